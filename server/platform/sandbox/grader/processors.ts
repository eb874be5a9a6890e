// The processors of this machine, by their numbers, and how a process is held to one of them. Linux, by util-linux's taskset.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** More graders than this are memory and no speed: there are not that many people in a lab at once. */
const MOST = 8;

/** The numbers that `list` names, as the kernel writes them (proc_pid_status(5)): `0-2,5` is 0, 1, 2 and 5. */
export const readProcessors = (list: string): number[] =>
  [...list.matchAll(/(\d+)(?:-(\d+))?/g)].flatMap(([, from, to = from]) => Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => Number(from) + at));

/** Those this process may use, as many as it gets time for; none where they cannot be told apart. */
export const processorsHere = (): number[] => {
  try {
    const [, list = ''] = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync('/proc/self/status', 'latin1')) ?? [];
    return readProcessors(list).slice(0, Math.min(MOST, availableParallelism()));
  } catch {
    return [];
  }
};

/** This process with all its threads, and whatever it starts from now on. Where there is no taskset, it goes where the kernel puts it. */
export const holdTo = (processor: number): void => void spawnSync('taskset', ['-a', '-c', '-p', String(processor), String(process.pid)], { stdio: 'ignore' });
