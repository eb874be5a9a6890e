// What someone who has the repository tries: every name and every short text that stands in the learner's files.

// Empty and long texts are read too, or what stands between two texts would be taken for one.
const TEXT = /(["'`])((?:\\.|(?!\1)[^\\\n]){0,200})\1/g;
const LONGEST = 80;
const NAME = /[A-Za-z_][A-Za-z0-9_]+/g;
/** As headers are called; a quotation mark in a comment does not hide these. */
const DASHED = /\b[A-Za-z]\w{0,30}(?:-\w{1,30}){1,6}/g;

/** Names and texts of the files, each once; a check makes variables, paths or headers of them, so that a second way in needs no guessing. */
export function wordsInFiles(files: Readonly<Record<string, string>>): string[] {
  const all = Object.values(files).flatMap((text) => [...[...text.matchAll(TEXT)].map((found) => found[2] ?? ''), ...(text.match(NAME) ?? []), ...(text.match(DASHED) ?? [])]);
  return [...new Set(all)].filter((word) => word !== '' && word.length <= LONGEST);
}

/** Every address among the words, what is left open in it (`<path:name>`, `:id`) filled with the value: a route of the program's own needs no guessing. */
export const addressesOf = (words: readonly string[], value: string): string[] =>
  [...new Set(words.filter((word) => /^\/[^\s?#]*$/.test(word)).map((word) => word.replace(/<(?:\w+:)?\w+>|:\w+/g, value)))].slice(0, 40);

/** One value under every one of these words that can name something in a request: as headers, and as fields of a query or a body. */
export function waysOf(words: readonly string[], value: string): { headers: Record<string, string>; fields: Record<string, string> } {
  const under = (names: string[]): Record<string, string> => Object.fromEntries(names.slice(0, 150).map((name) => [name, value]));
  const headers = words.map((word) => word.toLowerCase()).filter((word) => /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(word) && word !== 'content-type');
  return { headers: under([...new Set(headers)]), fields: under(words.filter((word) => /^[a-z][\w-]{0,30}$/i.test(word) && word !== 'toJSON')) };
}

/** Texts that the files compare something with, outside of what they ask of a type: what a switch in the code is set to. */
const COMPARED = /(?:[!=]==?|\bin \[|\bincludes\(|\bstartsWith\(|\bstartswith\()\s*(["'`])([^"'`\n]{1,40})\1/g;
const TYPES = new Set(['string', 'number', 'object', 'undefined', 'boolean', 'function']);

export const comparedIn = (files: Readonly<Record<string, string>>): string[] =>
  [...new Set(Object.values(files).flatMap((text) => [...text.matchAll(COMPARED)].map((found) => found[2] as string)))].filter((word) => !TYPES.has(word));
