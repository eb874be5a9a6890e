// How far two people who label the same records agree, beyond chance.
import { cannot } from './cannot.ts';
import { normalQuantile } from './distributions.ts';
import { CONFIDENCE, tailOf } from './interval.ts';
import type { Estimate } from './newcombe.ts';

/** Counts of pairs of labels: both yes, first only, second only, both no. */
export type LabelPairs = { both: number; onlyFirst: number; onlySecond: number; neither: number };

/**
 * Cohen's kappa, -1 to 1, with its large-sample interval (Cohen 1960; Fleiss, Cohen & Everitt 1969, Psychol. Bull. 72:323).
 * Throws without pairs, and where both used one label throughout, when agreement beyond chance has no meaning.
 */
export const cohenKappa = ({ both, onlyFirst, onlySecond, neither }: LabelPairs, confidence = CONFIDENCE): Estimate & { agreement: number; pairs: number } => {
  const cells = [both, onlyFirst, onlySecond, neither];
  if (cells.some((count) => !Number.isSafeInteger(count) || count < 0)) throw cannot('bad-input', 'Pairs of labels are counts.');
  const pairs = both + onlyFirst + onlySecond + neither;
  if (pairs === 0) throw cannot('too-little', 'Nothing has been labelled twice.');
  const [a, b, c, d] = cells.map((count) => count / pairs) as [number, number, number, number];
  const [first, second] = [a + b, a + c];
  const agreement = a + d;
  const chance = first * second + (1 - first) * (1 - second);
  if (chance === 1) throw cannot('too-little', 'Both used one label throughout; agreement beyond chance cannot be told.');
  const estimate = (agreement - chance) / (1 - chance);
  const diagonal = a * (1 - (first + second) * (1 - estimate)) ** 2 + d * (1 - (2 - first - second) * (1 - estimate)) ** 2;
  const off = (1 - estimate) ** 2 * (b * (second + 1 - first) ** 2 + c * (first + 1 - second) ** 2);
  const variance = (diagonal + off - (estimate - chance * (1 - estimate)) ** 2) / (pairs * (1 - chance) ** 2);
  const reach = -normalQuantile(tailOf(confidence)) * Math.sqrt(Math.max(0, variance));
  return { estimate, low: Math.max(-1, estimate - reach), high: Math.min(1, estimate + reach), agreement, pairs };
};
