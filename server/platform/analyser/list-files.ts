// The files below some paths that can be analysed, without what `.gitignore` leaves out, links, and installed packages.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isAnalysed } from './analyse-source.ts';

type Rules = { readonly folder: string; readonly ignores: Ignore };
/** `isAll`: also what git ignores and what is installed. */
export type Listing = { readonly isAll?: boolean };

const INSTALLED = new Set(['.git', 'node_modules', '.venv', 'venv', '__pycache__', 'site-packages', '.tox', '.mypy_cache']);

/** Absolute paths; throws for a path that is not there. */
export const listFiles = (paths: readonly string[], { isAll = false }: Listing = {}): string[] => {
  const found: string[] = [];
  for (const path of paths.map((one) => resolve(one))) {
    if (statSync(path).isDirectory()) walk(path, isAll ? [] : rulesAbove(path), isAll, found);
    else if (isAnalysed(path)) found.push(path);
  }
  return [...new Set(found)];
};

const readRules = (folder: string): Rules[] => {
  try {
    return [{ folder, ignores: ignore().add(readFileSync(join(folder, '.gitignore'), 'utf8')) }];
  } catch {
    return [];
  }
};

/** Of the folders above, up to the one that holds the repository. */
const rulesAbove = (folder: string): Rules[] => {
  const rules: Rules[] = [];
  for (let at = folder; !isRepository(at) && dirname(at) !== at; ) {
    at = dirname(at);
    rules.unshift(...readRules(at));
  }
  return rules;
};
const isRepository = (folder: string): boolean => {
  try {
    return statSync(join(folder, '.git')) !== undefined;
  } catch {
    return false;
  }
};

const isLeftOut = (path: string, isFolder: boolean, rules: readonly Rules[]): boolean =>
  rules.some(({ folder, ignores }) => ignores.ignores(`${relative(folder, path).split(sep).join('/')}${isFolder ? '/' : ''}`));

const walk = (folder: string, above: readonly Rules[], isAll: boolean, found: string[]): void => {
  const rules = isAll ? above : [...above, ...readRules(folder)];
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if ((isAll || !INSTALLED.has(entry.name)) && !isLeftOut(path, true, rules)) walk(path, rules, isAll, found);
    } else if (entry.isFile() && isAnalysed(entry.name) && !isLeftOut(path, false, rules)) found.push(path);
  }
};
