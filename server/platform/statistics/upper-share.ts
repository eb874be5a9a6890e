// The share that may still be true where few or none of n were found.
import { mustBeProbability, mustBeShare } from './cannot.ts';
import { CONFIDENCE } from './interval.ts';
import { exactShare } from './clopper-pearson.ts';

/**
 * The one-sided exact upper bound of a share, 0 to 1: with 0 of n it is 1 - (1 - confidence)^(1/n), about 3/n at 95 %
 * (Hanley & Lippman-Hand 1983, JAMA 249:1743). Throws on n = 0.
 */
export const upperShare = (events: number, of: number, confidence = CONFIDENCE): number => {
  mustBeShare(events, of);
  mustBeProbability('A confidence', confidence);
  return events === 0 ? -Math.expm1(Math.log1p(-confidence) / of) : exactShare(events, of, 1 - confidence).high;
};
