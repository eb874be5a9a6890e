// Which records are labelled by hand: drawn from a seed, so that nobody picks them and anybody can draw them again.
import { cannot, randomFrom, shuffle } from '../platform/statistics/index.ts';

/**
 * `n` of the records, every set of n equally likely, in a random order (so that whoever stops early has labelled a sample
 * too). The order in which `records` came does not matter. Fewer records than n are all taken. Throws on doubled records.
 */
export const drawSample = (records: readonly string[], n: number, seed: string): string[] => {
  if (!Number.isSafeInteger(n) || n < 1 || seed === '') throw cannot('bad-input', 'A sample needs a size and a seed.');
  if (new Set(records).size !== records.length) throw cannot('bad-input', 'A record stands twice among those to draw from.');
  return shuffle([...records].sort((a, b) => (a < b ? -1 : 1)), randomFrom(`sample ${seed}`)).slice(0, n);
};
