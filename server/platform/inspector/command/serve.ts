// The other side of the thread that reads documents: takes one at a time and answers with what it hides.
import { parentPort } from 'node:worker_threads';
import type { Inspection } from '../hidden.ts';
import { inspectBytes } from '../inspect-bytes.ts';

export type Asked = { name: string; bytes: Uint8Array };

/** Ends when the thread that asks closes its side. */
export const serveInspections = async (): Promise<number> => {
  const port = parentPort;
  if (port === null) return 2;
  port.on('message', ({ name, bytes }: Asked) => {
    void inspectBytes(name, bytes).catch((): Inspection => ({ kind: 'text', hidden: [], letters: { seen: 0, hidden: 0 }, problem: 'it could not be read to its end' })).then((inspection) => port.postMessage(inspection));
  });
  await new Promise((resolve) => port.once('close', resolve));
  return 0;
};
