// One series with an interruption: did its level step where something began, over and above its trend?
import { cannot } from './cannot.ts';
import { byT, type Coefficient } from './cluster-robust.ts';
import { fitGlm, type Family, type Glm, type GlmData } from './glm.ts';
import { CONFIDENCE } from './interval.ts';
import { neweyWest, usualLag } from './newey-west.ts';

/** Equally spaced points in order of time; `of` are trials (binomial) or exposure (poisson). */
export type SeriesPoint = { events: number; of: number };

export type SeriesOptions = {
  family: Family;
  /** The first point after the interruption, counted from 0. */
  startsAtPoint: number;
  /** Also estimate how the slope changed; the step is then the one at `startsAtPoint`. */
  withSlopeChange?: boolean;
  /** Points of one season (12 for months); its sine and cosine enter from two whole seasons on. */
  season?: number;
  lag?: number;
  confidence?: number;
};

export type InterruptedSeries = { step: Omit<Coefficient, 'clusters'>; slope: number; slopeChange: Omit<Coefficient, 'clusters'> | null; hasSeason: boolean; lag: number; dispersion: number; fit: Glm };

/** Fewer points than this on either side cannot tell a step from a trend. */
export const FEWEST_POINTS = 8;

/**
 * Segmented quasi-likelihood regression (Wagner et al. 2002, J. Clin. Pharm. Ther. 27:299; Bernal et al. 2017, Int. J.
 * Epidemiol. 46:348), coefficients on the log odds or log rate. The error is the larger of Newey-West's and the
 * quasi-likelihood's, because Newey-West alone is too sure of itself in short series; t with n - p degrees of freedom.
 * Throws `too-little` with fewer than 8 points on a side.
 */
export const interruptedSeries = (points: readonly SeriesPoint[], options: SeriesOptions): InterruptedSeries => {
  const { family, startsAtPoint, withSlopeChange = false, season, confidence = CONFIDENCE } = options;
  if (!Number.isSafeInteger(startsAtPoint)) throw cannot('bad-input', 'The interruption begins at a point.');
  if (startsAtPoint < FEWEST_POINTS || points.length - startsAtPoint < FEWEST_POINTS) throw cannot('too-little', `An interrupted series needs ${FEWEST_POINTS} points before and after.`);
  const hasSeason = season !== undefined && points.length >= 2 * season;
  const middle = (points.length - 1) / 2;
  const design = points.map((_, t) => [
    1,
    t - middle,
    t >= startsAtPoint ? 1 : 0,
    ...(withSlopeChange ? [t >= startsAtPoint ? t - startsAtPoint : 0] : []),
    ...(hasSeason ? [Math.sin((2 * Math.PI * t) / season), Math.cos((2 * Math.PI * t) / season)] : []),
  ]);
  const amounts = points.map(({ of }) => of);
  const data: GlmData = { family, design, events: points.map(({ events }) => events), ...(family === 'binomial' ? { of: amounts } : { exposure: amounts }) };
  const fit = fitGlm(data, { isQuasi: true });
  const lag = options.lag ?? usualLag(points.length);
  const robust = neweyWest(data, fit, lag);
  const coefficient = (k: number): Omit<Coefficient, 'clusters'> => byT(fit.coefficients[k]!, Math.max(Math.sqrt(robust[k]![k]!), fit.errors[k]!), points.length - design[0]!.length, confidence);
  return { step: coefficient(2), slope: fit.coefficients[1]!, slopeChange: withSlopeChange ? coefficient(3) : null, hasSeason, lag, dispersion: fit.dispersion, fit };
};
