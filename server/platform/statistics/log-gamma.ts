// The logarithm of the gamma function, and the error of Stirling's formula on which exact densities are built.
import { cannot } from './cannot.ts';

// B_2k / (2k (2k - 1)), Abramowitz & Stegun 6.1.41; from 15 on the first term left out is below 1e-19.
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156] as const;
const SERIES_FROM = 15;
const HALF_LOG_TWO_PI = 0.918_938_533_204_672_8;

const series = (x: number): number => {
  const inverseSquare = 1 / (x * x);
  return SERIES.reduceRight((sum, term) => sum * inverseSquare + term, 0) / x;
};

const stirling = (x: number): number => (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI;

/** ln of the gamma function for x > 0, to about 1e-15 absolute (Stirling's series after shifting x to 15 or above). */
export const logGamma = (x: number): number => {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) throw cannot('bad-input', `The gamma function is asked at ${x}.`);
  if (x === 1 || x === 2) return 0;
  let product = 1;
  let shifted = x;
  for (; shifted < SERIES_FROM; shifted += 1) product *= shifted;
  return stirling(shifted) + series(shifted) - Math.log(product);
};

/** logGamma(x) minus Stirling's formula, without cancelling for large x (Loader 2000, Fast and Accurate Computation of Binomial Probabilities). */
export const stirlingError = (x: number): number => (x >= SERIES_FROM ? series(x) : logGamma(x) - stirling(x));

/** x ln(x / mean) + mean - x, without cancelling where x is close to mean (Loader 2000, "bd0"). */
export const deviancePart = (x: number, mean: number): number => {
  if (x === 0) return mean;
  const relative = (x - mean) / (x + mean);
  if (Math.abs(relative) > 0.1) return x * Math.log(x / mean) + mean - x;
  let sum = (x - mean) * relative;
  let power = 2 * x * relative;
  for (let odd = 3; odd < 1000; odd += 2) {
    power *= relative * relative;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
  return sum;
};
