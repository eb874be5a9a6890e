// What someone who has the repository tries: every name and every short text that stands in the learner's files.

const TEXT = /(["'`])((?:\\.|(?!\1)[^\\\n]){1,80})\1/g;
const NAME = /[A-Za-z_][A-Za-z0-9_]+/g;

/** Names and texts of the files, each once; a check makes variables, paths or headers of them, so that a second way in needs no guessing. */
export function wordsInFiles(files: Readonly<Record<string, string>>): string[] {
  const all = Object.values(files).flatMap((text) => [...[...text.matchAll(TEXT)].map((found) => found[2] ?? ''), ...(text.match(NAME) ?? [])]);
  return [...new Set(all)];
}
