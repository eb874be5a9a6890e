// The days on which a metric is judged, agreed before the first figure: whoever looks every day finds something on one of them.
import { addDays } from './periods.ts';

/** A quarter each, over the year that follows the first team; the 5 % are shared among them (Bonferroni). */
export const LOOKS = 4;
const DAYS_BETWEEN = 91;

/** `number` counts from 1 and is 0 before the first; `on` is the day up to which figures count; `nextOn` is null after the last. */
export type Look = { number: number; on: string | null; nextOn: string | null };

export const lookOf = (startsOn: string, today: string): Look => {
  const days = Array.from({ length: LOOKS }, (_, at) => addDays(startsOn, (at + 1) * DAYS_BETWEEN));
  const number = days.filter((day) => day <= today).length;
  return { number, on: days[number - 1] ?? null, nextOn: days[number] ?? null };
};
