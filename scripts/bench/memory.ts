// How much memory the server and its database take together: proportional, so that shared pages count once.
import { readFile } from 'node:fs/promises';
import { serverBelow } from './processes.ts';

const proportionalKb = async (pid: number): Promise<number> => {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
};

/** Megabytes of server/main.ts and everything it started, below `pid`; undefined where /proc does not say. */
export const memoryOf = async (pid: number): Promise<number | undefined> => {
  const found = await serverBelow(pid);
  if (found === undefined) return undefined;
  const each = await Promise.all([found.server, ...found.others].map(({ pid }) => proportionalKb(pid)));
  const total = each.reduce((sum, kb) => sum + kb, 0);
  return total === 0 ? undefined : Math.round(total / 1024);
};
