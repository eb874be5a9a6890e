// Who went on to the module of their tier after the first one, when, and how far they got. Pure.
import { shuffle } from '../platform/statistics/index.ts';
import type { DemoHistory, DemoPerson, FurtherHistory } from './read-demo.ts';
import { type Past, planPast, type Reach, type Teaching } from './plan-past.ts';
import { randomFrom } from './random.ts';
import { atWork, daysAfter } from './working-days.ts';

/** Taken in turn by those who have begun, so that each kind is there to be seen. */
const BEGUN: readonly Reach[] = ['second lesson', 'quiz failed', 'first lesson', 'third lesson', 'quiz open'];

/** `firsts` of those it is asked of. */
type Given = { people: readonly DemoPerson[]; firsts: readonly Past[]; teaching: Teaching; history: DemoHistory; further: FurtherHistory; seed: string; now: Date };

/** Whoever finished the first module; those who have not begun this one are left out. */
export const planFurther = ({ people, firsts, teaching, history, further, seed, now }: Given): Past[] => {
  const own = `${seed} ${further.module}`;
  const random = randomFrom(`${own} reaches`);
  const ready = shuffle(firsts.filter(hasFinished), random);
  // Who was through first had the most time to go on.
  const inTurn = ready.toSorted((one, other) => Number(lastOf(one)) - Number(lastOf(other)));
  const done = Math.round(further.finished * inTurn.length);
  const begun = Math.round(further.begun * inTurn.length);
  return inTurn.slice(0, done + begun).flatMap((first, at) => {
    const reach = at < done ? 'finished' : BEGUN[(at - done) % BEGUN.length]!;
    const person = people.find(({ email }) => email === first.email)!;
    const beginsAt = beginning(first, further, history, randomFrom(`${own} begins ${first.email}`), now);
    const past = planPast({ person, reach, isCorrected: false, teaching, history, seed: own, now, beginsAt });
    // The policy was read with the first module.
    return past.units.length === 0 ? [] : [{ ...past, acknowledgesAt: null }];
  });
};

/** Somebody hired last week may be meant to finish, and has had no time. */
export const hasFinished = ({ reach, attempts }: Past): boolean => reach === 'finished' && attempts.length > 0;

export const lastOf = ({ attempts, correctsAt, units }: Past): Date =>
  new Date(Math.max(...[...attempts.map(({ opensAt }) => opensAt), ...(correctsAt === null ? [] : [correctsAt]), ...units.flatMap(({ steps }) => steps.map(({ startsAt }) => startsAt))].map(Number)));

const beginning = (first: Past, { opensAfterDays, pauseDays: [least, most] }: FurtherHistory, { rollOutDaysAgo }: DemoHistory, random: () => number, now: Date): Date => {
  const opened = daysAfter(now, opensAfterDays - rollOutDaysAgo);
  const from = lastOf(first) > opened ? lastOf(first) : opened;
  return atWork(daysAfter(from, least + (most - least) * random()), random);
};
