// The sandbox of a server: the graders beside it, and what is known here of each key's process.
import type { Log } from '../log.ts';
import type { Figures, SandboxState } from './grader/messages.ts';
import { makeGraders } from './grader/make-graders.ts';
import type { ProgramAnswer } from './program.ts';
import { type EngineState, noSandbox, type Sandbox } from './sandbox.ts';

export type ServerSandbox = Sandbox & {
  /** Starts the first grader and returns at once; until then everything waits. */
  start(): void;
  /** The back end with its self-test's figures, or why there is none and what to install. */
  about(): SandboxState;
  figures(): Promise<Figures>;
  stop(): Promise<void>;
};

const MACHINE: Record<SandboxState['is'], EngineState> = {
  'getting-ready': { state: 'preparing', position: null },
  ready: { state: 'ready', position: null },
  none: { state: 'none', position: null },
};

/** `dataDir/run` receives what the jail needs; `onReady` hears what the self-test said, also after a restart. */
export const serverSandbox = (parts: { dataDir: string; log: Log; onReady?: (about: SandboxState) => void }): ServerSandbox => {
  const { start, about, engineOf, ask, figures, stop } = makeGraders(parts);
  const state = (key?: string): EngineState => {
    const machine = MACHINE[about().is];
    if (key === undefined || machine.state !== 'ready') return machine;
    return engineOf(key) ?? { state: 'preparing', position: null };
  };
  return {
    start,
    state,
    about,
    bind: async (key, language) => void (await ask({ do: 'bind', key, language })),
    run: async (key, request) => (await ask({ do: 'run', key, request })) as ProgramAnswer,
    judge: (key, language, module, input) => ask({ do: 'judge', key, language, module: module.href, input }),
    // Nobody waits for it; without a jail there is nothing to end.
    release: (key) => void ask({ do: 'release', key }).catch(() => {}),
    figures,
    stop,
  };
};

const SWITCHED_OFF: SandboxState = { is: 'none', why: ['SANDBOX is off'], install: 'Leave SANDBOX out to have this machine judge them.' };

/** The sandbox of a server whose owner wants no programs run beside it: says so, and starts nothing. */
export const noServerSandbox = (onReady: (about: SandboxState) => void): ServerSandbox => ({
  ...noSandbox,
  start: () => onReady(SWITCHED_OFF),
  about: () => SWITCHED_OFF,
  figures: async () => ({ bound: 0, ready: 0, most: 0 }),
  stop: async () => {},
});
