// Errors of a regression over time whose neighbours resemble each other.
import { cannot } from './cannot.ts';
import type { Glm, GlmData } from './glm.ts';
import { dot, multiply } from './matrix.ts';

/** The usual number of neighbours: floor(4 (n/100)^(2/9)), Newey & West 1994 (Rev. Econ. Stud. 61:631). */
export const usualLag = (n: number): number => Math.floor(4 * (n / 100) ** (2 / 9));

/**
 * Covariance of all coefficients, rows in order of time, with Bartlett weights up to `lag` neighbours (Newey & West 1987,
 * Econometrica 55:703) times n/(n-p) for short series, as statsmodels' HAC with use_correction and Stata's newey do.
 */
export const neweyWest = (data: GlmData, fit: Glm, lag = usualLag(data.design.length)): number[][] => {
  const n = data.design.length;
  const p = fit.coefficients.length;
  if (!Number.isSafeInteger(lag) || lag < 0 || lag >= n) throw cannot('bad-input', `A lag of ${lag} does not fit ${n} points.`);
  if (n <= p) throw cannot('too-little', `${n} points cannot carry ${p} coefficients.`);
  const scores = data.design.map((row, i) => row.map((value) => value * (data.events[i]! - fit.fitted[i]!)));
  const meat = Array.from({ length: p }, () => Array.from({ length: p }, () => 0));
  for (let shift = 0; shift <= lag; shift += 1) {
    const weight = 1 - shift / (lag + 1);
    for (let t = shift; t < n; t += 1) addOuter(meat, scores[t]!, scores[t - shift]!, weight, shift > 0);
  }
  const bread = fit.covariance.map((row) => row.map((value) => value / (fit.isQuasi ? fit.dispersion : 1)));
  return multiply(multiply(bread, meat), bread).map((row) => row.map((value) => (value * n) / (n - p)));
};

const addOuter = (into: number[][], one: readonly number[], other: readonly number[], weight: number, isBothWays: boolean): void => {
  one.forEach((value, i) => other.forEach((second, j) => (into[i]![j]! += weight * value * second)));
  if (isBothWays) one.forEach((value, i) => other.forEach((second, j) => (into[j]![i]! += weight * value * second)));
};

/** Error of a sum of coefficients with these factors. */
export const errorOf = (covariance: readonly (readonly number[])[], factors: readonly number[]): number => Math.sqrt(Math.max(0, covariance.reduce((sum, row, i) => sum + factors[i]! * dot(row, factors), 0)));
