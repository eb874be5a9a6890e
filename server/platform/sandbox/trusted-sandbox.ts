// The fake beside the jail, for tests: runs programs in worker threads of this process, one at a time.
// A thread is no sandbox: only the programs of this repository and of tests may run here.
import { startTrusted } from './guest/start-trusted.ts';
import type { Child, ProgramAnswer, ProgramRequest } from './program.ts';
import type { EngineState, Sandbox } from './sandbox.ts';

export type TrustedSandbox = Sandbox & {
  /** What was bound and not released, in order. */
  bound: Set<string>;
  /** Makes `state` answer this for every key, as a busy machine would; undefined: ready. */
  pretend(state: EngineState | undefined): void;
  stop(): Promise<void>;
};

export const trustedSandbox = (timeLimit = 2000): TrustedSandbox => {
  let started: ReturnType<typeof startTrusted> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let pretended: EngineState | undefined;
  const bound = new Set<string>();
  const run = (key: string, request: ProgramRequest): Promise<ProgramAnswer> => {
    bound.add(key);
    const next = last.then(async (): Promise<ProgramAnswer> => (await (started ??= startTrusted(timeLimit))).run(request));
    last = next.catch(() => undefined);
    return next;
  };
  return {
    bound,
    pretend: (state) => void (pretended = state),
    state: () => pretended ?? { state: 'ready', position: null },
    bind: async (key) => void bound.add(key),
    run,
    judge: async (key, _language, module, input) => {
      const { judge } = (await import(module.href)) as { judge: (child: Child, input: unknown) => Promise<unknown> };
      return judge({ run: (request) => run(key, request) }, input);
    },
    release: (key) => void bound.delete(key),
    stop: async () => (await started)?.stop(),
  };
};
