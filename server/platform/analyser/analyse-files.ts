// Analyses files one after the other, follows text from one into another, and adds up what was found.
import { readFileSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Alert, Integration } from './alert.ts';
import { alertsOf, type Elsewhere, integrationsOf, lineStarts, openSource, problemOf, WORN_OUT } from './analyse-source.ts';
import type { Engine } from './taint/engine.ts';
import { Files } from './taint/files.ts';
import { Imports } from './taint/resolve-import.ts';

export type Analysis = {
  readonly files: number;
  /** Those that have to do with a model. */
  readonly lookedAt: number;
  readonly alerts: Alert[];
  readonly integrations: Integration[];
  readonly problems: { readonly path: string; readonly problem: string }[];
};

const LARGEST = 2_000_000;
const TOO_LARGE = 'larger than 2 MB';

/** Paths are told relative to `root`. */
export const analyseFiles = (paths: readonly string[], root: string, onFile?: (done: number, path: string) => void): Analysis => {
  const shown = (path: string): string => relative(root, path).split(sep).join('/');
  const integrations: Integration[] = [];
  const problems: Analysis['problems'] = [];
  const read = readOnce();
  const files = filesOf(paths, read);
  let lookedAt = 0;
  files.meet(paths.map(idOf));
  paths.forEach((path, index) => {
    onFile?.(index, shown(path));
    const result = analyseFile(files, path, read);
    if (typeof result === 'string') problems.push({ path: shown(path), problem: result });
    else if (result !== undefined) {
      integrations.push(...integrationsOf(shown(path), result));
      lookedAt += 1;
      if (result.isWornOut) problems.push({ path: shown(path), problem: WORN_OUT });
    }
  });
  const known = new Map<string, Elsewhere>();
  const elsewhere = (file: string): Elsewhere => {
    const told = known.get(file) ?? { path: shown(file), lines: lineStarts(read(file)) };
    known.set(file, told);
    return told;
  };
  const alerts = paths.flatMap((path) => {
    const hits = files.hits.get(idOf(path));
    return hits === undefined || hits.size === 0 ? [] : alertsOf(shown(path), read(path), hits, elsewhere);
  });
  return { files: paths.length, lookedAt, alerts, integrations, problems };
};

/** With `/`, as imports are written. */
const idOf = (path: string): string => path.split(sep).join('/');

const filesOf = (paths: readonly string[], read: (path: string) => string): Files =>
  new Files(
    new Imports(paths.map(idOf)),
    (path, files) => {
      try {
        const engine = openSource(path, read(path), files);
        return typeof engine === 'string' ? undefined : engine;
      } catch {
        return undefined;
      }
    },
    read,
  );

/** The engine after its run, why there is none, or nothing for a file without a word about models. */
const analyseFile = (files: Files, path: string, read: (path: string) => string): Engine | string | undefined => {
  const id = idOf(path);
  try {
    const source = read(path);
    const isAbout = files.isAbout(id, source);
    const isTool = !isAbout && files.isTool(id, source);
    if (!isAbout && !isTool && !files.isBetween(id, source)) return undefined;
    const engine = files.engine(id);
    if (engine === undefined) {
      const problem = isAbout ? openSource(id, source) : undefined;
      return typeof problem === 'string' ? problem : undefined;
    }
    engine.run(isAbout ? 'whole' : isTool ? 'as a tool' : 'between');
    return isAbout ? engine : undefined;
  } catch (error) {
    files.giveUp(id);
    return problemOf(error);
  }
};

/** Throws for a file that is too large; the last one is kept, since it is mostly asked for twice. */
const readOnce = (): ((path: string) => string) => {
  let last: { readonly path: string; readonly text: string } | undefined;
  return (path) => {
    if (last?.path !== path) {
      if (statSync(path).size > LARGEST) throw new Error(TOO_LARGE);
      last = { path, text: readFileSync(path, 'utf8') };
    }
    return last.text;
  };
};
