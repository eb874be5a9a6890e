// Weeks and the periods made of them. Figures come by week; a period holds as many weeks as a step of the roll-out, else four.

/** Days as YYYY-MM-DD; `to` is the first day after it. */
export type Period = { from: string; to: string };

export const DAY_MS = 86_400_000;
const WEEK = 7;
/** Every weekday counts alike in whole weeks, and four of them hold a release rhythm; calendar months hold four or five Mondays. */
export const USUAL_WEEKS = 4;

export const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
export const daysFrom = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** The Monday of this day's week, or the next one where the day is no Monday and `isNext`. */
export const mondayOf = (day: string, isNext = false): string => {
  const past = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, isNext && past > 0 ? WEEK - past : -past);
};

/**
 * Periods of `weeks` weeks that meet at `anchor` (a Monday), from the week of `from` to the last period that is over by `to`.
 * The first may be shorter: what lies before it is left out and not squeezed in.
 */
export const periodsBetween = (from: string, to: string, anchor: string, weeks = USUAL_WEEKS): Period[] => {
  const length = weeks * WEEK;
  const first = mondayOf(from, true);
  let start = addDays(anchor, Math.floor(daysFrom(anchor, first) / length) * length);
  const periods: Period[] = [];
  for (; addDays(start, length) <= to; start = addDays(start, length)) periods.push({ from: start < first ? first : start, to: addDays(start, length) });
  return periods;
};
