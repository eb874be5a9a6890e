// The regularised incomplete gamma function, both tails: Poisson, chi-square and normal probabilities are values of it.
import { cannot } from './cannot.ts';
import { deviancePart, stirlingError } from './log-gamma.ts';

/** `lower` is P(a, x), `upper` is Q(a, x); they add up to 1 and each is exact in its own tail. */
export type Tails = { lower: number; upper: number };

const TINY = 1e-300;
const EPSILON = 1e-16;
const MOST_TERMS = 1_000_000;

// x^a e^-x / gamma(a)
const factor = (a: number, x: number): number => Math.sqrt(a / (2 * Math.PI)) * Math.exp(-deviancePart(a, x) - stirlingError(a));

const bySeries = (a: number, x: number): number => {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS; n += 1) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * EPSILON) return sum;
  }
  throw cannot('not-converged', `The incomplete gamma series at ${a}, ${x} does not end.`);
};

// Lentz's method on the continued fraction, Abramowitz & Stegun 6.5.31 in its even form.
const byFraction = (a: number, x: number): number => {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < MOST_TERMS; n += 1) {
    const step = -n * (n - a);
    b += 2;
    d = 1 / (step * d + b || TINY);
    c = b + step / c || TINY;
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < 4 * EPSILON) return value;
  }
  throw cannot('not-converged', `The incomplete gamma fraction at ${a}, ${x} does not end.`);
};

/** P(a, x) and Q(a, x) for a > 0 and x >= 0 (Abramowitz & Stegun 6.5). */
export const incompleteGamma = (a: number, x: number): Tails => {
  if (!(a > 0) || !(x >= 0) || a === Number.POSITIVE_INFINITY) throw cannot('bad-input', `The incomplete gamma function is asked at ${a}, ${x}.`);
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  if (x < a + 1) {
    const lower = Math.min(1, factor(a, x) * bySeries(a, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, factor(a, x) * byFraction(a, x));
  return { lower: 1 - upper, upper };
};
