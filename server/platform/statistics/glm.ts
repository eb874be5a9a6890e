// Logistic and Poisson regression by iteratively reweighted least squares.
import { cannot, mustBeFinite } from './cannot.ts';
import { stirlingError, deviancePart } from './log-gamma.ts';
import { dot, leastSquares, type Matrix } from './matrix.ts';

export type Family = 'binomial' | 'poisson';

/**
 * One row of `design` per observation, the intercept as a column of its own. `events` are counts; `of` are the trials of
 * each row (binomial; 1 where left out) and `exposure` what a Poisson count is a count over (1 where left out).
 */
export type GlmData = { family: Family; design: Matrix; events: readonly number[]; of?: readonly number[]; exposure?: readonly number[] };

/**
 * `coefficients` are on the log odds (binomial) or log rate (poisson). `covariance` is the model's, times `dispersion`
 * (Pearson chi-square over degrees of freedom) only if `isQuasi`. `weights` are those of the last iteration.
 */
export type Glm = {
  coefficients: number[];
  covariance: number[][];
  errors: number[];
  fitted: number[];
  weights: number[];
  deviance: number;
  pearson: number;
  dispersion: number;
  logLikelihood: number;
  degreesOfFreedom: number;
  iterations: number;
  isQuasi: boolean;
};

const MOST_ITERATIONS = 60;
// Beyond this many log units a fitted share is 0 or 1 to three parts in a hundred million.
const EDGE = 17;

type Link = { mean(eta: number): number; slope(mean: number): number };
const LINKS: Record<Family, Link> = {
  binomial: { mean: (eta) => (eta < 0 ? Math.exp(eta) / (1 + Math.exp(eta)) : 1 / (1 + Math.exp(-eta))), slope: (mean) => mean * (1 - mean) },
  poisson: { mean: Math.exp, slope: (mean) => mean },
};

export const mustBeGlmData = ({ family, design, events, of, exposure }: GlmData): void => {
  const n = design.length;
  if (n === 0) throw cannot('too-little', 'A regression of nothing.');
  if (events.length !== n || (of ?? events).length !== n || (exposure ?? events).length !== n) throw cannot('bad-input', 'Design, events and trials differ in length.');
  for (const row of design) mustBeFinite('A design', ...row);
  mustBeFinite('Events and trials', ...events, ...(of ?? []), ...(exposure ?? []));
  if (events.some((value, i) => value < 0 || (family === 'binomial' && value > (of?.[i] ?? 1)))) throw cannot('bad-input', 'Events lie between 0 and the trials.');
  if (exposure?.some((value) => value <= 0) || of?.some((value) => value < 0)) throw cannot('bad-input', 'Exposure is above zero, trials are not below.');
};

/**
 * Fits by maximum likelihood (McCullagh & Nelder 1989, ch. 2.5; canonical links). Throws `separated` where the events
 * are told apart completely, so that no finite coefficient fits best, `singular` where columns depend on each other.
 */
export const fitGlm = (data: GlmData, { isQuasi = false }: { isQuasi?: boolean } = {}): Glm => {
  mustBeGlmData(data);
  const rows = { ...data, size: data.events.map((_, i) => (data.family === 'binomial' ? (data.of?.[i] ?? 1) : 1)), offset: data.events.map((_, i) => Math.log(data.exposure?.[i] ?? 1)) };
  const link = LINKS[data.family];
  // Started as R does: from the data, drawn a little to the middle.
  let eta = data.events.map((y, i) => (data.family === 'binomial' ? Math.log((y + 0.5) / (rows.size[i]! - y + 0.5)) : Math.log(y + 0.1)));
  let coefficients: number[] = [];
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration += 1) {
    const means = eta.map(link.mean);
    const weights = means.map((mean, i) => rows.size[i]! * link.slope(mean));
    const working = eta.map((value, i) => value - rows.offset[i]! + (weights[i]! > 0 ? (data.events[i]! - rows.size[i]! * means[i]!) / weights[i]! : 0));
    const solved = solve(data.design, working, weights, means, data.family);
    const moved = Math.max(...solved.coefficients.map((value, k) => Math.abs(value - (coefficients[k] ?? Number.POSITIVE_INFINITY)) / (Math.abs(value) + 1e-3)));
    coefficients = solved.coefficients;
    eta = data.design.map((row, i) => dot(row, coefficients) + rows.offset[i]!);
    if (moved < 1e-12 || (moved < 1e-9 && iteration > 30)) return describe(data, rows.size, eta, coefficients, iteration, isQuasi);
  }
  throw refuse(data.family, eta.map(link.mean), eta.map((value, i) => value - rows.offset[i]!));
};

const refuse = (family: Family, means: readonly number[], eta: readonly number[]): Error => {
  const isAtEdge = eta.some((value) => (family === 'binomial' ? Math.abs(value) > EDGE : value < -EDGE)) || means.some((mean) => mean < 1e-7);
  return isAtEdge
    ? cannot('separated', 'Something in the design tells the events apart completely; no finite effect fits best.')
    : cannot('not-converged', 'The regression does not settle.');
};

const solve = (design: Matrix, working: readonly number[], weights: readonly number[], means: readonly number[], family: Family): ReturnType<typeof leastSquares> => {
  try {
    return leastSquares(design, working, weights);
  } catch (error) {
    // Weights that have vanished take a column with them: separation, seen from the other side.
    const isAtEdge = means.some((mean) => mean < 1e-7 || (family === 'binomial' && mean > 1 - 1e-7));
    throw isAtEdge ? cannot('separated', 'Something in the design tells the events apart completely; no finite effect fits best.') : error;
  }
};

const describe = (data: GlmData, size: readonly number[], eta: readonly number[], coefficients: number[], iterations: number, isQuasi: boolean): Glm => {
  const link = LINKS[data.family];
  const means = eta.map(link.mean);
  const weights = means.map((mean, i) => size[i]! * link.slope(mean));
  if (coefficients.some((value) => !Number.isFinite(value))) throw cannot('not-converged', 'The regression does not settle.');
  const { inverse } = leastSquares(data.design, data.events, weights);
  const counted = size.filter((trials) => trials > 0).length;
  const degreesOfFreedom = counted - coefficients.length;
  const pearson = data.events.reduce((sum, y, i) => sum + (weights[i]! > 0 ? (y - size[i]! * means[i]!) ** 2 / weights[i]! : 0), 0);
  const dispersion = degreesOfFreedom > 0 ? pearson / degreesOfFreedom : 1;
  const covariance = inverse.map((row) => row.map((value) => value * (isQuasi ? dispersion : 1)));
  const fitted = means.map((mean, i) => size[i]! * mean);
  const { deviance, logLikelihood } = fitOf(data.family, data.events, size, fitted);
  return { coefficients, covariance, errors: covariance.map((row, i) => Math.sqrt(row[i]!)), fitted, weights, deviance, pearson, dispersion, logLikelihood, degreesOfFreedom, iterations, isQuasi };
};

const fitOf = (family: Family, events: readonly number[], size: readonly number[], fitted: readonly number[]): { deviance: number; logLikelihood: number } => {
  let [deviance, logLikelihood] = [0, 0];
  events.forEach((y, i) => {
    const [n, mean] = [size[i]!, fitted[i]!];
    if (n === 0) return;
    const part = deviancePart(y, mean) + (family === 'binomial' ? deviancePart(n - y, n - mean) : 0);
    deviance += 2 * part;
    logLikelihood += saturated(family, y, n) - part;
  });
  return { deviance, logLikelihood };
};

// The log density of y at its own mean: what is left of the likelihood when nothing deviates.
const saturated = (family: Family, y: number, n: number): number => {
  const half = (value: number): number => Math.log(2 * Math.PI * value) / 2;
  if (family === 'poisson') return y === 0 ? 0 : -stirlingError(y) - half(y);
  return y === 0 || y === n ? 0 : stirlingError(n) - stirlingError(y) - stirlingError(n - y) + half(n) - half(y) - half(n - y);
};
