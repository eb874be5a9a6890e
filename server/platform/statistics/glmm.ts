// Logistic and Poisson regression with a random intercept per cluster.
import { cannot } from './cannot.ts';
import { gaussHermite } from './gauss-hermite.ts';
import { type Family, fitGlm, type GlmData, mustBeGlmData } from './glm.ts';
import { logGamma } from './log-gamma.ts';
import { dot } from './matrix.ts';
import { covarianceFrom, minimise } from './minimise.ts';

export type Glmm = {
  /** On the log odds or log rate, given the cluster. */
  coefficients: number[];
  covariance: number[][];
  errors: number[];
  /** Standard deviation of the clusters' intercepts, 0 where they do not differ more than chance lets them. */
  deviation: number;
  /** The likeliest intercept of each cluster, in units of the linear predictor. */
  intercepts: Map<string | number, number>;
  /** -2 log likelihood. */
  deviance: number;
  clusters: number;
};

type Rows = { events: number[]; size: number[]; offset: number[]; design: number[][]; constant: number };

/**
 * Maximum likelihood with the cluster's intercept integrated out by adaptive Gauss-Hermite quadrature around its mode
 * (Pinheiro & Bates 1995, JCGS 4:12). `points` = 1 is Laplace's approximation, lme4's default; 9 and more are close to
 * exact, and the default here. Covariance by the curvature of the likelihood in all parameters, as lme4 does. Throws as
 * fitGlm does, and below two clusters.
 */
export const fitGlmm = (data: GlmData, clusters: readonly (string | number)[], { points = 9 }: { points?: number } = {}): Glmm => {
  mustBeGlmData(data);
  if (clusters.length !== data.design.length) throw cannot('bad-input', 'Each row names its cluster.');
  const groups = Map.groupBy(clusters.keys(), (i) => clusters[i]!);
  if (groups.size < 2) throw cannot('too-little', 'A random intercept needs at least two clusters.');
  const rows = [...groups.values()].map((indices) => rowsOf(data, [...indices]));
  const start = fitGlm(data);
  const modes = rows.map(() => 0);
  const nodes = gaussHermite(points);
  const p = start.coefficients.length;
  const deviance = (at: readonly number[]): number => rows.reduce((sum, group, i) => sum + groupDeviance(data.family, group, at, at[p]!, modes, i, nodes), 0);
  const first = [...start.covariance.map((row) => [...row.map((value) => value / 2), 0]), [...start.coefficients.map(() => 0), 0.05]];
  const found = minimise(deviance, [...start.coefficients, 0.5], first);
  const covariance = covarianceFrom(deviance, found.at);
  const deviation = Math.abs(found.at[p]!) < 1e-4 ? 0 : Math.abs(found.at[p]!);
  deviance(found.at);
  return {
    coefficients: found.at.slice(0, p),
    covariance: covariance.slice(0, p).map((row) => row.slice(0, p)),
    errors: covariance.slice(0, p).map((row, i) => Math.sqrt(row[i]!)),
    deviation,
    intercepts: new Map([...groups.keys()].map((cluster, i) => [cluster, found.at[p]! * modes[i]!])),
    deviance: found.value,
    clusters: groups.size,
  };
};

const rowsOf = ({ family, design, events, of, exposure }: GlmData, indices: readonly number[]): Rows => {
  const size = indices.map((i) => (family === 'binomial' ? (of?.[i] ?? 1) : 1));
  const constant = indices.reduce((sum, i, k) => sum + constantOf(family, events[i]!, size[k]!), 0);
  return { events: indices.map((i) => events[i]!), size, offset: indices.map((i) => Math.log(exposure?.[i] ?? 1)), design: indices.map((i) => [...design[i]!]), constant };
};

// What of the log density does not depend on the linear predictor: ln n choose y, or -ln y!.
const constantOf = (family: Family, y: number, n: number): number => (family === 'poisson' ? 0 : logGamma(n + 1) - logGamma(n - y + 1)) - logGamma(y + 1);

// Written as loops over plain numbers: a fit asks for this some ten thousand times.
const logHeight = (family: Family, { events, size }: Rows, base: readonly number[], deviation: number, u: number): number => {
  let height = -(u * u) / 2;
  for (let i = 0; i < base.length; i += 1) {
    const eta = base[i]! + deviation * u;
    const cost = family === 'poisson' ? Math.exp(eta) : size[i]! * (eta > 0 ? eta + Math.log1p(Math.exp(-eta)) : Math.log1p(Math.exp(eta)));
    height += events[i]! * eta - cost;
  }
  return height;
};

// -2 log of the integral over the standardised intercept u of one cluster; the mode is kept between calls as a start.
const groupDeviance = (family: Family, group: Rows, at: readonly number[], deviation: number, modes: number[], which: number, nodes: ReturnType<typeof gaussHermite>): number => {
  const base = group.design.map((row, i) => dot(row, at) + group.offset[i]!);
  const mode = findMode(family, group, base, deviation, modes[which]!);
  modes[which] = mode.at;
  const spread = Math.SQRT2 / Math.sqrt(mode.curve);
  let sum = 0;
  for (const { at: x, weight } of nodes) sum += weight * Math.exp(x * x + logHeight(family, group, base, deviation, mode.at + spread * x) - mode.height);
  return -2 * (mode.height + group.constant + Math.log((sum * spread) / Math.sqrt(2 * Math.PI)));
};

type Mode = { at: number; height: number; curve: number };

const findMode = (family: Family, group: Rows, base: readonly number[], deviation: number, start: number): Mode => {
  const height = (u: number): number => logHeight(family, group, base, deviation, u);
  // A start left behind by a wild step of the search may be out of reach from here.
  let u = Number.isFinite(height(start)) ? start : 0;
  let now = height(u);
  for (let step = 0; step < 100; step += 1) {
    const { slope, curve } = slopes(family, group, base, deviation, u);
    let move = slope / curve;
    // Newton's error is the square of its step: one more after this changes nothing.
    if (Math.abs(move) < 1e-9) return { at: u + move, height: height(u + move), curve };
    let next = height(u + move);
    // The log density is concave: a step that falls was too long.
    for (let halving = 0; !(next >= now - 1e-12 * Math.abs(now)) && halving < 40; halving += 1) {
      move /= 2;
      next = height(u + move);
    }
    u += move;
    now = next;
  }
  return { at: u, height: now, curve: slopes(family, group, base, deviation, u).curve };
};

const slopes = (family: Family, { events, size }: Rows, base: readonly number[], deviation: number, u: number): { slope: number; curve: number } => {
  let [slope, curve] = [-u, 1];
  for (let i = 0; i < base.length; i += 1) {
    const eta = base[i]! + deviation * u;
    const mean = family === 'poisson' ? Math.exp(eta) : 1 / (1 + Math.exp(-eta));
    slope += deviation * (events[i]! - size[i]! * mean);
    curve += deviation * deviation * size[i]! * (family === 'poisson' ? mean : mean * (1 - mean));
  }
  return { slope, curve };
};
