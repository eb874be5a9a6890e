// What a commit would add: the staged text of each file, and which of its lines are new.
import { execFileSync } from 'node:child_process';

export type Staged = { path: string; text: Uint8Array; isNew: (line: number) => boolean };

const git = (args: readonly string[]): Buffer => execFileSync('git', args, { maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe'] });

/** Throws where there is no repository. Paths are relative to its root. */
export const listStaged = (): Staged[] => {
  const names = git(['diff', '--cached', '--name-only', '-z', '--diff-filter=ACMR']).toString().split('\0').filter((name) => name !== '');
  return names.map((path) => ({ path, text: new Uint8Array(git(['show', `:${path}`])), isNew: newLines(path) }));
};

const newLines = (path: string): ((line: number) => boolean) => {
  const diff = git(['diff', '--cached', '-U0', '--no-color', '--no-ext-diff', '--', `:(top)${path}`]).toString('latin1');
  const ranges = [...diff.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].map((match) => [Number(match[1]), Number(match[1]) + Number(match[2] ?? 1)] as const);
  return (line) => ranges.some(([from, to]) => line >= from && line < to);
};
