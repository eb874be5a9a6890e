// Teams that began against teams that had not yet: did the ones change more than the others?
import { cannot } from './cannot.ts';
import { clusterRobust, type Coefficient } from './cluster-robust.ts';
import { fitGlm, type Family, type Glm, type GlmData } from './glm.ts';
import { CONFIDENCE } from './interval.ts';

/** One team in one period; `of` are trials (binomial) or exposure (poisson). */
export type Cell = { team: string; period: number; isTreated: boolean; events: number; of: number };

export type Differences = Coefficient & { fit: Glm; data: GlmData; cells: readonly Cell[] };

const sorted = <T extends string | number>(values: Iterable<T>): T[] => [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));

/**
 * Team and period effects plus "treated", by logistic or Poisson regression; errors by team (CR2, Satterthwaite t, as
 * Bertrand et al. 2004, QJE 119:249, ask for). On the log odds or log rate. Teams in which none or all happened carry
 * no information about a change and are left out, as in conditional regression. Throws `too-little` where no
 * period has treated and untreated teams side by side, since that would be before against after alone.
 */
export const differenceInDifferences = (all: readonly Cell[], family: Family, confidence = CONFIDENCE): Differences => {
  const cells = informative(all.filter(({ of }) => of > 0), family);
  const isSideBySide = sorted(cells.map(({ period }) => period)).some((period) => new Set(cells.filter((cell) => cell.period === period).map(({ isTreated }) => isTreated)).size === 2);
  if (!isSideBySide) throw cannot('too-little', 'No period has teams that began beside teams that had not.');
  const data = dataOf(cells, family);
  const fit = fitGlm(data, { isQuasi: true });
  const treated = data.design[0]!.length - 1;
  return { ...clusterRobust(data, fit, cells.map(({ team }) => team), treated, 'cr2', confidence), fit, data, cells };
};

const informative = (cells: readonly Cell[], family: Family): Cell[] => {
  const silent = (of: readonly Cell[]): boolean => of.every(({ events }) => events === 0) || (family === 'binomial' && of.every(({ events, of }) => events === of));
  const teams = Map.groupBy(cells, ({ team }) => team);
  const speaking = cells.filter(({ team }) => !silent(teams.get(team)!));
  const periods = Map.groupBy(speaking, ({ period }) => period);
  const kept = speaking.filter(({ period }) => !silent(periods.get(period)!));
  return kept.length === cells.length ? kept : informative(kept, family);
};

const dataOf = (cells: readonly Cell[], family: Family): GlmData => {
  const teams = sorted(cells.map(({ team }) => team));
  const periods = sorted(cells.map(({ period }) => period));
  const design = cells.map(({ team, period, isTreated }) => [...teams.map((name) => (name === team ? 1 : 0)), ...periods.slice(1).map((at) => (at === period ? 1 : 0)), isTreated ? 1 : 0]);
  const amounts = cells.map(({ of }) => of);
  return { family, design, events: cells.map(({ events }) => events), ...(family === 'binomial' ? { of: amounts } : { exposure: amounts }) };
};
