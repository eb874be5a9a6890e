// Organisations that do not exist, with an effect that is known, to see how often a verdict is right. For tests and measurements.
import { type Cell, drawBinomial, drawNormal, drawPoisson, drawWedge, randomFrom } from '../platform/statistics/index.ts';
import type { Design } from './estimate-effect.ts';

export type World = {
  kind: Design['kind'];
  teams: number;
  /** Steps of a wedge, else periods before and after. */
  periods: number;
  perPeriod: number;
  /** Log odds (or log rate per record) of an average team in the first period. */
  start: number;
  /** Change of the log odds from the first to the last period, in everyone, training or not. */
  trend: number;
  /** Effect of training on the log odds. */
  effect: number;
  /** Deviation of teams around the average. */
  between: number;
  /** Deviation of teams' own trends, and of their good and bad periods. */
  drift?: number;
  unrest?: number;
  family: 'binomial' | 'poisson';
};

export type Made = { cells: Cell[]; design: Design; window: number[]; truth: number };

const expit = (x: number): number => 1 / (1 + Math.exp(-x));

/** The same world and seed always give the same figures; `truth` is the ratio that training really made in these teams. */
export const makeUp = (world: World, seed: string): Made => {
  const random = randomFrom(seed);
  const names = Array.from({ length: world.teams }, (_, i) => `team ${String(i).padStart(3, '0')}`);
  const own = new Map(names.map((name) => [name, world.between * drawNormal(random)]));
  const wedge = drawWedge(names, world.kind === 'stepped-wedge' ? world.periods : 1, seed);
  const periods = world.kind === 'stepped-wedge' ? world.periods + 1 : 2 * world.periods;
  const isTreated = (team: string, period: number): boolean => {
    if (world.kind === 'stepped-wedge') return period > wedge.stepOf.get(team)!;
    return period >= world.periods && (world.kind !== 'concurrent' || names.indexOf(team) % 2 === 0);
  };
  const drift = new Map(names.map((name) => [name, (world.drift ?? 0) === 0 ? 0 : world.drift! * drawNormal(random)]));
  const linear = (team: string, period: number): number => {
    const unrest = (world.unrest ?? 0) === 0 ? 0 : world.unrest! * drawNormal(random);
    return world.start + own.get(team)! + ((world.trend + drift.get(team)!) * period) / (periods - 1) + unrest;
  };
  const mean = (x: number): number => (world.family === 'binomial' ? expit(x) : Math.exp(x));
  let [withTraining, without] = [0, 0];
  const cells = names.flatMap((team) => Array.from({ length: periods }, (_, period) => {
    const treated = isTreated(team, period);
    const x = linear(team, period);
    if (treated) [withTraining, without] = [withTraining + mean(x + world.effect), without + mean(x)];
    const share = mean(x + (treated ? world.effect : 0));
    const events = world.family === 'binomial' ? drawBinomial(world.perPeriod, share, random) : drawPoisson(share * world.perPeriod, random);
    return { team, period, isTreated: treated, events, of: world.perPeriod };
  }));
  const design: Design = world.kind === 'stepped-wedge' ? { kind: 'stepped-wedge', wedge } : { kind: world.kind };
  return { cells, design, window: [periods - 1], truth: withTraining / without };
};
