// Whose each line is, by git blame: whoever last changed it, under the address that .mailmap gives.
import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { promisify } from 'node:util';
import type { Alert } from './alert.ts';
import type { Analysis } from './analyse-files.ts';

const run = promisify(execFile);
const MOST_BYTES = 64 * 1024 * 1024;
/** Nothing that a repository configures is run for it: no program that turns files into text, no hook, no monitor. */
const GIT = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.pager=cat', 'blame', '--no-textconv', '--line-porcelain'];
const NOT_COMMITTED = 'not.committed.yet';

type Place = { path: string; line: number };

/** Names whose the lines are; nobody for a file of no repository and a line that is not committed. Each file is asked about once. */
export const withAuthors = async (analysis: Analysis): Promise<Analysis> => {
  const places = [...analysis.alerts.map(placeOf), ...analysis.integrations];
  const known = new Map<string, ReadonlyMap<number, string>>();
  for (const [path, own] of Map.groupBy(places, ({ path }) => path)) known.set(path, await authorsIn(path, [...new Set(own.map(({ line }) => line))]));
  const authorOf = ({ path, line }: Place): string | undefined => known.get(path)?.get(line);
  return { ...analysis, alerts: analysis.alerts.map((alert) => ({ ...alert, author: authorOf(placeOf(alert)) })), integrations: analysis.integrations.map((one) => ({ ...one, author: authorOf(one) })) };
};

const placeOf = ({ path, at: { line } }: Alert): Place => ({ path, line });

const authorsIn = async (path: string, lines: readonly number[]): Promise<ReadonlyMap<number, string>> => {
  const ranges = lines.flatMap((line) => ['-L', `${line},${line}`]);
  try {
    const { stdout } = await run('git', [...GIT, ...ranges, '--', basename(path)], { cwd: dirname(path), maxBuffer: MOST_BYTES, env: { ...process.env, GIT_TERMINAL_PROMPT: '0' } });
    return readPorcelain(stdout);
  } catch {
    return new Map();
  }
};

/** https://git-scm.com/docs/git-blame#_the_porcelain_format: a line's number is the third word of the line that begins with its commit. */
const readPorcelain = (said: string): ReadonlyMap<number, string> => {
  const found = new Map<number, string>();
  let line = 0;
  for (const each of said.split('\n')) {
    const begins = /^\^?[0-9a-f]{40,64} \d+ (\d+)/.exec(each);
    if (begins !== null) line = Number(begins[1]);
    const mail = /^author-mail <(.*)>$/.exec(each)?.[1];
    if (mail !== undefined && mail !== NOT_COMMITTED && mail !== '') found.set(line, mail);
  }
  return found;
};
