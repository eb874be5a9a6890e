// One demo person's half year: when they began, how long each step took them, and how their quiz went. Pure.
import { shuffle } from '../platform/statistics/index.ts';
import type { DemoHistory, DemoPerson } from './read-demo.ts';
import { normal, type Random, randomFrom, within } from './random.ts';
import { atWork, daysAfter, secondsAfter } from './working-days.ts';

export type Reach = 'nothing' | 'first lesson' | 'second lesson' | 'third lesson' | 'quiz open' | 'quiz failed' | 'finished';

/** What there was to learn, as published. A quiz may stand before the last lessons. */
export type Teaching = { slug: string; passMark: number; lessons: { slug: string; isAfterQuiz: boolean; steps: { id: string; minutes: number }[] }[]; quiz: { slug: string; minutes: number; draw: number } };

export type PastStep = { step: string; startsAt: Date; seconds: number };
/** `rights` says by place which answers are right; a quiz left open has fewer of them than items. */
export type PastAttempt = { opensAt: Date; seconds: number; rights: boolean[] };
export type Past = {
  email: string;
  module: string;
  reach: Reach;
  acknowledgesAt: Date | null;
  units: { unit: string; steps: PastStep[] }[];
  attempts: PastAttempt[];
  /** Set for the one whose result an owner corrects. */
  correctsAt: Date | null;
  choice: { at: Date; dueOn: string } | null;
  /** Chance of being right in items of lessons and in scenarios, and the mean confidence. */
  answers: { items: number; scenarios: number; confidence: number };
};

/** `beginsAt` where something came before; else the roll-out and the day of hire decide. */
type Given = { person: DemoPerson; reach: Reach; isCorrected: boolean; teaching: Teaching; history: DemoHistory; seed: string; now: Date; beginsAt?: Date };

const LESSONS: Partial<Record<Reach, number>> = { nothing: 0, 'first lesson': 1, 'second lesson': 2, 'third lesson': 3 };
const MOST_ATTEMPTS = 3;
const STEP_MOST_SECONDS = 1_500;

export const planPast = ({ person, reach, isCorrected, teaching, history, seed, now, beginsAt }: Given): Past => {
  const random = randomFrom(`${seed} ${person.email}`);
  // Nothing is planned for the last hour: it is still going on.
  const until = secondsAfter(now, -3_600);
  const startsAt = beginsAt ?? beginning(person, reach, history, now, random);
  // One's own pace and the mood of the day: lognormal about 1, so that the median stays near the stated minutes.
  const pace = Math.exp(normal(random, 0, 0.2));
  const took = (minutes: number): number => Math.round(within(20, STEP_MOST_SECONDS, minutes * 60 * pace * Math.exp(normal(random, 0, 0.22))));
  const gap = Math.max(1, Math.min(6, (until.getTime() - startsAt.getTime()) / 86_400_000 / 10));
  const pause = (at: Date): Date => (random() < 0.35 ? secondsAfter(at, 300 + 900 * random()) : atWork(daysAfter(at, 1 + Math.floor(random() * gap)), random));

  let clock = startsAt;
  const walk = (lessons: Teaching['lessons']): Past['units'] =>
    lessons.map(({ slug, steps }, at) => {
      const isLeft = reach.endsWith('lesson') && at === lessons.length - 1;
      const walked = (isLeft ? steps.slice(0, 1 + Math.floor(random() * (steps.length - 1))) : steps).map(({ id, minutes }): PastStep => {
        const step = { step: id, startsAt: clock, seconds: took(minutes) };
        clock = secondsAfter(clock, step.seconds + 5 + 20 * random());
        return step;
      });
      clock = pause(clock);
      return { unit: slug, steps: walked };
    });
  const units = walk(teaching.lessons.filter(({ isAfterQuiz }) => !isAfterQuiz).slice(0, LESSONS[reach] ?? teaching.lessons.length));
  const attempts = planRights(reach, isCorrected, teaching, history, random).map((rights): PastAttempt => {
    const attempt = { opensAt: clock, seconds: took(teaching.quiz.minutes), rights };
    clock = atWork(daysAfter(clock, 1 + Math.floor(random() * gap)), random);
    return attempt;
  });
  if (reach === 'finished') units.push(...walk(teaching.lessons.filter(({ isAfterQuiz }) => isAfterQuiz)));
  const isActive = units.length > 0 && startsAt < until;
  const { active, others } = history.acknowledged;
  const readAt = isActive ? secondsAfter(startsAt, -180) : atWork(daysAfter(now, -20), random);
  const past: Past = {
    email: person.email,
    module: teaching.slug,
    reach,
    acknowledgesAt: random() < (isActive ? active : others) ? readAt : null,
    units,
    attempts,
    correctsAt: isCorrected && attempts.length > 0 ? atWork(daysAfter(attempts.at(-1)!.opensAt, history.correction.afterDays), random) : null,
    choice: null,
    answers: { items: within(0.5, 0.98, normal(random, history.quiz.mean - 0.08, history.quiz.spread)), scenarios: within(0.5, 0.98, normal(random, history.scenarios.mean, 0.08)), confidence: normal(random, history.scenarios.confidence, 5) },
  };
  return upTo(past, until);
};

const beginning = ({ teams, hiredOn }: DemoPerson, reach: Reach, { waves, rollOutDaysAgo }: DemoHistory, now: Date, random: Random): Date => {
  const wave = waves.find((wave) => wave.teams.includes(teams[0]!));
  const invited = daysAfter(now, (wave?.afterDays ?? 0) - rollOutDaysAgo);
  const joined = daysAfter(new Date(`${hiredOn}T00:00:00Z`), 3);
  const [mean, most] = reach === 'finished' ? [16, 60] : [35, 110];
  const wait = Math.min(most, -Math.log(1 - random()) * mean);
  // Newcomers begin in their first weeks.
  return atWork(joined > invited ? daysAfter(joined, wait / 3) : daysAfter(invited, wait), random);
};

/** Right and wrong, attempt by attempt: who finishes passes the last, whoever failed before. */
const planRights = (reach: Reach, isCorrected: boolean, { passMark, quiz: { draw } }: Teaching, { quiz }: DemoHistory, random: Random): boolean[][] => {
  const needed = Math.ceil((passMark / 100) * draw);
  const spread = (right: number): boolean[] => shuffle(Array.from({ length: draw }, (_none, at) => at < right), random);
  const skill = within(0.6, 0.98, normal(random, quiz.mean, quiz.spread));
  const scored = (chance: number): number => Array.from({ length: draw }, () => random() < chance).filter(Boolean).length;
  if (isCorrected || reach === 'quiz failed') return [spread(needed - 1)];
  if (reach === 'quiz open') return [spread(needed).slice(0, Math.floor(draw / 2))];
  if (reach !== 'finished') return [];
  const attempts: number[] = [];
  while (attempts.length < MOST_ATTEMPTS && (attempts.at(-1) ?? 0) < needed) attempts.push(scored(within(0, 0.98, skill + 0.06 * attempts.length)));
  if (attempts.at(-1)! < needed) attempts[attempts.length - 1] = needed;
  return attempts.map(spread);
};

/** Cuts off what would lie in the future: someone hired last week has hardly begun. */
const upTo = (past: Past, until: Date): Past => {
  const isOver = (at: Date, seconds: number): boolean => secondsAfter(at, seconds) <= until;
  const units = past.units.map(({ unit, steps }) => ({ unit, steps: steps.filter(({ startsAt, seconds }) => isOver(startsAt, seconds)) })).filter(({ steps }) => steps.length > 0);
  return {
    ...past,
    acknowledgesAt: past.acknowledgesAt !== null && past.acknowledgesAt <= until ? past.acknowledgesAt : null,
    units,
    attempts: past.attempts.filter(({ opensAt, seconds }) => isOver(opensAt, seconds)),
    correctsAt: past.correctsAt !== null && past.correctsAt <= until ? past.correctsAt : null,
  };
};
