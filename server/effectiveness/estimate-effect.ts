// How much a metric changed with training, by the design in which the figures came about.
import { type Cell, cannot, clusterRobust, differenceInDifferences, type Family, fitGlm, fitGlmm, type GlmData, interruptedSeries, tQuantile, tTails, type Wedge } from '../platform/statistics/index.ts';
import type { DesignGrade } from './schemas.ts';

/** `wedge` carries the lot that was drawn; the others need no more than the cells. */
export type Design = { kind: 'stepped-wedge'; wedge: Wedge } | { kind: 'concurrent' } | { kind: 'interrupted-series' } | { kind: 'before-after' };

const GRADES: Record<Design['kind'], DesignGrade> = { 'stepped-wedge': 'A', concurrent: 'B', 'interrupted-series': 'C', 'before-after': 'D' };
export const gradeOf = (design: Design): DesignGrade => GRADES[design.kind];

/** On the log odds or log rate; `toRatio` turns it into share with training over share without, at these teams' own level. */
export type Effect = { estimate: number; error: number; degreesOfFreedom: number; clusters: number; toRatio(linear: number): number };

export const intervalOf = ({ estimate, error, degreesOfFreedom }: Effect, confidence: number): { low: number; high: number } => {
  const reach = tQuantile((1 + confidence) / 2, degreesOfFreedom) * error;
  return { low: estimate - reach, high: estimate + reach };
};

/** The smallest change on the linear scale that shows four times in five (Bloom 1995, Evaluation Review 19:547). */
export const detectable = ({ error, degreesOfFreedom }: Effect, confidence: number): number => (tQuantile((1 + confidence) / 2, degreesOfFreedom) + tQuantile(0.8, degreesOfFreedom)) * error;

/** How sure these data are that the true value lies below `linear`. */
export const chanceBelow = ({ estimate, error, degreesOfFreedom }: Effect, linear: number): number => tTails((linear - estimate) / error, degreesOfFreedom).lower;

/** Throws CannotCompute, with the reason, where the data do not carry the design. */
export const estimateEffect = (cells: readonly Cell[], family: Family, design: Design): Effect => {
  if (design.kind === 'stepped-wedge') return byWedge(cells, family);
  if (design.kind === 'concurrent') return byComparison(cells, family);
  return design.kind === 'interrupted-series' ? bySeries(cells, family) : byDates(cells, family);
};

const expit = (x: number): number => 1 / (1 + Math.exp(-x));
const linearAt = (row: readonly number[], coefficients: readonly number[]): number => row.reduce((sum, value, k) => sum + value * coefficients[k]!, 0);

/** Fitted linear predictors of cells with training. */
type Trained = readonly { linear: number; of: number }[];

// What they have over what they would have had, anchored where they are: their share with training is seen, the one without is not.
const ratioAt = (family: Family, trained: Trained) => (linear: number): number => {
  if (family === 'poisson') return Math.exp(linear);
  const sum = (shift: number): number => trained.reduce((total, cell) => total + cell.of * expit(cell.linear + shift), 0);
  return sum(0) / sum(-linear);
};

const amounts = (cells: readonly Cell[], family: Family): Pick<GlmData, 'family' | 'events' | 'of' | 'exposure'> => {
  const of = cells.map((cell) => cell.of);
  return { family, events: cells.map(({ events }) => events), ...(family === 'binomial' ? { of } : { exposure: of }) };
};

const periodsOf = (cells: readonly Cell[]): number[] => [...new Set(cells.map(({ period }) => period))].sort((a, b) => a - b);

// A period in which nothing or everything happened says nothing about who did better in it.
const telling = (cells: readonly Cell[], family: Family): Cell[] => {
  const silent = new Set(
    [...Map.groupBy(cells, ({ period }) => period)].filter(([, group]) => group.every(({ events }) => events === 0) || (family === 'binomial' && group.every(({ events, of }) => events === of))).map(([period]) => period),
  );
  return cells.filter(({ period, of }) => of > 0 && !silent.has(period));
};

/**
 * Random intercept by team, effects by period: the primary analysis of the lot (Hussey & Hughes 2007). Where cells vary more
 * than team and chance explain, the error grows with the dispersion that is left (a quasi-likelihood): without this,
 * intervals covered 91 % where teams have good and bad months.
 */
const byWedge = (all: readonly Cell[], family: Family): Effect => {
  const cells = telling(all, family);
  const periods = periodsOf(cells);
  const design = cells.map(({ period, isTreated }) => [1, ...periods.slice(1).map((at) => (at === period ? 1 : 0)), isTreated ? 1 : 0]);
  const treated = periods.length;
  const teams = cells.map(({ team }) => team);
  const fit = fitGlmm({ ...amounts(cells, family), design }, teams);
  // Of few teams the normal distribution is too sure; teams - 2 is what comparing teams leaves (Li & Redden 2015, Stat. Med. 34:281).
  if (fit.clusters < 3) throw cannot('too-little', 'A roll-out by lot needs at least three teams.');
  const linear = cells.map((cell, i) => linearAt(design[i]!, fit.coefficients) + fit.intercepts.get(cell.team)!);
  const trained = cells.flatMap(({ isTreated, of }, i) => (isTreated ? [{ of, linear: linear[i]! }] : []));
  const dispersion = dispersionOf(cells, family, linear, cells.length - design[0]!.length - fit.clusters + 1);
  return { estimate: fit.coefficients[treated]!, error: fit.errors[treated]! * Math.sqrt(dispersion), degreesOfFreedom: fit.clusters - 2, clusters: fit.clusters, toRatio: ratioAt(family, trained) };
};

/** Pearson's chi-square over its degrees of freedom, never below 1. */
const dispersionOf = (cells: readonly Cell[], family: Family, linear: readonly number[], degreesOfFreedom: number): number => {
  const pearson = cells.reduce((sum, { events, of }, i) => {
    const mean = of * (family === 'binomial' ? expit(linear[i]!) : Math.exp(linear[i]!));
    const variance = family === 'binomial' ? mean * (1 - mean / of) : mean;
    return sum + (variance > 0 ? (events - mean) ** 2 / variance : 0);
  }, 0);
  return degreesOfFreedom > 0 ? Math.max(1, pearson / degreesOfFreedom) : 1;
};

const byComparison = (cells: readonly Cell[], family: Family): Effect => {
  const found = differenceInDifferences(cells, family);
  const trained = found.cells.flatMap((cell, i) => (cell.isTreated ? [{ of: cell.of, linear: linearAt(found.data.design[i]!, found.fit.coefficients) }] : []));
  return { estimate: found.estimate, error: found.error, degreesOfFreedom: found.degreesOfFreedom, clusters: found.clusters, toRatio: ratioAt(family, trained) };
};

/** All teams as one series; the interruption is the first period in which any team had begun. */
const bySeries = (cells: readonly Cell[], family: Family): Effect => {
  const periods = periodsOf(cells.filter(({ of }) => of > 0));
  const points = periods.map((period) => cells.filter((cell) => cell.period === period).reduce((sum, { events, of }) => ({ events: sum.events + events, of: sum.of + of }), { events: 0, of: 0 }));
  const startsAtPoint = periods.findIndex((period) => cells.some((cell) => cell.period === period && cell.isTreated));
  const { step, fit } = interruptedSeries(points, { family, startsAtPoint });
  const trained = points.slice(startsAtPoint).map(({ of }, i) => {
    const fitted = fit.fitted[startsAtPoint + i]! / of;
    return { of, linear: family === 'poisson' ? 0 : Math.log(fitted / (1 - fitted)) };
  });
  return { estimate: step.estimate, error: step.error, degreesOfFreedom: step.degreesOfFreedom, clusters: new Set(cells.map(({ team }) => team)).size, toRatio: ratioAt(family, trained) };
};

/** Before against after, errors by team; described, never called success. */
const byDates = (all: readonly Cell[], family: Family): Effect => {
  const cells = all.filter(({ of }) => of > 0);
  const data: GlmData = { ...amounts(cells, family), design: cells.map(({ isTreated }) => [1, isTreated ? 1 : 0]) };
  const fit = fitGlm(data, { isQuasi: true });
  const teams = cells.map(({ team }) => team);
  const found = clusterRobust(data, fit, teams, 1);
  const trained = cells.flatMap((cell) => (cell.isTreated ? [{ of: cell.of, linear: fit.coefficients[0]! + fit.coefficients[1]! }] : []));
  return { estimate: found.estimate, error: found.error, degreesOfFreedom: found.degreesOfFreedom, clusters: found.clusters, toRatio: ratioAt(family, trained) };
};
