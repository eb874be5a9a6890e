// Where one metric stands, from its figures, its baseline and what happened: the verdict of the last look, and the trend until today. Pure.
import type { Assessment } from './assess-detector.ts';
import { baselineState } from './baseline.ts';
import { type Basis, buildCells } from './build-cells.ts';
import type { Baseline, MetricState, RollOut, TrendPoint } from './contract.ts';
import { decideVerdict } from './decide-verdict.ts';
import { gradeOf } from './estimate-effect.ts';
import type { Figure, Figures } from './figures.ts';
import { intervalOfCells, sumOf } from './level-of.ts';
import { LOOKS, lookOf } from './looks.ts';
import { mondayOf, type Period, periodsBetween, USUAL_WEEKS } from './periods.ts';
import type { Metric, MetricResult, VerdictReason } from './schemas.ts';

export type Known = Figures & {
  metric: Metric;
  baseline: Baseline | null;
  rollOut: RollOut | null;
  finishedOn: ReadonlyMap<string, string>;
  assessment: Assessment | null;
  today: string;
  /** People who are here; of fewer than five nothing is said. */
  isLargeEnough: boolean;
};

export const judgeMetric = (known: Known): MetricState => {
  const { metric, baseline, today } = known;
  const figures = known.isLargeEnough ? known.figures : [];
  const from = baseline?.startsOn ?? figures.map(({ period }) => period).sort()[0] ?? today;
  const all = buildCells({ ...known, figures, from, to: today });
  const look = all.startsOn === null ? { number: 0, on: null, nextOn: null } : lookOf(all.startsOn, today);
  const why = missing(known, all, look.number);
  const judged = look.on === null ? all : buildCells({ ...known, figures, from, to: look.on });
  const trend = trendOf(metric, figures, all, from, today);
  return {
    metric,
    baseline,
    result: why === null ? verdictOf(known, judged) : notYet(known, all, why),
    basis: { treatedBy: all.treatedBy, startsOn: all.startsOn, look, looks: LOOKS },
    trend,
    marks: marksOf(all.startOf, today),
    coverage: known.isLargeEnough ? known.coverage : null,
    records: { of: sumOf(figures).of, unmatched: sumOf(figures.filter(({ teamId }) => teamId === null)).of },
  };
};

/** The first thing that keeps the metric from being judged at all. */
const missing = ({ isLargeEnough, figures, baseline }: Known, { startsOn, treatedBy }: Basis, looks: number): VerdictReason | null => {
  if (!isLargeEnough) return 'too-few-people';
  if (figures.length === 0) return 'no-figures';
  if (baseline === null) return 'no-baseline';
  if (startsOn === null || treatedBy === 'nobody') return 'nobody-trained';
  const window = { startsOn: baseline.startsOn, endsOn: baseline.endsOn, closedOn: baseline.closedAt.slice(0, 10) };
  if (baselineState(window, startsOn) !== 'closed') return 'baseline-too-late';
  return looks === 0 ? 'before-first-look' : null;
};

const verdictOf = ({ metric, assessment }: Known, { cells, design, window }: Basis): MetricResult => memo(JSON.stringify([metric.id, metric.version, cells, design.kind, design.kind === 'stepped-wedge' ? [design.wedge.seed, [...design.wedge.stepOf]] : null, window, assessment]), () => decideVerdict({ metric, cells, design, window, looks: LOOKS, assessment }));

const notYet = ({ metric }: Known, { design }: Basis, why: VerdictReason): MetricResult => ({ ...decideVerdict({ metric, cells: [], design: { kind: 'before-after' }, window: [] }), grade: gradeOf(design), reasons: [why] });

// The same figures give the same verdict, and the lot's test takes longer than a page may.
const MOST_KEPT = 32;
const kept = new Map<string, MetricResult>();
const memo = (key: string, work: () => MetricResult): MetricResult => {
  const found = kept.get(key) ?? work();
  kept.delete(key);
  kept.set(key, found);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return found;
};

/** What a metric shows, period by period: everybody, also those of no known team. */
const trendOf = (metric: Metric, figures: readonly Figure[], { treatedBy, startsOn, startOf, weeks }: Basis, from: string, today: string): TrendPoint[] => {
  const periods = treatedBy === 'lot' ? periodsBetween(from, today, mondayOf(startsOn!, true), weeks) : periodsBetween(from, today, mondayOf(from, true), USUAL_WEEKS);
  return periods.map((period) => pointOf(metric, figures, period, [...startOf.values()].filter((on) => on <= period.from).length));
};

const pointOf = (metric: Metric, figures: readonly Figure[], { from, to }: Period, begun: number): TrendPoint => {
  const inPeriod = figures.filter(({ period }) => from <= period && period < to);
  const byTeam = [...Map.groupBy(inPeriod, ({ teamId }) => teamId).values()].map(sumOf);
  return { from, to, ...sumOf(byTeam), interval: intervalOfCells(metric, byTeam), begun };
};

const marksOf = (startOf: ReadonlyMap<string, string>, today: string): MetricState['marks'] =>
  [...Map.groupBy([...startOf.values()].filter((on) => on <= today), (on) => on)].map(([on, teams]) => ({ on, teams: teams.length })).sort((a, b) => (a.on < b.on ? -1 : 1));
