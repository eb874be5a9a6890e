// One odds ratio over strata that differ in level, such as tiers or teams: what a pooled table may turn round.
import { cannot } from './cannot.ts';
import { chiSquareTails, normalQuantile } from './distributions.ts';
import { CONFIDENCE, tailOf } from './interval.ts';
import type { Estimate } from './newcombe.ts';

/** Events and others of one group and of the other. */
export type Stratum = { a: number; b: number; c: number; d: number };

/**
 * Mantel and Haenszel's common odds ratio (1959, JNCI 22:719), interval by Robins, Breslow & Greenland's variance (1986,
 * Biometrics 42:311), chi-square without and with continuity correction (R's mantelhaen.test uses it by default). Strata in
 * which one side is empty or nothing varies say nothing and are passed over. Throws where no stratum says anything.
 */
export const mantelHaenszel = (strata: readonly Stratum[], confidence = CONFIDENCE): Estimate & { statistic: number; p: number; corrected: { statistic: number; p: number } } => {
  if (strata.some((stratum) => Object.values(stratum).some((count) => !Number.isSafeInteger(count) || count < 0))) throw cannot('bad-input', 'Strata hold counts.');
  const telling = strata.filter(({ a, b, c, d }) => a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0);
  let [r, s, pr, cross, qs, gap, variance] = [0, 0, 0, 0, 0, 0, 0];
  for (const { a, b, c, d } of telling) {
    const n = a + b + c + d;
    const [ri, si, p, q] = [(a * d) / n, (b * c) / n, (a + d) / n, (b + c) / n];
    [r, s] = [r + ri, s + si];
    [pr, cross, qs] = [pr + p * ri, cross + p * si + q * ri, qs + q * si];
    gap += a - ((a + b) * (a + c)) / n;
    variance += n > 1 ? ((a + b) * (c + d) * (a + c) * (b + d)) / (n * n * (n - 1)) : 0;
  }
  if (r === 0 || s === 0 || variance === 0) throw cannot('too-little', 'No stratum lets a common odds ratio be told.');
  const reach = -normalQuantile(tailOf(confidence)) * Math.sqrt(pr / (2 * r * r) + cross / (2 * r * s) + qs / (2 * s * s));
  const test = (distance: number): { statistic: number; p: number } => ({ statistic: distance ** 2 / variance, p: chiSquareTails(distance ** 2 / variance, 1).upper });
  return { estimate: r / s, low: (r / s) * Math.exp(-reach), high: (r / s) * Math.exp(reach), ...test(Math.abs(gap)), corrected: test(Math.max(0, Math.abs(gap) - 0.5)) };
};
