// Before launch: what these teams and volumes can prove about a metric, and by when.
import { cannot, minimumDetectable, recordsNeeded, wedgePower, wilson } from '../platform/statistics/index.ts';
import type { Metric } from './schemas.ts';

export type Volumes = {
  teams: number;
  /** Records (trials or exposure) of one team in one month. */
  perTeamPerMonth: number;
  /** Share or rate per record before training. */
  baseline: number;
  /** Correlation of records of one team; 0.05 is usual for behaviour in groups (facts of measuring, 5.2). */
  icc?: number;
  looks?: number;
};

export type Proof = {
  /** By lot where there are teams enough for the lot to say anything; else comparing is described and not called success. */
  canDrawLots: boolean;
  steps: number;
  /** Ratio of the metric with training to without that the target speaks of. */
  wanted: number;
  /** Chance to show that change within the months of the target, 0 to 1. */
  powerInTime: number;
  /** Months from the first period to the verdict with power 0.8; null where it takes more than two years. */
  monthsToProof: number | null;
  /** The ratio nearest to 1 shown with power 0.8 within the months of the target; null where not even an end of all events is. */
  detectableInTime: number | null;
  /** For a level: records of the last window that show it if the truth lies halfway between level and all. */
  recordsForLevel: number | null;
  /** For zero: events a window would have without training. Below 3, zero is no news. */
  expectedInWindow: number | null;
  /** Chance to show what is wanted, by months from the first period on. */
  curve: { months: number; power: number }[];
};

const POWER = 0.8;
const MOST_MONTHS = 24;
// Of fewer orders than this even the most extreme one comes up more often than once in twenty.
const ORDERS_NEEDED = 20;
const WORTH_SEEING = 0.5;
// Training does not show the day after, and a release rhythm of two weeks is common: shorter steps compare little.
const SHORTEST_PERIOD_MONTHS = 0.5;

export const planProof = (metric: Metric, volumes: Volumes): Proof => {
  const { teams, perTeamPerMonth, baseline } = volumes;
  if (!Number.isSafeInteger(teams) || teams < 1 || !(perTeamPerMonth > 0) || !Number.isFinite(perTeamPerMonth)) throw cannot('bad-input', 'A plan needs teams and records a month.');
  if (!(baseline > 0) || !Number.isFinite(baseline) || (metric.family === 'binomial' && baseline >= 1)) throw cannot('bad-input', 'A plan needs a baseline above zero.');
  const steps = Math.min(teams, 4);
  const canDrawLots = ordersOf(teams, steps) >= ORDERS_NEEDED;
  const wanted = wantedRatio(metric, baseline);
  const within = metric.target.kind === 'zero' ? metric.target.windowMonths : metric.target.withinMonths;
  // One period before, and the steps within the months that the target gives.
  const inTime = Math.max(SHORTEST_PERIOD_MONTHS, within / steps);
  const power = (ratio: number, monthsPerPeriod: number): number => (canDrawLots ? powerOf(metric, volumes, steps, ratio, monthsPerPeriod) : 0);
  const shortest = Math.ceil(SHORTEST_PERIOD_MONTHS * (steps + 1));
  const curve = Array.from({ length: MOST_MONTHS - shortest + 1 }, (_, i) => shortest + i).map((months) => ({ months, power: power(wanted, months / (steps + 1)) }));
  return {
    canDrawLots,
    steps,
    wanted,
    powerInTime: power(wanted, inTime),
    monthsToProof: curve.find((point) => point.power >= POWER)?.months ?? null,
    detectableInTime: nearest(metric, baseline, (ratio) => power(ratio, inTime) >= POWER),
    recordsForLevel: metric.target.kind === 'level' ? recordsForLevel(metric.target.atLeast) : null,
    expectedInWindow: metric.target.kind === 'zero' ? teams * perTeamPerMonth * metric.target.windowMonths * baseline : null,
    curve,
  };
};

const wantedRatio = ({ target }: Metric, baseline: number): number => {
  if (target.kind === 'reduction') return 1 - target.by;
  return target.kind === 'zero' ? WORTH_SEEING : Math.max(1.01, target.atLeast / baseline);
};

const ordersOf = (teams: number, steps: number): number => {
  let [orders, placed] = [1, 0];
  for (let step = 0; step < steps; step += 1) {
    const here = Math.floor(teams / steps) + (step < teams % steps ? 1 : 0);
    for (let k = 1; k <= here; k += 1) orders = (orders * (placed += 1)) / k;
  }
  return Math.round(orders);
};

/** Counts are many small trials: what a unit can hold more than once is cut into parts that hold at most one. */
const powerOf = ({ family }: Metric, { teams, perTeamPerMonth, baseline, icc = 0.05, looks = 1 }: Volumes, steps: number, ratio: number, months: number): number => {
  const parts = family === 'poisson' ? Math.max(1, Math.ceil(baseline / 0.001)) : 1;
  const [from, to] = [baseline / parts, Math.min((baseline * ratio) / parts, 1 - 1e-9)];
  const middle = (from + to) / 2;
  // Teams differ in the same proportion, however finely a unit is cut.
  const whole = Math.min(middle * parts, 0.5);
  const between = ((icc / (1 - icc)) * (parts === 1 ? middle * (1 - middle) : whole * (1 - whole))) / (parts * parts);
  const teamsPerStep = Array.from({ length: steps }, (_, step) => Math.floor(teams / steps) + (step < teams % steps ? 1 : 0));
  return wedgePower({ teamsPerStep, perPeriod: perTeamPerMonth * months * parts, from, to: Math.max(to, 1e-12), icc: between / (between + middle * (1 - middle)), alpha: 0.05 / looks });
};

// Power rises with the distance from 1, so the nearest ratio is found by halving.
const nearest = ({ better, family }: Metric, baseline: number, shows: (ratio: number) => boolean): number | null => {
  const end = better === 'down' ? 1e-6 : family === 'binomial' ? (1 - 1e-6) / baseline : 100;
  if (!shows(end)) return null;
  let [shown, hidden] = [end, 1];
  for (let step = 0; step < 40; step += 1) {
    const middle = (shown + hidden) / 2;
    if (shows(middle)) shown = middle;
    else hidden = middle;
  }
  return shown;
};

/** Records for a one-sided Wilson claim of `level` with power 0.8, if the truth is halfway from there to all. */
const recordsForLevel = (level: number): number => {
  const truth = (1 + level) / 2;
  const start = Math.ceil(recordsNeeded(POWER, { from: level, to: truth }) / 8);
  for (let of = start; ; of += 1) {
    let least = Math.ceil(level * of);
    while (least <= of && wilson(least, of, 0.9).low < level) least += 1;
    if (least <= of && atLeast(least, of, truth) >= POWER) return of;
  }
};

const atLeast = (events: number, of: number, share: number): number => {
  let [probability, sum] = [share ** of, 0];
  for (let k = of; k >= events; k -= 1) {
    sum += probability;
    probability *= (k / (of - k + 1)) * ((1 - share) / share);
  }
  return sum;
};

/** Two groups without a roll-out by lot, for those who compare once: the nearest share they would show, null if none. */
export const detectableOnce = (perGroup: number, baseline: number, { better }: Metric, clusterSize = 1, icc = 0.05): number | null => minimumDetectable(perGroup, baseline, better, { clusterSize, icc });
