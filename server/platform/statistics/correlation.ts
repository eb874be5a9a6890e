// Pearson's correlation and what it may be.
import { cannot } from './cannot.ts';
import { normalQuantile } from './distributions.ts';
import { CONFIDENCE, type Interval, tailOf } from './interval.ts';

/** Pearson's r, null where one side never varies. */
export const correlation = (one: readonly number[], other: readonly number[]): number | null => {
  if (one.length !== other.length || one.length === 0) throw cannot('bad-input', 'Two columns of one length correlate.');
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [mean(one), mean(other)];
  let [cross, first, second] = [0, 0, 0];
  one.forEach((value, i) => {
    cross += (value - a) * (other[i]! - b);
    first += (value - a) ** 2;
    second += (other[i]! - b) ** 2;
  });
  return first === 0 || second === 0 ? null : cross / Math.sqrt(first * second);
};

/** Fisher's interval of a correlation of n pairs (1915, Biometrika 10:507); the whole of -1 to 1 below four pairs. */
export const correlationInterval = (r: number, n: number, confidence = CONFIDENCE): Interval => {
  if (!(r >= -1 && r <= 1)) throw cannot('bad-input', `${r} is no correlation.`);
  const reach = -normalQuantile(tailOf(confidence)) / Math.sqrt(Math.max(0, n - 3));
  if (!Number.isFinite(reach)) return { low: -1, high: 1 };
  const middle = Math.atanh(r);
  return Number.isFinite(middle) ? { low: Math.tanh(middle - reach), high: Math.tanh(middle + reach) } : { low: r, high: r };
};
