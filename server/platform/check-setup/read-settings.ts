// Reads one settings file, JSON with comments, YAML or TOML, and says on which line each part of it stands.
import { lstat, readFile, realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { parse as parseToml, TomlError } from 'smol-toml';
import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

export type Settings = {
  path: string;
  text: string;
  value: unknown;
  /** Of the part at these keys, or of the nearest part above it. */
  lineOf: (...keys: readonly (string | number)[]) => number;
};
export type Format = 'json' | 'yaml' | 'toml';
export type Read = { settings: Settings } | { missing: true } | { why: string };

/** No settings file that a person wrote is larger. */
const MOST_BYTES = 2_000_000;

/** Follows no link out of `base`, because what lies there is not this project's. */
export const readSettings = async (base: string, path: string, format: Format): Promise<Read> => {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return { missing: true };
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined) return { why: 'it is a link to nowhere' };
  const from = relative(await realpath(base), real);
  if (from.startsWith(`..${sep}`) || from === '..') return { why: 'it is a link out of the folder, which is not followed' };
  const target = await lstat(real);
  if (!target.isFile()) return { why: 'it is not a file' };
  if (target.size > MOST_BYTES) return { why: `it is larger than ${MOST_BYTES / 1_000_000} MB` };
  const text = await readFile(real, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (typeof text !== 'string') return { why: text.code === 'EACCES' ? 'it may not be read' : text.message };
  return format === 'toml' ? readToml(path, text) : readTree(path, text, format);
};

const readTree = (path: string, text: string, format: 'json' | 'yaml'): Read => {
  const lines = new LineCounter();
  // JSON is YAML once comments, tabs and commas before a bracket are blanked out where they stand.
  const document = parseDocument(format === 'json' ? blankComments(text) : text, { lineCounter: lines, uniqueKeys: false, strict: false, merge: false });
  const [error] = document.errors;
  if (error !== undefined) return { why: `it cannot be read, see line ${lines.linePos(error.pos[0]).line}: ${error.message.split('\n')[0]}` };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return { why: `it cannot be read: ${(error as Error).message}` };
  }
  const lineOf = (...keys: readonly (string | number)[]): number => {
    let at: Node | null = document.contents;
    let line = 1;
    for (const key of keys) {
      const pair = isMap(at) ? at.items.find((item) => String((item.key as { value?: unknown } | null)?.value) === String(key)) : undefined;
      const next = (pair === undefined ? (isSeq(at) ? at.items[Number(key)] : undefined) : pair.value) as Node | null | undefined;
      const begin = (pair?.key as Node | undefined)?.range?.[0] ?? next?.range?.[0];
      if (begin === undefined) break;
      line = lines.linePos(begin).line;
      at = next ?? null;
    }
    return line;
  };
  return { settings: { path, text, value, lineOf } };
};

/** Every position stays where it was. */
const blankComments = (text: string): string =>
  text
    .replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\t|^\uFEFF/g, (part) => (part.startsWith('"') ? part : part.replace(/[^\n]/g, ' ')))
    .replace(/"(?:[^"\\\n]|\\.)*"|,(?=\s*[\]}])/g, (part) => (part === ',' ? ' ' : part));

const readToml = (path: string, text: string): Read => {
  try {
    return { settings: { path, text, value: parseToml(text), lineOf: (...keys) => tomlLine(text, keys) } };
  } catch (error) {
    return { why: error instanceof TomlError ? `it cannot be read, see line ${error.line}` : `it cannot be read: ${(error as Error).message}` };
  }
};

/** Of the last key that is found, each looked for below the one before it. */
const tomlLine = (text: string, keys: readonly (string | number)[]): number => {
  const lines = text.split('\n');
  let at = 0;
  for (const key of keys) {
    const found = lines.findIndex((line, index) => index >= at && new RegExp(`^\\s*(?:\\[.*\\b${escape(key)}\\b|"?${escape(key)}"?\\s*[=.])`).test(line));
    if (found >= 0) at = found;
  }
  return at + 1;
};

const escape = (key: string | number): string => String(key).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
