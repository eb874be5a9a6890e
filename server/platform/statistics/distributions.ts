// Tails and quantiles of the distributions that intervals and tests stand on: normal, t, F, chi-square, beta, gamma.
import { cannot } from './cannot.ts';
import { findQuantile } from './find-quantile.ts';
import { betaDensity, incompleteBeta } from './incomplete-beta.ts';
import { incompleteGamma, type Tails } from './incomplete-gamma.ts';
import { deviancePart, stirlingError } from './log-gamma.ts';

const both = (smaller: number, isLower: boolean): Tails => (isLower ? { lower: smaller, upper: 1 - smaller } : { lower: 1 - smaller, upper: smaller });

/** Tails of the standard normal distribution, by Q(1/2, z²/2). */
export const normalTails = (z: number): Tails => both(incompleteGamma(0.5, (z * z) / 2).upper / 2, z < 0);

const normalOnLine = (u: number): Tails & { density: number } => ({ ...normalTails(u), density: Math.exp((-u * u) / 2) / Math.sqrt(2 * Math.PI) });

/** The z below which a standard normal value lies with probability `lower`; 0.975 gives 1.96. */
export const normalQuantile = (lower: number): number => (lower === 0.5 ? 0 : findQuantile(normalOnLine, lower, -39, 39));

/** Tails of Student's t with `df` degrees of freedom (Abramowitz & Stegun 26.7.1). */
export const tTails = (t: number, df: number): Tails => {
  if (!(df > 0)) throw cannot('bad-input', `t with ${df} degrees of freedom.`);
  if (df > 1e15) return normalTails(t);
  const square = t * t;
  const outside = Number.isFinite(square) ? incompleteBeta(df / 2, 0.5, df / (df + square), square / (df + square)).lower : 0;
  return both(outside / 2, t < 0);
};

/** The t below which Student's t with `df` degrees of freedom lies with probability `lower`. */
export const tQuantile = (lower: number, df: number): number => {
  if (lower === 0.5) return 0;
  if (df > 1e15) return normalQuantile(lower);
  const tail = 2 * Math.min(lower, 1 - lower);
  const { value, rest } = betaPoint(df / 2, 0.5, tail);
  return (lower < 0.5 ? -1 : 1) * Math.sqrt((df * rest) / value);
};

/** Tails of chi-square with `df` degrees of freedom. */
export const chiSquareTails = (x: number, df: number): Tails => incompleteGamma(df / 2, Math.max(0, x) / 2);

/** The point below which chi-square with `df` degrees of freedom lies with probability `lower`. */
export const chiSquareQuantile = (lower: number, df: number): number => 2 * gammaQuantile(lower, df / 2);

/** Tails of F with `df1` and `df2` degrees of freedom (Abramowitz & Stegun 26.6.2). */
export const fTails = (f: number, df1: number, df2: number): Tails => {
  const x = df1 * Math.max(0, f);
  return incompleteBeta(df1 / 2, df2 / 2, x / (x + df2), df2 / (x + df2));
};

/** The point below which F with `df1` and `df2` degrees of freedom lies with probability `lower`. */
export const fQuantile = (lower: number, df1: number, df2: number): number => {
  const { value, rest } = betaPoint(df1 / 2, df2 / 2, lower);
  return (df2 * value) / (df1 * rest);
};

/** The point below which Gamma(shape, 1) lies with probability `lower`; `upper` where the caller knows it better. */
export const gammaQuantile = (lower: number, shape: number, upper = 1 - lower): number => {
  const onLine = (u: number): Tails & { density: number } => {
    const x = Math.exp(u);
    return { ...incompleteGamma(shape, x), density: Math.sqrt(shape / (2 * Math.PI)) * Math.exp(-deviancePart(shape, x) - stirlingError(shape)) };
  };
  return Math.exp(findQuantile(onLine, lower, -745, Math.log(shape + 1) + 60, upper));
};

// In the logit of x both ends keep all their digits.
const betaPoint = (a: number, b: number, lower: number, upper = 1 - lower): { value: number; rest: number } => {
  const split = (u: number): [number, number] => (u < 0 ? [Math.exp(u) / (1 + Math.exp(u)), 1 / (1 + Math.exp(u))] : [1 / (1 + Math.exp(-u)), Math.exp(-u) / (1 + Math.exp(-u))]);
  const onLine = (u: number): Tails & { density: number } => {
    const [x, y] = split(u);
    return { ...incompleteBeta(a, b, x, y), density: betaDensity(a, b, x, y) * x * y };
  };
  const [value, rest] = split(findQuantile(onLine, lower, -700, 700, upper));
  return { value, rest };
};

/** The point below which Beta(a, b) lies with probability `lower`. */
export const betaQuantile = (lower: number, a: number, b: number): number => betaPoint(a, b, lower).value;

/** Tails of Beta(a, b). */
export const betaTails = (x: number, a: number, b: number): Tails => incompleteBeta(a, b, Math.min(1, Math.max(0, x)));
