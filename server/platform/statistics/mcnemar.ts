// Did the same people, or the same records, change from one answer to the other more than back?
import { cannot } from './cannot.ts';
import { betaTails, chiSquareTails } from './distributions.ts';

export type Paired = { /** Right or yes first, not so later. */ lost: number; /** The other way round. */ gained: number };

/**
 * McNemar's test of pairs (1947, Psychometrika 12:153): `statistic` is (gained - lost)² / (gained + lost), `p` its
 * chi-square tail; R's mcnemar.test with correct = FALSE. `exact` is the two-sided binomial p, to be used below 25
 * changed pairs. `corrected` is Edwards' continuity correction, R's default. Throws where no pair changed.
 */
export const mcnemar = ({ lost, gained }: Paired): { statistic: number; p: number; corrected: { statistic: number; p: number }; exact: number } => {
  if (![lost, gained].every((count) => Number.isSafeInteger(count) && count >= 0)) throw cannot('bad-input', 'Changed pairs are counts.');
  const changed = lost + gained;
  if (changed === 0) throw cannot('too-little', 'No pair has changed, which says nothing about the direction.');
  const less = Math.min(lost, gained);
  const test = (gap: number): { statistic: number; p: number } => ({ statistic: (gap * gap) / changed, p: chiSquareTails((gap * gap) / changed, 1).upper });
  const exact = less * 2 === changed ? 1 : Math.min(1, 2 * betaTails(0.5, less + 1, changed - less).upper);
  const gap = Math.abs(gained - lost);
  return { ...test(gap), corrected: test(Math.max(0, gap - 1)), exact };
};
