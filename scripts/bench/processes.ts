// The processes below one, as /proc tells them: what each is, and how long it has kept a processor busy.
import { readdir, readFile } from 'node:fs/promises';

export type Process = { pid: number; parent: number; command: string; busyMs: number };

// The kernel counts in hundredths of a second on every Linux that Node runs on (`getconf CLK_TCK`).
const TICK_MS = 10;

export const listProcesses = async (): Promise<Process[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(
    pids.map(async (pid): Promise<Process | undefined> => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      if (stat === undefined) return undefined;
      // After the name, which may hold anything: state, parent and, from the twelfth on, ticks for the program and for the kernel in its name.
      const told = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number);
      return { pid: Number(pid), parent: told[1]!, command: command.replaceAll('\0', ' '), busyMs: (told[11]! + told[12]!) * TICK_MS };
    }),
  );
  return all.filter((process) => process !== undefined);
};

export const under = (all: readonly Process[], root: number): Process[] => {
  const children = all.filter(({ parent }) => parent === root);
  return children.flatMap((child) => [child, ...under(all, child.pid)]);
};

/** server/main.ts below `pid`, with everything it started; undefined where /proc does not say. */
export const serverBelow = async (pid: number): Promise<{ server: Process; others: Process[] } | undefined> => {
  const all = await listProcesses().catch(() => []);
  const server = under(all, pid).find(({ command }) => command.includes('server/main.ts') && !command.includes('npm'));
  return server && { server, others: under(all, server.pid) };
};
