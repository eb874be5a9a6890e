// What runs programs in this page, one interface for both languages: get it ready, hear how far that is, run one request.
import type { ProgramAnswer, ProgramRequest } from '../../../server/labs/schemas.ts';

export type EngineState =
  | { is: 'idle' }
  | { is: 'getting'; percent: number }
  | { is: 'starting' }
  | { is: 'ready' }
  /** `isBlocked`: this browser refuses what the interpreter needs, so trying again will not help. */
  | { is: 'failed'; isBlocked: boolean };

export type PageEngine = {
  state: () => EngineState;
  /** For useSyncExternalStore: calls `listener` at every change, returns how to stop. */
  watch: (listener: () => void) => () => void;
  /** The same promise for everyone until it fails. */
  start: () => Promise<unknown>;
  /** One request in a fresh state. Rejects with `noAnswerInTime` or `programEnded`. */
  run: (request: ProgramRequest) => Promise<ProgramAnswer>;
};

/** Seconds a program may take for one check before it is ended. */
export const answerLimitSeconds = 3;
/** How long an interpreter may stay silent while it starts. */
export const startLimit = 30_000;

/** What `run` rejects with; a result carries it as the failure's message. */
export const noAnswerInTime = 'no answer in time';
export const programEnded = 'the program ended its interpreter';

/** Where the state of one engine is kept. */
export const keepState = () => {
  let state: EngineState = { is: 'idle' };
  const listeners = new Set<() => void>();
  return {
    state: (): EngineState => state,
    watch: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    become: (next: EngineState): void => {
      state = next;
      for (const listener of listeners) listener();
    },
  };
};
