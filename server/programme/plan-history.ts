// Decides how the invented half year went for each demo person: who finished, when, how fast, with which answers. Pure.
import { shuffle } from '../platform/statistics/index.ts';
import type { DemoHistory, DemoPerson } from './read-demo.ts';
import { type Past, planPast, type Reach, type Teaching } from './plan-past.ts';
import { randomFrom } from './random.ts';
import { dayOf, daysAfter } from './working-days.ts';

/** How far those got who have begun: taken in turn, so that each kind is there to be seen. */
const BEGUN: readonly Reach[] = ['first lesson', 'second lesson', 'quiz open', 'third lesson', 'quiz failed'];
const NEW_DAYS = 120;

/** The same for the same people, module, day and seed. */
export const planHistory = (people: readonly DemoPerson[], teaching: Teaching, history: DemoHistory, seed: string, now: Date): Past[] => {
  const reaches = chooseReaches(people, history, seed, now);
  const corrected = people.find(({ email, teams }) => teams[0] === history.correction.team && reaches.get(email) === 'finished')?.email;
  const pasts = people.map((person) => planPast({ person, reach: reaches.get(person.email)!, isCorrected: person.email === corrected, teaching, history, seed, now }));
  return withOwnChoices(pasts, history.ownChoices, now);
};

/** Shares team by team, newcomers last: they have had the least time. */
const chooseReaches = (people: readonly DemoPerson[], history: DemoHistory, seed: string, now: Date): Map<string, Reach> => {
  const random = randomFrom(`${seed} reaches`);
  const reaches = new Map<string, Reach>();
  const newSince = dayOf(daysAfter(now, -NEW_DAYS));
  const unfinished: string[] = [];
  for (const [team, share] of Object.entries(history.finished)) {
    const members = shuffle(people.filter(({ teams }) => teams[0] === team), random);
    const inTurn = [...members.filter(({ hiredOn }) => hiredOn < newSince), ...members.filter(({ hiredOn }) => hiredOn >= newSince)];
    const done = Math.round(share * members.length);
    for (const { email } of inTurn.slice(0, done)) reaches.set(email, 'finished');
    unfinished.push(...inTurn.slice(done).map(({ email }) => email));
  }
  const rest = shuffle(unfinished, random);
  const begun = Math.round(history.begun * rest.length);
  rest.forEach((email, at) => reaches.set(email, at < begun ? BEGUN[at % BEGUN.length]! : 'nothing'));
  return reaches;
};

const withOwnChoices = (pasts: Past[], count: number, now: Date): Past[] => {
  const choosing = pasts.filter(({ reach, units }) => reach.endsWith('lesson') && (units.at(-1)?.steps.at(-1)?.startsAt ?? now) < daysAfter(now, -3 - count)).slice(0, count);
  return pasts.map((past) => {
    const at = choosing.indexOf(past);
    return at < 0 ? past : { ...past, choice: { at: daysAfter(now, -3 - at), dueOn: dayOf(daysAfter(now, 14 + 7 * at)) } };
  });
};
