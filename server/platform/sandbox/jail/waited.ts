// How long a process stood ready and had no processor: on a busy machine that is not the program's time.
import { closeSync, openSync, readSync } from 'node:fs';
import { familyOf } from './resident.ts';

export type Waiting = {
  /** Milliseconds since the process began; 0 where the kernel does not say. */
  ms: () => number;
  close: () => void;
};

const MOST_BYTES = 128;

/** Ask it only once the process is ready: it then looks up, once, which of those below `pid` runs the program, and keeps its figures open: every question reads them. */
export const waitingOf = (pid: number): Waiting => {
  let file: number | undefined;
  const figures = Buffer.alloc(MOST_BYTES);
  const ms = (): number => {
    try {
      file ??= openSync(`/proc/${familyOf(pid).at(-1) ?? pid}/schedstat`, 'r');
      // Time on a processor, time waiting for one, turns: https://docs.kernel.org/scheduler/sched-stats.html
      return Number(figures.toString('latin1', 0, readSync(file, figures, 0, MOST_BYTES, 0)).split(' ')[1]) / 1e6;
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
