// Watching a share month by month: an alarm as soon as what adds up says that it moved.
import { cannot, mustBeFinite, mustBeProbability, mustBeShare } from './cannot.ts';
import { normalTails } from './distributions.ts';
import { logGamma } from './log-gamma.ts';
import { leastSquares } from './matrix.ts';
import type { Share } from './newcombe.ts';

/** `from` is the share in control, `to` the one worth an alarm, `limit` (h) where the alarm goes. */
export type CusumPlan = { from: number; to: number; limit: number };

export type CusumPoint = { value: number; isAlarm: boolean };

const mustBePlan = ({ from, to, limit }: CusumPlan): void => {
  mustBeProbability('A share', from);
  mustBeProbability('A share', to);
  if (from === to || !(limit > 0) || !Number.isFinite(limit)) throw cannot('bad-input', 'A chart needs two different shares and a limit above zero.');
};

const score = ({ from, to }: CusumPlan, events: number, of: number): number => events * Math.log(to / from) + (of - events) * Math.log((1 - to) / (1 - from));

/** Log likelihood ratios added up, never below zero, begun again after an alarm (Page 1954, Biometrika 41:100; Steiner et al. 2000, Biostatistics 1:441). Periods without records leave the value as it was. */
export const binomialCusum = (periods: readonly Share[], plan: CusumPlan): CusumPoint[] => {
  mustBePlan(plan);
  let value = 0;
  return periods.map(({ events, of }) => {
    if (of > 0) mustBeShare(events, of);
    value = Math.max(0, value + (of > 0 ? score(plan, events, of) : 0));
    const point = { value, isAlarm: value >= plan.limit };
    if (point.isAlarm) value = 0;
    return point;
  });
};

// Cells of the chain between 0 and the limit.
const CELLS = 300;

/**
 * Periods until an alarm, on average, with `perPeriod` records each of true share `share` (Brook & Evans 1972, Biometrika
 * 59:539, with linear interpolation between cells). `share` = `from` gives the time to a false alarm.
 */
export const binomialRunLength = (perPeriod: number, share: number, plan: CusumPlan): number => {
  mustBePlan(plan);
  mustBeProbability('A share', share);
  if (!Number.isSafeInteger(perPeriod) || perPeriod < 1) throw cannot('bad-input', `${perPeriod} records a period.`);
  const moves = Array.from({ length: perPeriod + 1 }, (_, events) => ({
    by: score(plan, events, perPeriod),
    probability: Math.exp(logGamma(perPeriod + 1) - logGamma(events + 1) - logGamma(perPeriod - events + 1) + events * Math.log(share) + (perPeriod - events) * Math.log1p(-share)),
  })).filter(({ probability }) => probability > 1e-16);
  const width = plan.limit / CELLS;
  const chain = Array.from({ length: CELLS + 1 }, (_, cell) => {
    const row = Array.from({ length: CELLS + 1 }, (_, other) => (other === cell ? 1 : 0));
    for (const { by, probability } of moves) {
      const at = Math.max(0, cell * width + by) / width;
      if (at >= CELLS) continue;
      const left = Math.floor(at);
      row[left]! -= probability * (1 - (at - left));
      row[left + 1]! -= probability * (at - left);
    }
    return row;
  });
  return leastSquares(chain, chain.map(() => 1)).coefficients[0]!;
};

/** Periods until an alarm of a normal chart with reference value `k` and limit `h`, mean shifted by `delta` deviations. Solves Page's integral equation on Gauss-Legendre points (Lucas & Crosier 1982; Knoth's R package spc). */
export const normalRunLength = (k: number, h: number, delta = 0, sides: 'one' | 'two' = 'one'): number => {
  mustBeFinite('A chart', k, h, delta);
  if (!(h > 0) || k < 0) throw cannot('bad-input', 'A chart needs a limit above zero and a reference value of zero or more.');
  const up = oneSided(k, h, delta);
  return sides === 'one' ? up : 1 / (1 / up + 1 / oneSided(k, h, -delta));
};

const oneSided = (k: number, h: number, delta: number): number => {
  const nodes = gaussLegendre(40).map(({ at, weight }) => ({ at: (h * (at + 1)) / 2, weight: (h * weight) / 2 }));
  const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const all = [{ at: 0, weight: 0 }, ...nodes];
  const system = all.map(({ at }, i) => all.map(({ at: other, weight }, j) => (i === j ? 1 : 0) - (j === 0 ? normalTails(k - at - delta).lower : weight * density(other - at + k - delta))));
  return leastSquares(system, all.map(() => 1)).coefficients[0]!;
};

// Roots of the Legendre polynomial by Newton (Press et al., Numerical Recipes, 4.6).
const gaussLegendre = (n: number): { at: number; weight: number }[] =>
  Array.from({ length: n }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    for (let step = 0; ; step += 1) {
      let [previous, value] = [0, 1];
      for (let j = 1; j <= n; j += 1) [previous, value] = [value, ((2 * j - 1) * x * value - (j - 1) * previous) / j];
      const slope = (n * (x * value - previous)) / (x * x - 1);
      const move = value / slope;
      x -= move;
      if (Math.abs(move) < 1e-15 || step > 100) return { at: x, weight: 2 / ((1 - x * x) * slope * slope) };
    }
  });
