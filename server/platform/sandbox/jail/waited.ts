// How long a process stood ready and had no processor: on a busy machine that is not the program's time.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { familyOf } from './resident.ts';

export type Waiting = {
  /** Milliseconds since the process began; 0 where the kernel does not say. */
  ms: () => number;
  close: () => void;
};

const MOST_BYTES = 128;
const pathOf = (pid: number): string => `/proc/${pid}/schedstat`;
/** Time on a processor, time waiting for one, turns: https://docs.kernel.org/scheduler/sched-stats.html */
const waitedMs = (figures: string): number => Number(figures.split(' ')[1]) / 1e6;

/** What a process that is still starting and those below it waited together, in milliseconds: which of them will run the program is not known yet. */
export const waitedToStart = (pid: number): number =>
  familyOf(pid).reduce((sum, one) => {
    try {
      return sum + waitedMs(readFileSync(pathOf(one), 'latin1'));
    } catch {
      return sum; // It has ended meanwhile, or the kernel does not say.
    }
  }, 0);

/** Ask it only once the process is ready: it then looks up, once, which of those below `pid` runs the program, and keeps its figures open: every question reads them. */
export const waitingOf = (pid: number): Waiting => {
  let file: number | undefined;
  const figures = Buffer.alloc(MOST_BYTES);
  const ms = (): number => {
    try {
      file ??= openSync(pathOf(familyOf(pid).at(-1) ?? pid), 'r');
      return waitedMs(figures.toString('latin1', 0, readSync(file, figures, 0, MOST_BYTES, 0)));
    } catch {
      return 0;
    }
  };
  const close = (): void => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  return { ms, close };
};
