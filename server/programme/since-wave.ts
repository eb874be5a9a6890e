// How far a person's team is in its training on a day: nothing before its wave, all of it after so many days.
import type { DemoHistory, DemoPerson } from './read-demo.ts';
import { DAY_MS, daysAfter } from './working-days.ts';

/** Between 0 and 1. */
export const sinceWave = (day: Date, { teams }: DemoPerson, rollOut: Date, waves: DemoHistory['waves'], overDays: number): number => {
  const wave = waves.find((each) => each.teams.includes(teams[0]!));
  return wave === undefined ? 0 : Math.min(1, Math.max(0, (day.getTime() - daysAfter(rollOut, wave.afterDays).getTime()) / DAY_MS / overDays));
};
