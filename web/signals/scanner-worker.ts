// Asks the scanner's worker, which is started with the first question and looks at one text after the other.
import type { PasteAnswer, PasteAsked } from '../../server/platform/scanner/contract.ts';

type Waiting = { resolve: (answer: PasteAnswer) => void; reject: (problem: Error) => void };

let worker: Promise<Worker> | undefined;
let last = 0;
const waiting = new Map<number, Waiting>();

const failAll = (problem: Error): void => {
  worker = undefined;
  for (const { reject } of waiting.values()) reject(problem);
  waiting.clear();
};

const start = async (): Promise<Worker> => {
  const response = await fetch('/assets/scanner/manifest.json');
  if (!response.ok) throw new Error(`The scanner's files: ${response.status}`);
  const { stamp } = (await response.json()) as { stamp: string };
  const made = new Worker(`/assets/scanner/${stamp}/worker.js`, { type: 'module' });
  made.addEventListener('message', ({ data }: MessageEvent<PasteAnswer>) => {
    waiting.get(data.id)?.resolve(data);
    waiting.delete(data.id);
  });
  made.addEventListener('error', () => failAll(new Error('The scanner stopped.')));
  return made;
};

/** What would go out of `text`. Rejects when the scanner cannot be loaded, and can be asked again then. */
export const askScanner = async (text: string): Promise<PasteAnswer> => {
  worker ??= start();
  const running = await worker.catch((problem: unknown) => {
    worker = undefined;
    throw problem;
  });
  const asked: PasteAsked = { id: (last += 1), text };
  return new Promise((resolve, reject) => {
    waiting.set(asked.id, { resolve, reject });
    running.postMessage(asked);
  });
};
