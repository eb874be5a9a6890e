// The files under the given paths that git would show: .gitignore of every folder on the way, no .git, no links followed.
import ignore, { type Ignore } from 'ignore';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';

type Rules = { folder: string; ignore: Ignore };
export type Skipped = (path: string, why: string) => void;

/** What is named itself is taken, ignored or not; a path that is not there is told to `skipped`. */
export async function* listFiles(paths: readonly string[], isEverything: boolean, skipped: Skipped): AsyncGenerator<string> {
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) skipped(path, 'there is no such file');
    else if (found.isDirectory()) yield* walk(path, isEverything ? [] : await rulesAbove(resolve(path)), isEverything, skipped);
    else yield path;
  }
}

/** Of the folders from the repository's root down to the one above. */
const rulesAbove = async (folder: string): Promise<Rules[]> => {
  const above: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    if (at !== folder) above.unshift(at);
    if (existsSync(join(at, '.git'))) {
      const own = await rulesFrom(at, join(at, '.git/info/exclude'));
      const others = await Promise.all(above.map((each) => rulesFrom(each, join(each, '.gitignore'))));
      return [...own, ...others.flat()];
    }
    // Outside a repository only what lies inside the folder counts.
    if (dirname(at) === at) return [];
  }
};

const rulesFrom = async (folder: string, file: string): Promise<Rules[]> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? [] : [{ folder, ignore: ignore().add(text) }];
};

const isIgnored = (rules: readonly Rules[], path: string, isFolder: boolean): boolean => {
  // The nearest file that says anything about the path decides, as git has it.
  for (const { folder, ignore } of rules.toReversed()) {
    const name = relative(folder, path).split(sep).join('/') + (isFolder ? '/' : '');
    const said = ignore.test(name);
    if (said.ignored) return true;
    if (said.unignored) return false;
  }
  return false;
};

async function* walk(folder: string, above: readonly Rules[], isEverything: boolean, skipped: Skipped): AsyncGenerator<string> {
  const rules = isEverything ? [] : [...above, ...(await rulesFrom(resolve(folder), join(folder, '.gitignore')))];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) skipped(folder, 'it could not be read');
  for (const entry of (entries ?? []).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name === '.git' || (!entry.isDirectory() && !entry.isFile())) continue;
    if (isIgnored(rules, resolve(path), entry.isDirectory())) continue;
    if (entry.isDirectory()) yield* walk(path, rules, isEverything, skipped);
    else yield path;
  }
}
