// Turns a distribution function round: the point below which a given share lies.
import { cannot, mustBeProbability } from './cannot.ts';
import type { Tails } from './incomplete-gamma.ts';

/** A distribution on the whole line of u: its two tails and its density with respect to u. */
export type OnLine = (u: number) => Tails & { density: number };

const MOST_STEPS = 400;
// Newton doubles the digits of each step: after one this small what is left is rounding.
const SMALL_STEP = 1e-12;

/**
 * The u with lower tail `lower` by Newton's method on the logarithm of the smaller tail, kept inside a bracket that
 * shrinks by halving whenever a step would leave it. `from` and `to` must enclose the answer.
 */
export const findQuantile = (of: OnLine, lower: number, from: number, to: number, upper = 1 - lower): number => {
  mustBeProbability('A tail', Math.min(lower, upper));
  const isLow = lower <= upper;
  const wanted = Math.log(isLow ? lower : upper);
  let [low, high] = [from, to];
  let u = from < 0 && to > 0 ? 0 : (from + to) / 2;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const at = of(u);
    const tail = isLow ? at.lower : at.upper;
    const gap = tail > 0 ? Math.log(tail) - wanted : Number.NEGATIVE_INFINITY;
    const move = ((isLow ? -gap : gap) * tail) / at.density;
    if (gap === 0 || Math.abs(move) <= SMALL_STEP * Math.max(1e-3, Math.abs(u))) return u + (Number.isFinite(move) ? move : 0);
    // Too much below means that the answer lies to the left.
    if (gap > 0 === isLow) high = u;
    else low = u;
    const next = u + move;
    u = next > low && next < high ? next : (low + high) / 2;
    if (high - low <= 4e-16 * Math.abs(u)) return u;
  }
  throw cannot('not-converged', `The point with ${lower} below it is not found.`);
};
