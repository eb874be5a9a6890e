// Keeps the grader going: starts it, watches it, and starts another when it is gone or silent.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { unavailable } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { NoAnswer } from '../jail/start-guest.ts';
import type { EngineState } from '../sandbox.ts';
import type { GraderSettings, Order, Replied, SandboxState } from './messages.ts';
import { makeOrders } from './orders.ts';

export type Grader = {
  /** Starts it; what was asked before is asked then. */
  start: () => void;
  about: () => SandboxState;
  /** Every key that has a process or waits for one, as last heard. */
  engines: () => ReadonlyMap<string, EngineState>;
  /** Rejects with NoAnswer or Unavailable. */
  ask: (order: Order) => Promise<unknown>;
  stop: () => Promise<void>;
};

export type GraderParts = {
  dataDir: string;
  log: Log;
  onReady?: (about: SandboxState) => void;
  /** A grader that does not answer for this long is replaced. */
  silentMs?: number;
  /** Asked at each start of the grader. */
  settings?: () => GraderSettings;
  /** What runs as the grader. */
  file?: URL;
};

const RESTART_MS = 500;
/** Collecting garbage in several threads at once is of no use to a process that has one processor. */
const ON_ONE_PROCESSOR = ['--single-threaded-gc', '--min-semi-space-size=16'];
/** Graders in a row that may end before they said what this machine can do. */
const MOST_FALSE_STARTS = 3;
const STOPPING = 'The server is stopping. Try again in a moment.';

export const makeGrader = ({ dataDir, log, onReady, silentMs = 10_000, settings = () => ({ of: 1 }), file = new URL('grader-process.ts', import.meta.url) }: GraderParts): Grader => {
  const runDir = join(dataDir, 'run');
  mkdirSync(runDir, { recursive: true, mode: 0o700 });
  let state: SandboxState = { is: 'getting-ready' };
  let engines: ReadonlyMap<string, EngineState> = new Map();
  let current: ChildProcess | undefined;
  let falseStarts = 0;
  let isStopping = false;
  const orders = makeOrders((id, order) => {
    current?.send({ id, ...order }, () => {});
    return current !== undefined;
  });

  const hear = (said: Replied): void => {
    if ('about' in said) {
      falseStarts = 0;
      state = said.about;
      onReady?.(state);
    } else if ('engines' in said) {
      engines = new Map(said.engines);
    } else if ('value' in said) {
      orders.answered(said.id, said.value);
    } else {
      const { kind, message } = said.failed;
      orders.failed(said.id, kind === 'NoAnswer' ? new NoAnswer(message) : kind === 'Unavailable' ? unavailable(message) : new Error(message));
    }
  };
  const launch = (): void => {
    // The kernel ends it with the server, even when it is busy and the server was killed.
    const command = ['--pdeathsig', 'KILL', '--', process.execPath, ...ON_ONE_PROCESSOR, fileURLToPath(file), runDir, JSON.stringify(settings())];
    const child = spawn('setpriv', command, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...process.env, BEFORETAB_DATA: dataDir } });
    current = child;
    const stopWatching = watch(child, silentMs, hear);
    child.once('error', (error) => void gone(error.message));
    child.once('exit', (code, signal) => void gone(String(signal ?? code)));
    let isGone = false;
    const gone = async (why: string): Promise<void> => {
      stopWatching();
      if (isGone || isStopping) return;
      isGone = true;
      log.problem('the grader ended', { why });
      const wasReady = state.is === 'ready';
      state = { is: 'getting-ready' };
      engines = new Map();
      falseStarts += 1;
      if (falseStarts >= MOST_FALSE_STARTS) return giveUp(why);
      await wait(RESTART_MS);
      if (isStopping) return;
      launch();
      orders.lost(wasReady);
    };
  };
  const giveUp = (why: string): void => {
    state = { is: 'none', why: [`The grader does not start (${why}).`], install: 'Labs need Linux with util-linux (setpriv, prlimit).' };
    current = undefined;
    onReady?.(state);
    orders.close(unavailable('This machine cannot run programs safely.'));
  };
  const start = (): void => {
    if (current !== undefined || isStopping) return;
    launch();
    orders.lost(false);
  };
  const ask: Grader['ask'] = (order) => {
    if (isStopping) return Promise.reject(unavailable(STOPPING));
    if (state.is === 'none') return Promise.reject(unavailable('This machine cannot run programs safely.'));
    return orders.add(order);
  };
  const stop = async (): Promise<void> => {
    isStopping = true;
    orders.close(unavailable(STOPPING));
    const child = current;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const over = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await over;
  };
  return { start, about: () => state, engines: () => engines, ask, stop };
};

/** Pings, and kills what stays silent. */
const watch = (child: ChildProcess, silentMs: number, hear: (said: Replied) => void): (() => void) => {
  let heardAt = Date.now();
  child.on('message', (said: Replied) => {
    heardAt = Date.now();
    hear(said);
  });
  const timer = setInterval(() => {
    if (Date.now() - heardAt > silentMs) child.kill('SIGKILL');
    else child.send({ id: 0, do: 'ping' }, () => {});
  }, silentMs / 4).unref();
  return () => clearInterval(timer);
};
