// The thread that builds worlds and judges: it sees what hostile programs answered, so a judgement may loop and be ended.
// What it needs of a program it asks of the main thread, where the sandbox is.
import { parentPort, workerData } from 'node:worker_threads';
import type { Act, Build, ProgramAnswer, ProgramRequest, RunResult } from './checks.ts';
import { runChecks } from './run-checks.ts';

export type JudgeOrder = {
  does: 'judge';
  id: number;
  /** Hash of the lab's version; its checks come along only the first time. */
  version: string;
  checks?: { publicJs: string; hiddenJs: string };
  language: ProgramRequest['language'];
  files: Record<string, string>;
  seed: string;
  attacks: string[];
};
export type Given = { answer: ProgramAnswer } | { silence: string };
/** `given` are the answers to what was asked from number `ask` on. */
export type ToJudge = JudgeOrder | { does: 'answer'; ask: number; given: readonly Given[] };
export type FromJudge =
  /** Numbered on from `ask`, one after the other. */
  | { does: 'ask'; id: number; ask: number; requests: readonly ProgramRequest[] }
  | { does: 'done'; id: number; result: RunResult }
  | { does: 'broken'; id: number; message: string };

/** [0]: the run whose checks are being executed right now, or 0; [1]: counts every entry into them. */
export type JudgeClock = Int32Array;

const clock: JudgeClock = new Int32Array((workerData as { clock: SharedArrayBuffer }).clock);
const port = parentPort!;
const say = (message: FromJudge): void => port.postMessage(message);

type Checks = { build: Build; hidden?: Build };
const loaded = new Map<string, Promise<Checks>>();

// Published checks have no imports left. They are content of the house, not of a learner.
const load = async (js: string): Promise<Build> => ((await import(`data:text/javascript;base64,${Buffer.from(js).toString('base64')}`)) as { build: Build }).build;
const loadChecks = async ({ publicJs, hiddenJs }: NonNullable<JudgeOrder['checks']>): Promise<Checks> => ({
  build: await load(publicJs),
  ...(hiddenJs !== '' && { hidden: await load(hiddenJs) }),
});

/** Leaves a mark while a lab's own code runs, so that the main thread knows which run is at fault when it does not end. */
const marked = <T>(id: number, work: () => T): T => {
  Atomics.add(clock, 1, 1);
  Atomics.store(clock, 0, id);
  try {
    return work();
  } finally {
    Atomics.store(clock, 0, 0);
  }
};
const watchedAct = <A extends Act>(id: number, act: A): A => {
  const { next } = act;
  if (next === undefined) return act;
  return {
    ...act,
    next: (seen) => {
      const later = marked(id, () => next(seen));
      return watchedAct(id, later);
    },
  };
};
const watched =
  (id: number, build: Build): Build =>
  (world) =>
    marked(id, () => build(world)).map((step) => ({ ...watchedAct(id, step), judge: (seen, acts) => marked(id, () => step.judge(seen, acts)) }));

const waiting = new Map<number, { done: (answer: ProgramAnswer) => void; failed: (reason: Error) => void }>();
let asks = 0;
const ask = (id: number, requests: readonly ProgramRequest[]): Promise<ProgramAnswer>[] => {
  const first = asks + 1;
  asks += requests.length;
  const answers = requests.map((_, at) => new Promise<ProgramAnswer>((done, failed) => waiting.set(first + at, { done, failed })));
  say({ does: 'ask', id, ask: first, requests });
  return answers;
};

const judge = async ({ id, version, checks, language, files, seed, attacks }: JudgeOrder): Promise<void> => {
  try {
    if (checks !== undefined && !loaded.has(version)) loaded.set(version, loadChecks(checks));
    const { build, hidden } = (await loaded.get(version))!;
    const result = await runChecks({
      build: watched(id, build),
      ...(hidden !== undefined && { hidden: watched(id, hidden) }),
      language,
      files,
      seed,
      attacks,
      child: { run: (request) => ask(id, [request])[0]!, runAll: (requests) => ask(id, requests) },
    });
    say({ does: 'done', id, result });
  } catch (problem) {
    say({ does: 'broken', id, message: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) });
  }
};

port.on('message', (told: ToJudge) => {
  if (told.does === 'judge') {
    void judge(told);
    return;
  }
  for (const [at, given] of told.given.entries()) {
    const asked = waiting.get(told.ask + at);
    waiting.delete(told.ask + at);
    if ('answer' in given) asked?.done(given.answer);
    else asked?.failed(new Error(given.silence));
  }
});
