// Analyses files one after the other and adds up what was found.
import { readFileSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Alert, Integration } from './alert.ts';
import { analyseSource } from './analyse-source.ts';

export type Analysis = {
  readonly files: number;
  /** Those that have to do with a model. */
  readonly lookedAt: number;
  readonly alerts: Alert[];
  readonly integrations: Integration[];
  readonly problems: { readonly path: string; readonly problem: string }[];
};

const LARGEST = 2_000_000;

/** Paths are told relative to `root`. */
export const analyseFiles = (paths: readonly string[], root: string, onFile?: (done: number, path: string) => void): Analysis => {
  const alerts: Alert[] = [];
  const integrations: Integration[] = [];
  const problems: Analysis['problems'] = [];
  let lookedAt = 0;
  paths.forEach((path, index) => {
    const shown = relative(root, path).split(sep).join('/');
    onFile?.(index, shown);
    const result = analyseFile(path, shown);
    if (typeof result === 'string') problems.push({ path: shown, problem: result });
    else {
      alerts.push(...result.alerts);
      integrations.push(...result.integrations);
      if (result.isLookedAt) lookedAt += 1;
      if (result.problem !== undefined) problems.push({ path: shown, problem: result.problem });
    }
  });
  return { files: paths.length, lookedAt, alerts, integrations, problems };
};

const analyseFile = (path: string, shown: string): ReturnType<typeof analyseSource> | string => {
  try {
    return statSync(path).size > LARGEST ? 'larger than 2 MB' : analyseSource(shown, readFileSync(path, 'utf8'));
  } catch (error) {
    return error instanceof Error ? error.message : 'could not be read';
  }
};
