// Analyses the text of one file: alerts with fingerprints that survive moved lines, and the calls that ask a model.
import { createHash } from 'node:crypto';
import type { Alert, FileAnalysis, Integration, Location } from './alert.ts';
import { readPython } from './read/read-python.ts';
import { isPage, readPage } from './read/read-page.ts';
import { readScript } from './read/read-script.ts';
import { ALERT_RULES } from './rules/alerts.ts';
import { Engine } from './taint/engine.ts';
import type { Files } from './taint/files.ts';
import type { Hit } from './taint/hits.ts';
import { showsAnswer, touchesModel } from './touches-model.ts';

/** Longer ones are bundles and data. */
const LONGEST = 600_000;
const LONGEST_LINE = 20_000;
const TITLES = new Map(ALERT_RULES.map(({ id, title }) => [id, title]));

export const isAnalysed = (path: string): boolean => /\.(py|[cm]?[jt]s|[jt]sx|vue|svelte)$/.test(path) && !/(\.d\.[cm]?ts|\.min\.[cm]?js)$/.test(path);

/** `path` goes into the fingerprint, so hand in the one relative to the repository. Never throws. */
export const analyseSource = (path: string, source: string): FileAnalysis => {
  const nothing = { alerts: [], integrations: [], isLookedAt: false };
  if (!touchesModel(source) && !showsAnswer(path)) return nothing;
  try {
    const engine = openSource(path, source);
    if (typeof engine === 'string') return { ...nothing, problem: engine };
    engine.run();
    return { alerts: alertsOf(path, source, engine.hits), integrations: integrationsOf(path, engine), isLookedAt: true, ...(engine.isWornOut ? { problem: WORN_OUT } : {}) };
  } catch (error) {
    return { ...nothing, problem: problemOf(error) };
  }
};

export const WORN_OUT = 'too large to follow to its end';
export const problemOf = (error: unknown): string => (error instanceof Error ? error.message.split('\n')[0]! : 'could not be read');

/** Ready to run, or why it is left out. Throws where nothing can be read of it. */
export const openSource = (path: string, source: string, files?: Files): Engine | string => {
  if (source.length > LONGEST) return 'longer than 600,000 characters';
  if (source.length > LONGEST_LINE && isOnOneLine(source)) return 'minified';
  return new Engine(source, path.endsWith('.py') ? readPython(source) : isPage(path) ? readPage(path, source) : readScript(path, source), path, files);
};

/** Another file, by its path as it is shown and where its lines begin. */
export type Elsewhere = { readonly path: string; readonly lines: readonly number[] };

/** `elsewhere` knows the other file from which text came. */
export const alertsOf = (path: string, source: string, hits: ReadonlyMap<string, Hit>, elsewhere?: (file: string) => Elsewhere): Alert[] => {
  const ordered = strongest([...hits.values()]).sort((a, b) => a.at - b.at || (a.rule < b.rule ? -1 : 1));
  return name(path, source, lineStarts(source), ordered, elsewhere);
};

export const integrationsOf = (path: string, { source, integrations }: Engine): Integration[] => {
  const lines = lineStarts(source);
  return [...integrations.values()].map(({ at, provider, call }) => ({ path, line: locate(lines, at, at).line, provider, call }));
};

/** What is known to be an answer of a model need not be called a parameter as well. */
const strongest = (hits: readonly Hit[]): Hit[] => {
  const known = new Set(hits.filter(({ rule }) => !rule.startsWith('parameter-to-')).map(({ rule, at }) => `${rule.split('-to-')[1]}@${at}`));
  return hits.filter(({ rule, at }) => !rule.startsWith('parameter-to-') || !known.has(`${rule.slice('parameter-to-'.length)}@${at}`));
};

const isOnOneLine = (source: string): boolean => {
  for (let at = 0, end = 0; end >= 0; at = end + 1) {
    end = source.indexOf('\n', at);
    if ((end < 0 ? source.length : end) - at > LONGEST_LINE) return true;
  }
  return false;
};

export const lineStarts = (source: string): number[] => {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
};
const place = (starts: readonly number[], at: number): { line: number; column: number } => {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - starts[low]! + 1 };
};
const locate = (starts: readonly number[], at: number, to: number): Location => {
  const [begin, end] = [place(starts, at), place(starts, to)];
  return { ...begin, endLine: end.line, endColumn: end.column };
};

/** Rule, file, function, and the words of the place without their spacing; equal ones are counted. */
const name = (path: string, source: string, starts: readonly number[], hits: readonly Hit[], elsewhere?: (file: string) => Elsewhere): Alert[] => {
  const seen = new Map<string, number>();
  return hits.map(({ rule, level, at, to, sourceAt, sourceFile, kind, within }) => {
    const words = source.slice(at, to).replace(/\s+/g, '').slice(0, 400);
    const base = [rule, path, within, words].join('\0');
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    const fingerprint = createHash('sha256').update(`${base}\0${count}`).digest('hex').slice(0, 32);
    const from = sourceFile === undefined ? undefined : elsewhere?.(sourceFile);
    const place = from === undefined ? locate(starts, sourceAt, sourceAt) : { ...locate(from.lines, sourceAt, sourceAt), path: from.path };
    return { rule, level, title: TITLES.get(rule) ?? rule, path, at: locate(starts, at, to), source: place, sourceKind: kind, within, fingerprint };
  });
};
