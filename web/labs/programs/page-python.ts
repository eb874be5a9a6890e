// Python in this page: fetched once, kept warm in a worker without network, ended and started anew when it does not answer.
import type { ProgramAnswer, ProgramRequest } from '../../../server/labs/schemas.ts';
import { engineFile, getPythonBytes } from './engine-files.ts';
import { hear } from './hear.ts';
import { answerLimitSeconds, keepState, noAnswerInTime, type PageEngine, programEnded, startLimit } from './page-engine.ts';

const { state, watch, become } = keepState();
let starting: Promise<Worker> | undefined;
// One interpreter serves the whole page, so requests wait for one another.
let last: Promise<unknown> = Promise.resolve();
let count = 0;

/** What the worker says first where WebAssembly is refused; see server/platform/sandbox/guest/python-worker.ts. */
const BLOCKED = 'WebAssembly is blocked';

const start = (): Promise<Worker> => {
  starting ??= startWorker().catch((problem: unknown) => {
    starting = undefined;
    become({ is: 'failed', isBlocked: problem instanceof Error && problem.message.includes(BLOCKED) });
    throw problem;
  });
  return starting;
};

const startWorker = async (): Promise<Worker> => {
  become({ is: 'getting', percent: 0 });
  const bytes = await getPythonBytes((percent) => become({ is: 'getting', percent }));
  become({ is: 'starting' });
  const worker = new Worker(await engineFile('python-worker.js'), { type: 'module' });
  const said = await hear(worker, startLimit, () => worker.postMessage({ type: 'start', bytes }, Object.values(bytes)));
  if (said?.type !== 'ready') {
    worker.terminate();
    throw new Error(said?.type === 'failed' ? said.message : 'Python did not start in time');
  }
  become({ is: 'ready' });
  return worker;
};

const ask = async (request: ProgramRequest): Promise<ProgramAnswer> => {
  const worker = await start();
  count += 1;
  const id = count;
  const said = await hear(worker, answerLimitSeconds * 1000, () => worker.postMessage({ type: 'run', id, request }));
  if (said?.type === 'answer' && said.id === id) return said.answer;
  worker.terminate();
  starting = undefined;
  // The next request waits for it; this one has its answer already.
  start().catch(() => undefined);
  throw new Error(said?.type === 'ended' ? programEnded : noAnswerInTime);
};

const run = (request: ProgramRequest): Promise<ProgramAnswer> => {
  const turn = last.then(() => ask(request));
  last = turn.catch(() => undefined);
  return turn;
};

export const pagePython: PageEngine = { state, watch, start, run };
