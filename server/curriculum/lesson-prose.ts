// What holds for every lesson, long or short: front matter before its text, claims have their sources, and there are no pictures, HTML or stray embeds.
import type { Token } from 'markdown-it';
import type { z } from 'zod';
import { keepPercents, parseMarkdown } from './lesson-markdown.ts';
import type { Report } from './mistake.ts';
import { readYaml } from './read-yaml.ts';
import type { Claim } from './schemas.ts';
import type { LessonFront } from './source-schemas.ts';

type LineOf = (path: readonly PropertyKey[]) => number;
type LineAt = (token: Token | undefined) => number;

/** Front matter and text apart, each with its lines in the file; `value` is undefined where the front matter says what it may not. Undefined where there is none, which `missing` says. */
export const openLesson = <Front>(text: string, front: z.ZodType<Front>, missing: string, add: Report) => {
  const [whole, yaml] = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text) ?? [];
  if (whole === undefined || yaml === undefined) {
    add(1, missing);
    return undefined;
  }
  const firstLine = whole.split('\n').length;
  return { ...readYaml(yaml, front, add, 2), firstLine, tokens: parseMarkdown(text.slice(whole.length)), lineAt: (token: Token | undefined): number => (token?.map?.[0] ?? 0) + firstLine };
};

/** The claims as they are printed, numbered in the order of first mention. */
export const readClaims = (tokens: readonly Token[], entries: LessonFront['claims'], lineOf: LineOf, lineAt: LineAt, add: Report): { numbers: ReadonlyMap<string, number>; claims: Claim[] } => {
  const numbers = numberClaims(tokens);
  for (const [at, { id }] of entries.entries()) {
    if (!numbers.has(id)) add(lineOf(['claims', at, 'id']), `The text never refers to the claim ${id}; write [^${id}] where it is made, or remove it.`);
    if (entries.findIndex((other) => other.id === id) !== at) add(lineOf(['claims', at, 'id']), `The claim ${id} is there twice; give each its own id.`);
  }
  reportUnknownClaims(tokens, new Set(entries.map(({ id }) => id)), lineAt, add);
  return { numbers, claims: entries.map((claim): Claim => ({ number: numbers.get(claim.id) ?? 0, url: null, measured: null, ...claim, says: keepPercents(claim.says) })).sort((one, other) => one.number - other.number) };
};

/** Inline tokens with the line of the block they stand in (cells of a table know none of their own). */
function* inlineTokens(tokens: readonly Token[], lineAt: LineAt): Generator<{ token: Token; line: number }> {
  let nearest: Token | undefined;
  for (const token of tokens) {
    if (token.map !== null) nearest = token;
    for (const child of token.children ?? []) yield { token: child, line: lineAt(nearest) };
  }
}

const numberClaims = (tokens: readonly Token[]): Map<string, number> => {
  const numbers = new Map<string, number>();
  for (const { token } of inlineTokens(tokens, () => 0)) {
    if (token.type === 'claim' && !numbers.has(token.content)) numbers.set(token.content, numbers.size + 1);
  }
  return numbers;
};

const reportUnknownClaims = (tokens: readonly Token[], known: ReadonlySet<string>, lineAt: LineAt, add: Report): void => {
  for (const { token, line } of inlineTokens(tokens, lineAt)) {
    if (token.type === 'claim' && !known.has(token.content)) add(line, `[^${token.content}] has no entry under \`claims\`; add its source there.`);
  }
};

export const checkProse = (tokens: readonly Token[], lineAt: LineAt, add: Report): void => {
  for (const { token, line } of inlineTokens(tokens, lineAt)) {
    if (token.type === 'image') add(line, 'Lessons hold no pictures; say it in words or make it an embed.');
    if (token.type !== 'text') continue;
    if (/<\/?[a-zA-Z][\w-]*(\s[^<>]*)?\/?>/.test(token.content)) add(line, 'HTML is shown as plain text here; use Markdown, or put it between backticks.');
    if (/^\s*::[a-z]/.test(token.content)) add(line, 'An embed stands alone on its line, outside of lists and quotes.');
  }
};
