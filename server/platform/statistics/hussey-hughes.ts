// How likely a stepped-wedge roll-out is to show an effect of a given size.
import { cannot, mustBeProbability } from './cannot.ts';
import { normalQuantile, normalTails } from './distributions.ts';

export type WedgePlan = {
  /** Teams that begin at each step; one period stands before the first step and one after each. */
  teamsPerStep: readonly number[];
  /** Records of a team in a period. */
  perPeriod: number;
  /** Shares before and after, 0 to 1. */
  from: number;
  to: number;
  /** Correlation of records of one team. */
  icc: number;
  /** Two-sided. */
  alpha?: number;
};

/** Variance of the estimated difference of shares (Hussey & Hughes 2007, Contemp. Clin. Trials 28:182, eq. 8). */
export const wedgeVariance = ({ teamsPerStep, perPeriod, from, to, icc }: WedgePlan): number => {
  mustBeProbability('A share', from);
  mustBeProbability('A share', to);
  if (!(icc >= 0 && icc < 1) || !(perPeriod > 0) || teamsPerStep.length < 1 || teamsPerStep.some((teams) => !(teams >= 0))) throw cannot('bad-input', 'A roll-out needs teams, records and an icc from 0 to 1.');
  const teams = teamsPerStep.reduce((sum, count) => sum + count, 0);
  if (teams < 2) throw cannot('too-little', 'A stepped wedge needs two teams.');
  const periods = teamsPerStep.length + 1;
  const middle = (from + to) / 2;
  const record = middle * (1 - middle);
  const cell = record / perPeriod;
  const between = (icc / (1 - icc)) * record;
  // u: treated cells, w: squares of treated teams by period, v: squares of treated periods by team.
  let [u, v, w, begun] = [0, 0, 0, 0];
  teamsPerStep.forEach((count, step) => {
    begun += count;
    w += begun * begun;
    u += count * (periods - 1 - step);
    v += count * (periods - 1 - step) ** 2;
  });
  const bottom = (teams * u - w) * cell + (u * u + teams * periods * u - periods * w - teams * v) * between;
  return (teams * cell * (cell + periods * between)) / bottom;
};

/** Power of the two-sided Wald test, 0 to 1. */
export const wedgePower = (plan: WedgePlan): number => {
  const z = -normalQuantile((plan.alpha ?? 0.05) / 2);
  return normalTails(Math.abs(plan.to - plan.from) / Math.sqrt(wedgeVariance(plan)) - z).lower;
};
