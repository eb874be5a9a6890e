// A roll-out in steps whose order is drawn by lot, so that the order itself can be the test.
import { cannot } from './cannot.ts';
import type { Cell } from './difference-in-differences.ts';
import { randomFrom, shuffle } from './random.ts';

/** Which step (from 0) each team begins at. The same teams, steps and seed always give the same order. */
export type Wedge = { seed: string; steps: number; stepOf: ReadonlyMap<string, number> };

/**
 * Teams in random order on `steps` steps as even as can be, the larger ones first (Hussey & Hughes 2007, Contemp. Clin.
 * Trials 28:182). Teams are put in alphabetical order before the lot is drawn, so that whoever knows names and seed can
 * draw it again. Publish the seed before the first step. Throws on doubled names and on more steps than teams.
 */
export const drawWedge = (teams: readonly string[], steps: number, seed: string): Wedge => {
  if (new Set(teams).size !== teams.length) throw cannot('bad-input', 'Two teams share a name.');
  if (!Number.isSafeInteger(steps) || steps < 1 || steps > teams.length || seed === '') throw cannot('bad-input', `${teams.length} teams in ${steps} steps${seed === '' ? ' without a seed' : ''}.`);
  const order = shuffle([...teams].sort((a, b) => (a < b ? -1 : 1)), randomFrom(`stepped wedge ${seed}`));
  const [small, larger] = [Math.floor(teams.length / steps), teams.length % steps];
  const stepOf = new Map(order.map((team, place) => [team, place < larger * (small + 1) ? Math.floor(place / (small + 1)) : larger + Math.floor((place - larger * (small + 1)) / small)]));
  return { seed, steps, stepOf };
};

export type Permuted = { statistic: number; p: number; pBelow: number; draws: number; isExhaustive: boolean };

// All orders are tried where they are at most this many; else this many are drawn.
const MOST_ORDERS = 3000;
const DRAWS = 1999;

/**
 * Tests "began or not made no difference to any team" over the lots that could have been drawn (Fisher 1935; for stepped
 * wedges Thompson et al. 2018, Stat. Med. 37:2479): within each period the share of teams that had begun minus that of
 * teams that had not, weighted by how many pairs stand side by side, after a team's own level has been taken out as far
 * as it can be told from noise (which depends on the shares alone, so the test stays exact). Valid at any number of
 * teams and under any common trend, since only within-period comparisons enter. `p` is two-sided, `pBelow` against a rise. Every cell needs
 * a team named in the wedge; throws `too-little` where no period compares anything.
 */
export const permutationTest = (cells: readonly Cell[], wedge: Wedge, seed = wedge.seed): Permuted => {
  const teams = [...wedge.stepOf.keys()].sort((a, b) => (a < b ? -1 : 1));
  const steps = teams.map((team) => wedge.stepOf.get(team)!);
  const table = tableOf(cells, teams, steps);
  const statistic = difference(table, steps);
  if (statistic === undefined) throw cannot('too-little', 'No period has teams that began beside teams that had not.');
  const orders = countOrders(steps);
  const isExhaustive = orders <= MOST_ORDERS;
  let [asFar, asLow, draws] = [0, 0, 0];
  const compare = (order: readonly number[]): void => {
    const value = difference(table, order) ?? 0;
    // Ties must count as ties whatever the order of adding them up.
    const slack = 1e-12 * (1 + Math.abs(statistic));
    if (Math.abs(value) >= Math.abs(statistic) - slack) asFar += 1;
    if (value <= statistic + slack) asLow += 1;
    draws += 1;
  };
  if (isExhaustive) everyOrder([...steps].sort((a, b) => a - b), compare);
  else {
    // The real order is one of them, which keeps the test exact (Phipson & Smyth 2010, SAGMB 9:39).
    compare(steps);
    const random = randomFrom(`permutation test ${seed}`);
    for (let draw = 0; draw < DRAWS; draw += 1) compare(shuffle(steps, random));
  }
  return { statistic, p: asFar / draws, pBelow: asLow / draws, draws, isExhaustive };
};

// Shares by period and team; `beganAfter` says which steps had begun by then, read off the real wedge.
type Table = { shares: (number | undefined)[]; beganUpTo: number }[];

const tableOf = (cells: readonly Cell[], teams: readonly string[], steps: readonly number[]): Table => {
  const place = new Map(teams.map((team, i) => [team, i]));
  const table = [...Map.groupBy(cells.filter(({ of }) => of > 0), ({ period }) => period).values()].map((inPeriod) => {
    const shares: (number | undefined)[] = teams.map(() => undefined);
    let beganUpTo = -1;
    for (const { team, events, of, isTreated } of inPeriod) {
      const i = place.get(team);
      if (i === undefined) throw cannot('bad-input', `Team ${team} has no place in the roll-out.`);
      shares[i] = events / of;
      if (isTreated) beganUpTo = Math.max(beganUpTo, steps[i]!);
    }
    return { shares, beganUpTo };
  });
  return withoutOwnLevel(table);
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

// Takes from each share what its team tends to lie above or below the others, shrunk by how reliably that is known.
const withoutOwnLevel = (table: Table): Table => {
  const centres = table.map(({ shares }) => mean(shares.filter((share) => share !== undefined)));
  const rows = (table[0]?.shares ?? []).map((_, i) => table.flatMap(({ shares }, t) => (shares[i] === undefined ? [] : [shares[i] - centres[t]!])));
  const levels = rows.map((row) => (row.length === 0 ? 0 : mean(row)));
  const cells = rows.reduce((sum, row) => sum + row.length, 0);
  const teams = rows.filter((row) => row.length > 0).length;
  if (cells <= teams || teams < 2) return table;
  const between = rows.reduce((sum, row, i) => sum + row.length * levels[i]! ** 2, 0) / (teams - 1);
  const within = rows.reduce((sum, row, i) => sum + row.reduce((part, value) => part + (value - levels[i]!) ** 2, 0), 0) / (cells - teams);
  const reliability = between === 0 ? 0 : Math.max(0, 1 - within / between);
  return table.map(({ shares, beganUpTo }) => ({ beganUpTo, shares: shares.map((share, i) => (share === undefined ? undefined : share - reliability * levels[i]!)) }));
};

const difference = (table: Table, steps: readonly number[]): number | undefined => {
  let [sum, weights] = [0, 0];
  for (const { shares, beganUpTo } of table) {
    let [treated, n, control, m] = [0, 0, 0, 0];
    for (let i = 0; i < steps.length; i += 1) {
      const share = shares[i];
      if (share === undefined) continue;
      if (steps[i]! <= beganUpTo) [treated, n] = [treated + share, n + 1];
      else [control, m] = [control + share, m + 1];
    }
    if (n === 0 || m === 0) continue;
    const weight = (n * m) / (n + m);
    sum += weight * (treated / n - control / m);
    weights += weight;
  }
  return weights === 0 ? undefined : sum / weights;
};

const countOrders = (steps: readonly number[]): number => {
  let orders = 1;
  const seen = new Map<number, number>();
  steps.forEach((step, i) => {
    seen.set(step, (seen.get(step) ?? 0) + 1);
    orders = (orders * (i + 1)) / seen.get(step)!;
  });
  return Math.round(orders);
};

// Every distinct arrangement once, in lexical order (Knuth, TAOCP 7.2.1.2, algorithm L).
const everyOrder = (sortedSteps: number[], use: (order: readonly number[]) => void): void => {
  const a = [...sortedSteps];
  for (;;) {
    use(a);
    let j = a.length - 2;
    while (j >= 0 && a[j]! >= a[j + 1]!) j -= 1;
    if (j < 0) return;
    let l = a.length - 1;
    while (a[j]! >= a[l]!) l -= 1;
    [a[j], a[l]] = [a[l]!, a[j]!];
    for (let [k, m] = [j + 1, a.length - 1]; k < m; k += 1, m -= 1) [a[k], a[m]] = [a[m]!, a[k]!];
  }
};
