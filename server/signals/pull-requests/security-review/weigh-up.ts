// Weighs what signs add up to against how a remark is worded: the wording is a second opinion and moves the first only so far.
import { leaningOf, type Weights } from '../../../platform/wording/index.ts';
import type { Sum } from './add-up.ts';
import { isInAnotherTongue } from './other-tongues.ts';
import learned from './wording-weights.json' with { type: 'json' };

/** How much of the wording's leaning counts, and the most that it adds or takes. Where no sign speaks for security, that is not enough. */
const WORDING = { share: 0.3, most: 1 };

export const textOfRemark = (sentences: readonly string[]): string => sentences.join('\n');

/** In log-odds; 0 is undecided. Learned from English alone. */
export const leaningOfRemark = (sentences: readonly string[], weights: Weights = learned): number => {
  const said = textOfRemark(sentences);
  return said === '' || isInAnotherTongue(said) ? 0 : leaningOf(said, weights);
};

/** The signs of a sum that the wording leaves above what is needed, or none; `wording` is named beside them where it tipped the scales. */
export const weighUp = ({ surplus, signs }: Sum, leaning: number): string[] => {
  const moved = surplus + Math.max(-WORDING.most, Math.min(WORDING.share * leaning, WORDING.most));
  if (signs.length === 0 || moved < 0) return [];
  return [...signs.map((id) => `sign-${id}`), ...(surplus < 0 ? ['wording'] : [])];
};
