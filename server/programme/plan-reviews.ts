// When a demo person came back for spaced reviews after finishing: some do, every few weeks, and some never. Pure.
import type { DemoHistory } from './read-demo.ts';
import type { Past } from './plan-past.ts';
import { type Random, randomFrom, within } from './random.ts';
import { atWork, daysAfter, secondsAfter } from './working-days.ts';

/** `secondsEach` a card; `isRight` is the chance of each answer. */
export type PastReview = { opensAt: Date; secondsEach: number; isRight: number };

const MOST_SECONDS = 900;

/** Nothing for whoever has not finished, and nothing within the last hour: it is still going on. */
export const planReviews = ({ email, reach, attempts, answers }: Past, { reviews }: DemoHistory, seed: string, now: Date): PastReview[] => {
  const random = randomFrom(`${seed} reviews ${email}`);
  const last = attempts.at(-1);
  if (reach !== 'finished' || last === undefined || random() >= reviews.share) return [];
  const until = secondsAfter(now, -3_600 - MOST_SECONDS);
  const planned: PastReview[] = [];
  let at = atWork(daysAfter(last.opensAt, pause(reviews.everyDays, random)), random);
  while (at < until) {
    // What comes back is known better each time.
    planned.push({ opensAt: at, secondsEach: Math.round(14 + 16 * random()), isRight: within(0.5, 0.97, answers.scenarios + 0.05 * planned.length) });
    if (random() >= reviews.keepsOn) break;
    at = atWork(daysAfter(at, pause(reviews.everyDays, random)), random);
  }
  return planned;
};

const pause = ([least, most]: readonly [number, number], random: Random): number => least + Math.floor(random() * (most - least + 1));
