// Turns figures by week into cells of teams and periods, and says by which design they came about. Pure.
import { type Cell, FEWEST_POINTS, type Wedge } from '../platform/statistics/index.ts';
import type { RollOut } from './contract.ts';
import type { Design } from './estimate-effect.ts';
import type { Figure } from './figures.ts';
import { addDays, mondayOf, type Period, periodsBetween, USUAL_WEEKS } from './periods.ts';

export type Evidence = {
  figures: readonly Figure[];
  /** Figures count from here: the first day of the closed baseline. */
  from: string;
  /** The first day that no longer counts. */
  to: string;
  rollOut: Pick<RollOut, 'seed' | 'startsOn' | 'steps' | 'weeksPerStep' | 'teams'> | null;
  /** When half of a team's people had finished a module linked to the behaviour; teams that have not are missing. */
  finishedOn: ReadonlyMap<string, string>;
};

export type TreatedBy = 'lot' | 'finished' | 'nobody';
export type Basis = {
  treatedBy: TreatedBy;
  /** The day the first team began; null while nobody has. */
  startsOn: string | null;
  /** When each team began, or begins; teams that wait are missing. */
  startOf: ReadonlyMap<string, string>;
  weeks: number;
  periods: Period[];
  cells: Cell[];
  design: Design;
  /** Periods of the last quarter, which the target speaks of. */
  window: number[];
};

/** Of the teams in the lot, as many may have been trained before their turn and the order still counts as followed. */
const MOST_OUT_OF_TURN = 0.2;
const QUARTER_WEEKS = 13;

export const buildCells = (evidence: Evidence): Basis => {
  const { rollOut, finishedOn } = evidence;
  if (rollOut !== null && isFollowed(rollOut, finishedOn)) return byLot(evidence, rollOut);
  return byDates(evidence);
};

/** Who is trained before the turn waits for nothing, and comparing with them compares little: then the dates themselves are compared. */
const isFollowed = ({ teams }: NonNullable<Evidence['rollOut']>, finishedOn: ReadonlyMap<string, string>): boolean =>
  teams.filter(({ id, startsOn }) => (finishedOn.get(id) ?? '9999') < startsOn).length <= teams.length * MOST_OUT_OF_TURN;

/** As drawn, whoever was late: only the lot was left to chance (intention to treat). Teams that came later have no place in it. */
const byLot = ({ figures, from, to }: Evidence, rollOut: NonNullable<Evidence['rollOut']>): Basis => {
  const startOf = new Map(rollOut.teams.map(({ id, startsOn }) => [id, startsOn]));
  const periods = periodsBetween(from, to, mondayOf(rollOut.startsOn, true), rollOut.weeksPerStep);
  const wedge: Wedge = { seed: rollOut.seed, steps: rollOut.steps, stepOf: new Map(rollOut.teams.map(({ id, step }) => [id, step - 1])) };
  const cells = cellsOf(figures, periods, (team, period) => (startOf.has(team) ? startOf.get(team)! <= period.from : null));
  return { treatedBy: 'lot', startsOn: rollOut.startsOn, startOf, weeks: rollOut.weeksPerStep, periods, cells, design: { kind: 'stepped-wedge', wedge }, window: windowOf(periods, rollOut.weeksPerStep) };
};

const byDates = ({ figures, from, to, finishedOn }: Evidence): Basis => {
  const startsOn = [...finishedOn.values()].sort()[0] ?? null;
  const anchor = mondayOf(from, true);
  const periods = periodsBetween(from, to, anchor);
  const isTreated = trainedBy(finishedOn);
  const cells = cellsOf(figures, periods, isTreated);
  const found = { treatedBy: startsOn === null ? ('nobody' as const) : ('finished' as const), startsOn, startOf: finishedOn };
  const whole: Basis = { ...found, weeks: USUAL_WEEKS, periods, cells, design: { kind: 'before-after' }, window: windowOf(periods, USUAL_WEEKS) };
  if (hasSideBySide(cells)) return { ...whole, design: { kind: 'concurrent' } };
  // One series needs more points than periods of four weeks give, so it is read week by week.
  const weeks = periodsBetween(from, to, anchor, 1);
  const weekly = cellsOf(figures, weeks, isTreated);
  if (isSeries(weekly)) return { ...whole, weeks: 1, periods: weeks, cells: weekly, design: { kind: 'interrupted-series' }, window: windowOf(weeks, 1) };
  return whole;
};

/** The period in which a team began is neither with nor without training, so it is left out of it. */
const trainedBy = (finishedOn: ReadonlyMap<string, string>) => (team: string, { from, to }: Period): boolean | null => {
  const on = finishedOn.get(team) ?? '9999';
  return on <= from ? true : on >= to ? false : null;
};

const cellsOf = (figures: readonly Figure[], periods: readonly Period[], isTreated: (team: string, period: Period) => boolean | null): Cell[] => {
  const cells = new Map<string, Cell>();
  for (const { teamId: team, period: day, events, of } of figures) {
    const at = periods.findIndex(({ from, to }) => from <= day && day < to);
    const treated = team === null || at < 0 ? null : isTreated(team, periods[at]!);
    if (team === null || treated === null) continue;
    const key = `${team} ${at}`;
    const cell = cells.get(key) ?? { team, period: at, isTreated: treated, events: 0, of: 0 };
    cells.set(key, { ...cell, events: cell.events + events, of: cell.of + of });
  }
  return [...cells.values()].sort((a, b) => a.period - b.period || (a.team < b.team ? -1 : 1));
};

/** Two and two in one period at least: one team beside the others is that team's story. */
const hasSideBySide = (cells: readonly Cell[]): boolean =>
  [...Map.groupBy(cells.filter(({ of }) => of > 0), ({ period }) => period).values()].some((group) => [true, false].every((treated) => group.filter(({ isTreated }) => isTreated === treated).length >= 2));

/** All of them began within four weeks, with points enough on both sides: a series in which most still wait shows nobody's change. */
const isSeries = (cells: readonly Cell[]): boolean => {
  const first = Math.min(...cells.flatMap(({ isTreated, period }) => (isTreated ? [period] : [])));
  if (cells.some(({ isTreated, period }) => !isTreated && period >= first + USUAL_WEEKS)) return false;
  const points = (treated: boolean): number => new Set(cells.filter(({ isTreated, of }) => isTreated === treated && of > 0).map(({ period }) => period)).size;
  return points(true) >= FEWEST_POINTS && points(false) >= FEWEST_POINTS;
};

const windowOf = (periods: readonly Period[], weeks: number): number[] => {
  const end = periods.at(-1)?.to;
  return end === undefined ? [] : periods.flatMap(({ from }, at) => (from >= addDays(end, -7 * Math.max(weeks, QUARTER_WEEKS)) ? [at] : []));
};
