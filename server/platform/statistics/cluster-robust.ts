// Standard errors that do not believe in independence within a cluster, with degrees of freedom for few clusters.
import { cannot } from './cannot.ts';
import { tQuantile, tTails } from './distributions.ts';
import type { Glm, GlmData } from './glm.ts';
import { CONFIDENCE, tailOf } from './interval.ts';
import { dot, type Matrix, multiply, symmetricPower, times, transpose } from './matrix.ts';
import type { Estimate } from './newcombe.ts';

export type Coefficient = Estimate & { error: number; degreesOfFreedom: number; p: number; clusters: number };

const ROUNDING = 1e-7;

/** `cr1` scales the plain sandwich and takes t(clusters - 1); `cr2` corrects each cluster's own pull and takes Satterthwaite's t. */
export type Correction = 'cr1' | 'cr2';

/**
 * One coefficient of a fitted regression with its cluster-robust error and interval, on the scale of the coefficient.
 * CR1: Liang & Zeger 1986 (Biometrika 73:13) times k/(k-1) (n-1)/(n-p). CR2 with Satterthwaite degrees of freedom: Bell &
 * McCaffrey 2002 (Survey Methodology 28:169), Pustejovsky & Tipton 2018 (JBES 36:672) with the model's own weights as
 * the working model. Throws on fewer than two clusters.
 */
export const clusterRobust = (data: GlmData, fit: Glm, clusters: readonly (string | number)[], which: number, correction: Correction = 'cr2', confidence = CONFIDENCE): Coefficient => {
  if (clusters.length !== data.design.length) throw cannot('bad-input', 'Each row names its cluster.');
  const groups = [...Map.groupBy(clusters.keys(), (i) => clusters[i]!).values()].map((rows) => rows.filter((i) => fit.weights[i]! > 0)).filter((rows) => rows.length > 0);
  const k = groups.length;
  if (k < 2) throw cannot('too-little', 'A cluster-robust error needs at least two clusters.');
  const bread = unscaled(fit);
  const parts = groups.map((rows) => (correction === 'cr1' ? plainPart(data, fit, bread, rows, which) : correctedPart(data, fit, bread, rows, which)));
  const n = groups.reduce((sum, rows) => sum + rows.length, 0);
  const scale = correction === 'cr1' ? ((k / (k - 1)) * (n - 1)) / (n - fit.coefficients.length) : 1;
  const error = Math.sqrt(scale * parts.reduce((sum, { score }) => sum + score * score, 0));
  // Where one cluster alone carries a side, its residuals are rounding and no variance.
  const noVariance = cannot('too-little', 'The clusters leave no variance to estimate this coefficient by.');
  if (!(error > ROUNDING * Math.sqrt(bread[which]![which]!))) throw noVariance;
  const degreesOfFreedom = correction === 'cr1' ? k - 1 : satterthwaite(parts, bread);
  // (sum of l)^2 over the sum of l^2 of what is not negative is never below 1.
  if (!(degreesOfFreedom > 1 - ROUNDING)) throw noVariance;
  return { ...byT(fit.coefficients[which]!, error, degreesOfFreedom, confidence), clusters: k };
};

/** A t interval and two-sided p around an estimate. */
export const byT = (estimate: number, error: number, degreesOfFreedom: number, confidence = CONFIDENCE): Omit<Coefficient, 'clusters'> => {
  const reach = tQuantile(1 - tailOf(confidence), degreesOfFreedom) * error;
  return { estimate, low: estimate - reach, high: estimate + reach, error, degreesOfFreedom, p: Math.min(1, 2 * tTails(Math.abs(estimate / error), degreesOfFreedom).upper) };
};

// (X'WX)^-1 without any dispersion in it.
const unscaled = (fit: Glm): number[][] => fit.covariance.map((row) => row.map((value) => value / (fit.isQuasi ? fit.dispersion : 1)));

type Part = { score: number; direction?: number[]; own?: number };

const residual = (data: GlmData, fit: Glm, i: number): number => data.events[i]! - fit.fitted[i]!;

const plainPart = (data: GlmData, fit: Glm, bread: Matrix, rows: readonly number[], which: number): Part => ({
  score: rows.reduce((sum, i) => sum + dot(bread[which]!, data.design[i]!) * residual(data, fit, i), 0),
});

// In units where each row has variance one the adjustment is (I - H)^-1/2 of the cluster's own block of the hat matrix.
const correctedPart = (data: GlmData, fit: Glm, bread: Matrix, rows: readonly number[], which: number): Part => {
  const scaled = rows.map((i) => data.design[i]!.map((value) => value * Math.sqrt(fit.weights[i]!)));
  const hat = multiply(multiply(scaled, bread), transpose(scaled));
  const adjusted = symmetricPower(hat.map((row, i) => row.map((value, j) => (i === j ? 1 : 0) - value)), -0.5, 1e-9);
  const pull = times(adjusted, scaled.map((row) => dot(bread[which]!, row)));
  const score = rows.reduce((sum, i, index) => sum + (pull[index]! * residual(data, fit, i)) / Math.sqrt(fit.weights[i]!), 0);
  return { score, direction: times(transpose(scaled), pull), own: dot(pull, pull) };
};

// Squares of the scores have means and covariances under the working model; two moments give the degrees of freedom.
const satterthwaite = (parts: readonly Part[], bread: Matrix): number => {
  let [trace, square] = [0, 0];
  for (const [i, one] of parts.entries()) {
    const through = times(bread, one.direction!);
    trace += one.own! - dot(through, one.direction!);
    for (const [j, other] of parts.entries()) square += ((i === j ? one.own! : 0) - dot(through, other.direction!)) ** 2;
  }
  return Math.max(1, (trace * trace) / square);
};
