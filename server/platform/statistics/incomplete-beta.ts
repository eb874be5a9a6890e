// The regularised incomplete beta function, both tails: binomial, t and F probabilities are values of it.
import { cannot } from './cannot.ts';
import type { Tails } from './incomplete-gamma.ts';
import { deviancePart, stirlingError } from './log-gamma.ts';

const TINY = 1e-300;
const EPSILON = 4e-16;
const MOST_TERMS = 1_000_000;

// x^a y^b / B(a, b), with y = 1 - x handed in so that it is exact where x is close to 1.
const factor = (a: number, b: number, x: number, y: number): number => {
  const n = a + b;
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return Math.sqrt((a / n) * (b / (2 * Math.PI))) * Math.exp(errors - deviancePart(a, n * x) - deviancePart(b, n * y));
};

// Lentz's method on the continued fraction, Abramowitz & Stegun 26.5.8.
const byFraction = (a: number, b: number, x: number): number => {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || TINY);
  let value = d;
  for (let m = 1; m < MOST_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || TINY);
    c = 1 + even / c || TINY;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || TINY);
    c = 1 + odd / c || TINY;
    const change = d * c;
    value *= change;
    if (Math.abs(change - 1) < EPSILON) return value;
  }
  throw cannot('not-converged', `The incomplete beta fraction at ${a}, ${b}, ${x} does not end.`);
};

/** I_x(a, b) and its complement for a, b > 0; `y` is 1 - x, where the caller knows it better than 1 - x does. */
export const incompleteBeta = (a: number, b: number, x: number, y = 1 - x): Tails => {
  if (!(a > 0) || !(b > 0) || !(x >= 0 && x <= 1) || !Number.isFinite(a + b)) throw cannot('bad-input', `The incomplete beta function is asked at ${a}, ${b}, ${x}.`);
  if (x === 0) return { lower: 0, upper: 1 };
  if (y === 0) return { lower: 1, upper: 0 };
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, (factor(a, b, x, y) * byFraction(a, b, x)) / a);
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, (factor(a, b, x, y) * byFraction(b, a, y)) / b);
  return { lower: 1 - upper, upper };
};

/** The density of Beta(a, b) at x, for 0 < x < 1. */
export const betaDensity = (a: number, b: number, x: number, y = 1 - x): number => factor(a, b, x, y) / (x * y);
