// The share or rate of some cells by themselves, whatever caused it: its interval allows for teams that resemble themselves.
import { type Cell, clopperPearson, type Estimate, garwood, kornGraubard, upperRate, upperShare, wilson } from '../platform/statistics/index.ts';
import { type Assessment, correctShare } from './assess-detector.ts';
import type { Metric, MetricResult } from './schemas.ts';

/** Fewer records than this on a side are told as numbers and not judged. */
export const FEWEST_RECORDS = 10;

export const sumOf = (cells: readonly Pick<Cell, 'events' | 'of'>[]): { events: number; of: number } => cells.reduce((sum, { events, of }) => ({ events: sum.events + events, of: sum.of + of }), { events: 0, of: 0 });

/** Null without any records. `cells` are one per team and period. */
export const intervalOfCells = ({ family }: Pick<Metric, 'family'>, cells: readonly Pick<Cell, 'events' | 'of'>[]): Estimate | null => {
  const filled = cells.filter(({ of }) => of > 0);
  const { events, of } = sumOf(filled);
  if (of === 0) return null;
  const { low, high } = family === 'poisson' ? garwood(events, of) : filled.length > 1 ? kornGraubard(filled) : clopperPearson(events, of);
  return { estimate: events / of, low, high };
};

type Level = Pick<MetricResult, 'level' | 'corrected' | 'upperBound' | 'isTargetReached'>;

/** `assessment` is what a labelled sample said about the detector; a level is then claimed only where the corrected one carries it too. */
export const levelOf = (metric: Metric, cells: readonly Cell[], assessment: Assessment | null): Level => {
  const level = intervalOfCells(metric, cells);
  if (level === null) return { level: null, corrected: null, upperBound: null, isTargetReached: false };
  const { family, target } = metric;
  const { events, of } = sumOf(cells);
  const upperBound = events > 0 ? null : family === 'binomial' ? upperShare(0, of) : upperRate(0, of);
  const corrected = correctedOf({ events, of }, assessment);
  // A claim has one side: the lower end at 95 % one-sided is that of a 90 % interval.
  const claim = family === 'binomial' ? (cells.length > 1 ? kornGraubard(cells, 0.9) : wilson(events, of, 0.9)) : level;
  const isLevelShown = (atLeast: number): boolean => of >= FEWEST_RECORDS && claim.low >= atLeast && (corrected === null || corrected.low >= atLeast);
  const isTargetReached = target.kind === 'zero' ? events === 0 : target.kind === 'level' && isLevelShown(target.atLeast);
  return { level, corrected, upperBound, isTargetReached };
};

const correctedOf = (flagged: { events: number; of: number }, assessment: Assessment | null): Estimate | null => {
  const found = assessment === null || flagged.events > flagged.of ? null : correctShare(flagged, assessment);
  return found === null ? null : { estimate: found.estimate, low: found.low, high: found.high };
};
