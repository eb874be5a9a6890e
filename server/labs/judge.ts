// Has a run judged in a thread of its own, and ends a judgement that does not come to an end.
import { Worker } from 'node:worker_threads';
import { PlannedError } from '../platform/errors.ts';
import type { Child, ProgramRequest, RunResult } from './checks.ts';
import type { FromJudge, Given, JudgeClock, JudgeOrder, ToJudge } from './judge-thread.ts';
import { NOT_JUDGED } from './rules.ts';
import type { LabBody } from './schemas.ts';

/** The part of a lab that judging takes. */
export type JudgedLab = Pick<LabBody, 'language' | 'publicChecksJs' | 'hiddenChecksJs' | 'attacks' | 'functions' | 'hidden'>;
export type ToBeJudged = { version: string; lab: JudgedLab; files: Record<string, string>; seed: string; child: Child };
export type Judge = { judge(given: ToBeJudged): Promise<RunResult>; stop(): Promise<void> };

type Job = { id: number; given: ToBeJudged; tries: number; turn: Promise<void>; done: (result: RunResult) => void; failed: (reason: unknown) => void };
type Thread = { worker: Worker; clock: JudgeClock; knows: Set<string>; watch: NodeJS.Timeout };

const WATCH_MS = 100;
const MOST_TRIES = 2;
const HEAP_MB = 512;

/** One thread for the process: a judgement takes well under a millisecond, unless somebody made it not to. */
export const startJudge = (limitMs = 2000): Judge => {
  const jobs = new Map<number, Job>();
  let thread: Thread | undefined;
  let count = 0;
  let isStopped = false;

  const finish = (id: number, tell: (job: Job) => void): void => {
    const job = jobs.get(id);
    if (job === undefined) return;
    jobs.delete(id);
    tell(job);
    if (jobs.size === 0) thread?.worker.unref();
  };

  const answerOne = async (id: number, request: ProgramRequest): Promise<Given> => {
    try {
      const child = jobs.get(id)?.given.child;
      if (child === undefined) throw new Error('This run is over.');
      return { answer: await child.run(request) };
    } catch (problem) {
      // Not the program's doing: nothing may be recorded about it.
      if (problem instanceof PlannedError) finish(id, (job) => job.failed(problem));
      return { silence: problem instanceof Error ? problem.message : String(problem) };
    }
  };

  /** All at once when the last is there: every message that wakes a thread costs more than judging one step. */
  const answerAll = async (worker: Worker, { id, ask, requests }: FromJudge & { does: 'ask' }): Promise<void> => {
    const given: Given[] = [];
    for (const request of requests) {
      const last = given.at(-1);
      // After one silence the rest is not asked: a loop would cost the time limit at every step.
      given.push(last !== undefined && 'silence' in last ? last : await answerOne(id, request));
    }
    worker.postMessage({ does: 'answer', ask, given } satisfies ToJudge);
  };

  /** One program at a time, although a step may ask on while the others’ first requests still run. */
  const answer = (worker: Worker, said: FromJudge & { does: 'ask' }): void => {
    const job = jobs.get(said.id);
    const turn = (job?.turn ?? Promise.resolve()).then(() => answerAll(worker, said));
    if (job !== undefined) job.turn = turn;
  };

  const hear = (worker: Worker, said: FromJudge): void => {
    if (said.does === 'ask') answer(worker, said);
    else if (said.does === 'done') finish(said.id, (job) => job.done(said.result));
    else finish(said.id, (job) => job.failed(new Error(`The checks of ${job.given.version} are broken: ${said.message}`)));
  };

  const start = (): Thread => {
    const clock: JudgeClock = new Int32Array(new SharedArrayBuffer(8));
    const worker = new Worker(new URL('./judge-thread.ts', import.meta.url), { workerData: { clock: clock.buffer }, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    const mine: Thread = { worker, clock, knows: new Set(), watch: watch(clock, () => void worker.terminate()) };
    worker.on('message', (said: FromJudge) => hear(worker, said));
    // Its end is what counts; without a listener it would end this process too.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      clearInterval(mine.watch);
      if (thread === mine) thread = undefined;
      startOver(Atomics.load(clock, 0));
    });
    return mine;
  };

  /** The thread is gone: the run at fault is judged as not holding, the others begin again. */
  const startOver = (atFault: number): void => {
    finish(atFault, (job) => job.done(withoutEnd(job.given)));
    if (isStopped) return;
    for (const job of jobs.values()) {
      job.tries += 1;
      if (job.tries > MOST_TRIES) finish(job.id, (job) => job.failed(new Error('The judging thread ended again and again.')));
      else send(job);
    }
  };

  const watch = (clock: JudgeClock, end: () => void): NodeJS.Timeout => {
    let [entry, ticks] = [-1, 0];
    // Counted in ticks of our own timer: when the whole machine stands still, nobody is blamed for it.
    return setInterval(() => {
      const isSame = Atomics.load(clock, 0) !== 0 && Atomics.load(clock, 1) === entry;
      entry = Atomics.load(clock, 1);
      ticks = isSame ? ticks + 1 : 0;
      if (ticks * WATCH_MS >= limitMs) end();
    }, WATCH_MS).unref();
  };

  const send = ({ id, given: { version, lab, files, seed } }: Job): void => {
    thread ??= start();
    const { worker, knows } = thread;
    const { language, publicChecksJs: publicJs, hiddenChecksJs: hiddenJs } = lab;
    const attacks = [...lab.attacks, ...lab.hidden.attacks].map(({ name }) => name);
    const order: JudgeOrder = { does: 'judge', id, version, language, files, seed, attacks, ...(!knows.has(version) && { checks: { publicJs, hiddenJs } }) };
    knows.add(version);
    worker.ref();
    worker.postMessage(order);
  };

  return {
    judge: (given) =>
      new Promise((done, failed) => {
        count += 1;
        const job: Job = { id: count, given, tries: 0, turn: Promise.resolve(), done, failed };
        jobs.set(job.id, job);
        send(job);
      }),
    stop: async () => {
      isStopped = true;
      await thread?.worker.terminate();
    },
  };
};

/** No verdict in time is no pass: whoever makes a judgement loop has not mended anything. */
const withoutEnd = ({ lab, seed }: ToBeJudged): RunResult => {
  const failure = { type: 'NoAnswer', message: NOT_JUDGED };
  const steps = [
    ...lab.attacks.map(({ name }) => ({ name, kind: 'attack' as const })),
    ...lab.functions.map(({ name }) => ({ name, kind: 'function' as const })),
  ];
  return { seed, holds: false, steps: steps.map((step) => ({ ...step, shows: '', ok: false, failure })) };
};
