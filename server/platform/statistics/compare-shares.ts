// Are several shares one and the same?
import { cannot, mustBeShare } from './cannot.ts';
import { chiSquareTails } from './distributions.ts';
import type { Share } from './newcombe.ts';

export type ChiSquare = { statistic: number; degreesOfFreedom: number; p: number };

/**
 * Pearson's chi-square for k shares, without continuity correction (Fleiss, Levin & Paik 2003, ch. 9; R's prop.test with
 * correct = FALSE for two). Throws below two shares, and where all or none happened everywhere: nothing differs there.
 */
export const compareShares = (shares: readonly Share[]): ChiSquare => {
  for (const { events, of } of shares) mustBeShare(events, of);
  if (shares.length < 2) throw cannot('too-little', 'One share differs from nothing.');
  const of = shares.reduce((sum, share) => sum + share.of, 0);
  const common = shares.reduce((sum, { events }) => sum + events, 0) / of;
  if (common === 0 || common === 1) throw cannot('too-little', 'Where all or none happened everywhere, nothing differs.');
  const statistic = shares.reduce((sum, share) => sum + (share.events - share.of * common) ** 2 / (share.of * common * (1 - common)), 0);
  return { statistic, degreesOfFreedom: shares.length - 1, p: chiSquareTails(statistic, shares.length - 1).upper };
};
