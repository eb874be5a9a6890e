// Sentences in replies that neither a content file holds nor a person wrote: the server sends codes, values and content, and pages say the rest.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export type Heard = { path: string; json: unknown };

/** Three words in a row. Names of people and teams are shorter, or stand in the demo's own files. */
const SENTENCE = /\p{L}[\p{L}'’-]*\s+\p{L}[\p{L}'’-]*\s+\p{L}/u;
const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
/** What stands between two tags. */
const textsOf = (html: string): string[] => html.split(/<[^>]*>/).map((text) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]!));

const stringsIn = (value: unknown, at = ''): { at: string; text: string }[] => {
  if (typeof value === 'string') return [{ at, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => stringsIn(each, Array.isArray(value) ? `${at}[]` : `${at}.${key}`));
};

const isBinary = (path: string): boolean => ['.png', '.svg', '.wasm'].includes(extname(path));
const read = (path: string): string[] => {
  const text = readFileSync(path, 'utf8');
  if (extname(path) === '.json') return stringsIn(JSON.parse(text)).map((each) => each.text);
  if (extname(path) === '.yaml') return [text, ...stringsIn(parse(text)).map((each) => each.text)];
  return [text];
};

let known: string | undefined;
const allContent = (): string => {
  const root = fileURLToPath(new URL('../../content', import.meta.url));
  known ??= readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile() && !isBinary(path))
    .flatMap(read)
    .map(letters)
    .join('\n');
  return known;
};

/** A run of a lab: what somebody wrote, what was sent to their program, and what it gave back; and what a scanner calls its rules. No file can hold either. */
const isEvidence = (path: string, at: string): boolean =>
  (path.startsWith('/api/openings/') && /\.files\.|\.steps\[\]\.(got|shows|failure\.message)$/.test(at)) || (/^\/api\/(signals\/alerts|me\/notes)/.test(path) && at.endsWith('.title'));

/** One line for each; `written` is what people wrote in this test. */
export const proseIn = (heard: readonly Heard[], written: readonly string[] = []): string[] => {
  const ours = written.map(letters);
  const isWritten = (text: string): boolean => !SENTENCE.test(text) || allContent().includes(letters(text)) || ours.includes(letters(text));
  const faults = heard.flatMap(({ path, json }) =>
    stringsIn(json)
      .filter(({ at }) => !isEvidence(path, at))
      .flatMap(({ at, text }) => (at.endsWith('.html') ? textsOf(text) : [text]).map((one) => ({ at, text: one })))
      .filter(({ text }) => !isWritten(text))
      .map(({ at, text }) => `${path} says in its own words, at ${at}: ${JSON.stringify(text.slice(0, 100))}`),
  );
  return [...new Set(faults)];
};
