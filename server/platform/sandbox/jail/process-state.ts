// What the kernel says a process is doing (proc_pid_status(5)). Linux only.
import { readFileSync } from 'node:fs';

/** A letter: R running, S sleeping, T stopped, Z over but not fetched yet, and so on; undefined when there is no such process. */
export const stateOf = (pid: number): string | undefined => {
  try {
    return /^State:\t(.)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
  } catch {
    return undefined;
  }
};

/** Over, but not fetched by the machine's first process yet, is over. */
export const isRunning = (pid: number): boolean => ![undefined, 'Z'].includes(stateOf(pid));
