// Kills a jail that may still be in the making, so that no part of it outlives the rest.
import type { ChildProcess } from 'node:child_process';
import { stateOf } from './process-state.ts';
import { familyOf } from './resident.ts';

/** Stopped, over, or gone. */
const STANDS_STILL: readonly (string | undefined)[] = ['T', 't', 'Z', 'X', undefined];
/** A few milliseconds: a process that was told to stop does so on its next way out of the kernel. */
const MOST_LOOKS = 2_000;

/**
 * Bubblewrap that dies while it sets up leaves its child waiting for it for ever: only later is that child told to end with
 * it. So it is stopped first, and what it has begun by then is killed with it. Linux only; a process that is gone is no error.
 */
export const killStarting = ({ pid, exitCode, signalCode }: ChildProcess): void => {
  // The number of one that is over may by now be somebody else's.
  if (pid === undefined || exitCode !== null || signalCode !== null || !send(pid, 'SIGSTOP')) return;
  for (let look = 0; look < MOST_LOOKS && !STANDS_STILL.includes(stateOf(pid)); look += 1);
  for (const one of familyOf(pid).toReversed()) send(one, 'SIGKILL');
};

const send = (pid: number, signal: NodeJS.Signals): boolean => {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
};
