// TypeScript in this page: a worker of its own for each request, without network, ended when it does not answer.
import type { ProgramAnswer, ProgramRequest } from '../../../server/labs/schemas.ts';
import { engineFile } from './engine-files.ts';
import { hear } from './hear.ts';
import { answerLimitSeconds, keepState, noAnswerInTime, type PageEngine, programEnded, startLimit } from './page-engine.ts';

const { state, watch, become } = keepState();
// The next worker starts while this one works: the browser has no realms, and a program may bend what all share.
let spare: Promise<Worker> | undefined;

const start = (): Promise<Worker> => {
  if (state().is !== 'ready') become({ is: 'starting' });
  spare ??= startWorker().then(
    (worker) => {
      become({ is: 'ready' });
      return worker;
    },
    (problem: unknown) => {
      spare = undefined;
      become({ is: 'failed', isBlocked: false });
      throw problem;
    },
  );
  return spare;
};

const startWorker = async (): Promise<Worker> => {
  const worker = new Worker(await engineFile('typescript-worker.js'), { type: 'module' });
  if ((await hear(worker, startLimit))?.type === 'ready') return worker;
  worker.terminate();
  throw new Error('TypeScript did not start in time');
};

const run = async (request: ProgramRequest): Promise<ProgramAnswer> => {
  // Taken before anything is awaited, so that no two requests share one.
  const mine = start();
  spare = undefined;
  const worker = await mine;
  start().catch(() => undefined);
  try {
    const said = await hear(worker, answerLimitSeconds * 1000, () => worker.postMessage({ id: 1, request }));
    if (said?.type === 'answer') return said.answer;
    throw new Error(said === undefined ? noAnswerInTime : programEnded);
  } finally {
    worker.terminate();
  }
};

export const pageTypeScript: PageEngine = { state, watch, start, run };
