// What the rules name in a message, as pieces beside its words, so that what a word says can be weighed by what stands around it.
import { piecesOf } from '../../platform/wording/index.ts';
import type { Feature } from './features.ts';
import type { OperationName } from './operations.ts';

/** Later ones are found by chance: `reveal` fits nearly every sentence. */
const MOST_OPERATIONS = 4;

/** `#prompt` was referred to, `#op repeat` asked for, `#prompt+repeat` both; no word begins with such a sign. `views`: what had to be done to read it. */
export const piecesWithNames = (text: string, seen: readonly Pick<Feature, 'name' | 'kind'>[], operations: readonly OperationName[], views: readonly string[]): ReadonlySet<string> => {
  const pieces = piecesOf(text);
  const first = operations[0] ?? 'none';
  pieces.add(`#first ${first}`).add(`#kinds ${[...new Set(seen.map(({ kind }) => kind))].sort().join('+')}`);
  for (const name of operations.slice(0, MOST_OPERATIONS)) pieces.add(`#op ${name}`);
  for (const { name } of seen) pieces.add(`#${name}`).add(`#${name}+${first}`);
  for (const view of views) pieces.add(`#read as ${view}`);
  return pieces;
};
