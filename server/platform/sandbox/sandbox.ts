// Where programs that nobody trusts run on this machine: a jailed process per key (a learner), bound before it is needed.
import { unavailable } from '../errors.ts';
import type { Language, ProgramAnswer, ProgramRequest } from './program.ts';

/** `ready` now; `preparing` while a process starts or the self-test runs; `waiting` at this place in the queue; `none`: no jail can be made here. */
export type EngineState = { state: 'ready' | 'preparing' | 'waiting' | 'none'; position: number | null };

export type Sandbox = {
  /** For one key, or for the machine as a whole. */
  state(key?: string): EngineState;
  /** Takes a process for this key, or a place in the queue for one, and keeps it warm. Resolves when it is there; throws Unavailable where there is no jail. */
  bind(key: string, language: Language): Promise<void>;
  /** One request in a fresh state; binds first where that was not done. Rejects with NoAnswer when the program gave none; throws Unavailable when that was not the program's doing. */
  run(key: string, request: ProgramRequest): Promise<ProgramAnswer>;
  /**
   * One submission of many requests, judged beside the processes and not in the server: `module` is a file of ours that exports
   * `judge(child, input)`. Input and result are plain data. TypeScript has one process for all of a submission's requests.
   */
  judge(key: string, language: Language, module: URL, input: unknown): Promise<unknown>;
  /** Ends the process of this key. */
  release(key: string): void;
};

const refuse = (): Promise<never> => Promise.reject(unavailable('This machine cannot run programs apart from itself. Whoever runs BeforeTab sees at its start what to install.'));

/** Fails closed: nothing runs, and labs are practice in the browser. */
export const noSandbox: Sandbox = { state: () => ({ state: 'none', position: null }), bind: refuse, run: refuse, judge: refuse, release: () => undefined };
