// Which way the wording of a text leans as a whole.
import { asPieces, type Worded } from './pieces.ts';

/** In log-odds: above 0 for what stood more in texts of the kind looked for, below 0 for what stood more in the others. */
export type Weights = { offset: number; weights: Record<string, number> };

/** The same without what weighs less than `least`: a smaller table that reads as well. */
export const withoutSmall = ({ offset, weights }: Weights, least: number): Weights => ({ offset, weights: Object.fromEntries(Object.entries(weights).filter(([, weight]) => Math.abs(weight) >= least)) });

// Long texts hold more pieces and are no surer for it: their sum is divided by the root of how many are known.
const SCALE = 3;
export const shareOf = (known: number): number => SCALE / Math.sqrt(Math.max(1, known));

/** Log-odds that a text is of the kind looked for; 0 is undecided, 3 about twenty to one. */
export const leaningOf = (said: Worded, { offset, weights }: Weights): number => {
  const known = [...asPieces(said)].filter((piece) => Object.hasOwn(weights, piece)).map((piece) => weights[piece]!);
  return offset + shareOf(known.length) * known.reduce((sum, weight) => sum + weight, 0);
};
