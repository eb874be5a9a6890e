// One worker for the patterns of the page; a pattern that takes too long is ended with it, and the next gets a new one.
import type { Asked, Outcome } from './judge.ts';

/** Texts are short: what needs longer than this backtracks without end. */
const LONGEST_MS = 400;
const START_MS = 10_000;

type Said = { id: number; outcome?: Outcome };
let worker: Worker | undefined;
let ready: Promise<void> | undefined;
let count = 0;

const start = (): Promise<void> => {
  worker = new Worker(new URL('./pattern-worker.ts', import.meta.url), { type: 'module' });
  const started = worker;
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error('no worker')), START_MS);
    started.addEventListener('error', () => fail(new Error('no worker')), { once: true });
    started.addEventListener('message', () => (clearTimeout(timer), done()), { once: true });
  });
};

const end = (): void => {
  worker?.terminate();
  worker = undefined;
  ready = undefined;
};

let last: Promise<unknown> = Promise.resolve();

/** One after another, or an innocent pattern would wait behind an endless one. Rejects where the page may have no worker. */
export const runPattern = (asked: Asked): Promise<Outcome> => {
  const next = last.then(() => run(asked));
  last = next.catch(() => undefined);
  return next;
};

const run = async (asked: Asked): Promise<Outcome> => {
  ready ??= start();
  await ready.catch((problem: unknown) => {
    end();
    throw problem;
  });
  const [mine, id] = [worker!, (count += 1)];
  return new Promise((done) => {
    const finish = (outcome: Outcome): void => {
      clearTimeout(timer);
      mine.removeEventListener('message', hear);
      done(outcome);
    };
    const hear = ({ data }: MessageEvent<Said>): void => {
      if (data.id === id && data.outcome !== undefined) finish(data.outcome);
    };
    const timer = setTimeout(() => {
      if (worker === mine) end();
      finish({ is: 'slow' });
    }, LONGEST_MS);
    mine.addEventListener('message', hear);
    mine.postMessage({ id, asked });
  });
};
