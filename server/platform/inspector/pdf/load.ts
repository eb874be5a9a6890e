// Starts pdf.js for reading only: in this thread, without a canvas, without running or fetching anything.
import { importPacked } from '../../command-line/import-packed.ts';
import type * as Halves from './both-halves.ts';

/** In the command that is one file the build puts both halves in, packed and as base64: 1.8 MB would be read at each start of a command that needs none of it. */
declare const __PDF__: string | undefined;

type Pdf = Pick<typeof Halves, 'getDocument' | 'OPS'>;

let loaded: Promise<Pdf> | undefined;

/** Both halves in one thread: the caller is a thread of its own already. */
export const loadPdf = (): Promise<Pdf> => (loaded ??= load());

const load = async (): Promise<Pdf> => {
  // pdf.js looks for a canvas to draw with; nothing is drawn here.
  const place = globalThis as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) place[name] ??= function unused(): void {};
  const { warn } = console;
  console.warn = () => undefined;
  try {
    const { WorkerMessageHandler, ...pdf } = await (typeof __PDF__ === 'string' ? importPacked<typeof Halves>(__PDF__) : import('./both-halves.ts'));
    place['pdfjsWorker'] = { WorkerMessageHandler };
    return pdf;
  } finally {
    console.warn = warn;
  }
};
