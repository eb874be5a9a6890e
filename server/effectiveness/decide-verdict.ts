// One of five verdicts about a metric, with everything it stands on.
import { CannotCompute, type Cell, permutationTest } from '../platform/statistics/index.ts';
import type { Assessment } from './assess-detector.ts';
import { chanceBelow, type Design, detectable, type Effect, estimateEffect, gradeOf, intervalOf } from './estimate-effect.ts';
import { FEWEST_RECORDS, levelOf, sumOf } from './level-of.ts';
import type { Metric, MetricResult, Verdict, VerdictReason } from './schemas.ts';

export type Evidence = {
  metric: Metric;
  /** One team in one period, with or without training. */
  cells: readonly Cell[];
  design: Design;
  /** The periods the target speaks of, e.g. the last quarter; its cells with training give the level. */
  window: readonly number[];
  /** How often this is looked at until the roll-out ends, agreed beforehand: each look spends its part of the 5 % (Bonferroni). */
  looks?: number;
  /** What a labelled sample said about the detector. It corrects the level; the change is judged uncorrected, which errs towards none. */
  assessment?: Assessment | null;
};

/** Zero is news only where at least this many were expected: then chance alone shows zero at most once in twenty. */
const EXPECTED_FOR_ZERO = 3;

type Found = Omit<MetricResult, 'verdict' | 'reasons'>;

export const decideVerdict = (evidence: Evidence): MetricResult => {
  const { metric, cells, design, looks = 1, assessment = null } = evidence;
  const confidence = 1 - 0.05 / looks;
  const [before, after] = [sumOf(cells.filter(({ isTreated }) => !isTreated)), sumOf(cells.filter(({ isTreated }) => isTreated))];
  const inWindow = cells.filter(({ isTreated, period, of }) => isTreated && of > 0 && evidence.window.includes(period));
  const found: Found = {
    metric: metric.id,
    metricVersion: metric.version,
    grade: gradeOf(design),
    clusters: new Set(cells.filter(({ of }) => of > 0).map(({ team }) => team)).size,
    before,
    after,
    effect: null,
    confidence,
    ...levelOf(metric, inWindow, assessment),
    minimumDetectable: null,
    chanceOfTarget: null,
    lotP: null,
  };
  if (before.of < FEWEST_RECORDS || after.of < FEWEST_RECORDS) return { ...found, verdict: 'not-enough-data', reasons: ['too-few-records'] };
  if (before.events === 0 && after.events === 0) return { ...found, verdict: 'not-enough-data', reasons: ['no-events-at-all'] };
  try {
    return judge(evidence, found, confidence);
  } catch (error) {
    if (!(error instanceof CannotCompute) || error.reason === 'bad-input') throw error;
    return { ...found, verdict: 'not-enough-data', reasons: [reasonOf(error, design)] };
  }
};

const reasonOf = ({ reason }: CannotCompute, { kind }: Design): VerdictReason => {
  if (reason === 'too-little') return kind === 'interrupted-series' ? 'too-few-points' : kind === 'concurrent' ? 'nothing-side-by-side' : 'too-few-teams';
  return reason === 'singular' ? 'nothing-side-by-side' : 'does-not-settle';
};

type Judged = { low: number; high: number | null; estimate: number; reasons: VerdictReason[]; effect: Effect };

const judge = (evidence: Evidence, found: Found, confidence: number): MetricResult => {
  const { metric, cells, design } = evidence;
  const measured = measure(evidence, confidence);
  const wanted = metric.target.kind === 'reduction' ? 1 - metric.target.by : null;
  const sign = metric.better === 'down' ? -1 : 1;
  const minimumDetectable = measured.effect.toRatio(sign * detectable(measured.effect, confidence));
  const lotP = design.kind === 'stepped-wedge' ? permutationTest(cells, design.wedge).p : null;
  const result: Found = {
    ...found,
    clusters: measured.effect.clusters,
    effect: { estimate: measured.estimate, low: measured.low, high: measured.high },
    minimumDetectable,
    chanceOfTarget: wanted === null ? null : chanceBelow(measured.effect, linearOf(measured.effect, wanted)),
    isTargetReached: wanted === null ? found.isTargetReached : measured.estimate <= wanted,
    lotP,
  };
  const { verdict, reasons } = decide(metric, result, confidence);
  return { ...result, verdict, reasons: [...measured.reasons, ...reasons] };
};

/**
 * Where all events lie on one side no finite effect fits. One event is then put into the largest empty cell, which can only
 * draw the effect towards none: the end of the interval on that side is safe, and the other is open.
 */
const measure = ({ metric, cells, design }: Evidence, confidence: number): Judged => {
  const isSilent = (treated: boolean): boolean => cells.every((cell) => cell.isTreated !== treated || cell.events === 0);
  const silent = [true, false].find(isSilent);
  if (silent === undefined) {
    const effect = estimateEffect(cells, metric.family, design);
    const { low, high } = intervalOf(effect, confidence);
    return { effect, estimate: effect.toRatio(effect.estimate), low: effect.toRatio(low), high: effect.toRatio(high), reasons: [] };
  }
  // It must stand beside events of the other side, or it would be compared with nothing.
  const beside = new Set(cells.filter((cell) => cell.isTreated !== silent && cell.events > 0).map(({ period }) => period));
  const side = cells.filter((cell) => cell.isTreated === silent && cell.of > 0);
  const candidates = side.some(({ period }) => beside.has(period)) ? side.filter(({ period }) => beside.has(period)) : side;
  const largest = candidates.toSorted((a, b) => b.of - a.of)[0];
  const effect = estimateEffect(cells.map((cell) => (cell === largest ? { ...cell, events: 1 } : cell)), metric.family, design);
  const { low, high } = intervalOf(effect, confidence);
  return silent
    ? { effect, estimate: 0, low: 0, high: effect.toRatio(high), reasons: ['no-events-after'] }
    : { effect, estimate: effect.toRatio(effect.estimate), low: effect.toRatio(low), high: null, reasons: ['no-events-before'] };
};

/** The effect on the linear scale at which the ratio is this; ratios rise with it. */
const linearOf = (effect: Effect, ratio: number): number => {
  let [low, high] = [-30, 30];
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (effect.toRatio(middle) < ratio) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

type Decision = { verdict: Verdict; reasons: VerdictReason[] };

const decide = (metric: Metric, result: Found, confidence: number): Decision => {
  const { effect, grade } = result;
  const { low, high } = { low: effect!.low, high: effect!.high ?? Number.POSITIVE_INFINITY };
  const isBetter = metric.better === 'down' ? high < 1 : low > 1;
  const isWorse = metric.better === 'down' ? low > 1 : high < 1;
  if (isWorse) return { verdict: 'worse', reasons: [] };
  if (!isBetter) return withoutChange(metric, result);
  // Whatever else changed on the same day changed this too.
  if (grade === 'D') return { verdict: 'not-enough-data', reasons: ['before-after-only'] };
  // The lot needs no model: what the order of teams could have done by itself is no success, however many teams there are.
  if (result.lotP !== null && result.lotP > 1 - confidence) return { verdict: withoutChange(metric, result).verdict, reasons: ['lot-does-not-agree'] };
  if (metric.target.kind === 'reduction') return { verdict: high <= 1 - metric.target.by ? 'met' : 'improving', reasons: [] };
  if (!result.isTargetReached) return { verdict: 'improving', reasons: [] };
  const isZeroNews = metric.target.kind !== 'zero' || expectedInWindow(result) >= EXPECTED_FOR_ZERO;
  return isZeroNews ? { verdict: 'met', reasons: [] } : { verdict: 'improving', reasons: ['zero-expected-anyway'] };
};

/** Events that the window would have had at the rate without training; its bound says how much was looked at. */
const expectedInWindow = ({ before, upperBound }: Found): number => (upperBound === null ? 0 : ((before.events / before.of) * Math.log(20)) / upperBound);

// "No change shown" is itself a finding: it needs data that would have shown the change the target speaks of.
const withoutChange = (metric: Metric, { minimumDetectable, isTargetReached, before }: Found): Decision => {
  const held: VerdictReason[] = metric.target.kind !== 'reduction' && isTargetReached ? ['target-holds-without-change'] : [];
  const couldSee = metric.better === 'down' ? minimumDetectable! >= wantedRatio(metric, before) : minimumDetectable! <= wantedRatio(metric, before);
  return couldSee ? { verdict: 'no-change-shown', reasons: held } : { verdict: 'not-enough-data', reasons: [...held, 'cannot-detect-target'] };
};

/** The change a target asks for, as a ratio; zero asks for as much as one likes, and half is taken as worth seeing. */
const wantedRatio = ({ target }: Metric, { events, of }: { events: number; of: number }): number => {
  if (target.kind === 'reduction') return 1 - target.by;
  if (target.kind === 'zero') return 0.5;
  return events === 0 ? Number.POSITIVE_INFINITY : Math.max(1.01, target.atLeast / (events / of));
};
