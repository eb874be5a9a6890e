// The invented half year, before anybody lives it: the same each time, within its window, with the shares it was given.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planHistory } from './plan-history.ts';
import type { Teaching } from './plan-past.ts';
import { planReviews } from './plan-reviews.ts';
import { readDemo } from './read-demo.ts';

const TEACHING: Teaching = {
  slug: 'using-ai-tools',
  passMark: 80,
  lessons: ['one', 'two', 'three'].map((slug) => ({ slug, isAfterQuiz: false, steps: [1, 2, 3, 4, 5].map((n) => ({ id: `${slug}-${n}`, minutes: 3 })) })),
  quiz: { slug: 'quiz', minutes: 10, draw: 10 },
};
const NOW = new Date('2026-11-24T15:00:00Z');
const demo = await readDemo();
const plan = (seed = demo.seed, now = NOW) => planHistory(demo.people, TEACHING, demo.history, seed, now);

describe('planHistory', () => {
  it('comes out the same for the same seed and day, and otherwise for another seed', () => {
    assert.deepEqual(plan(), plan());
    assert.notDeepEqual(plan(), plan('another'));
  });

  it('has everyone once, and of each team the share that finished', () => {
    const pasts = plan();
    assert.equal(new Set(pasts.map(({ email }) => email)).size, 60);
    for (const [team, share] of Object.entries(demo.history.finished)) {
      const members = demo.people.filter(({ teams }) => teams[0] === team).map(({ email }) => email);
      const finished = pasts.filter(({ email, reach }) => members.includes(email) && reach === 'finished').length;
      assert.equal(finished, Math.round(share * members.length), team);
    }
  });

  it('happens on weekdays, between the roll-out and now, and begins in two waves', () => {
    const steps = plan().flatMap(({ units }) => units.flatMap(({ steps }) => steps));
    assert.ok(steps.length > 500);
    for (const { startsAt } of steps) {
      assert.ok(startsAt < NOW && startsAt.getTime() > NOW.getTime() - 183 * 86_400_000, startsAt.toISOString());
      assert.ok(![0, 6].includes(startsAt.getUTCDay()), startsAt.toISOString());
    }
    const firstOf = (team: string): Date => {
      const members = demo.people.filter(({ teams }) => teams[0] === team).map(({ email }) => email);
      return plan().filter(({ email, units }) => members.includes(email) && units.length > 0).map(({ units }) => units[0]!.steps[0]!.startsAt).sort((a, b) => Number(a) - Number(b))[0]!;
    };
    assert.ok(firstOf('Mobile').getTime() - firstOf('Checkout').getTime() > 20 * 86_400_000);
  });

  it('lets nobody learn before they were hired', () => {
    const hired = new Map(demo.people.map(({ email, hiredOn }) => [email, hiredOn]));
    for (const { email, units } of plan()) for (const { steps } of units) assert.ok(steps[0]!.startsAt.toISOString() > hired.get(email)!, email);
  });

  it('lets whoever finished pass in the end, and corrects one who did not', () => {
    const pasts = plan();
    assert.equal(pasts.filter(({ correctsAt }) => correctsAt !== null).length, 1);
    for (const { reach, attempts, correctsAt } of pasts) {
      const right = attempts.at(-1)?.rights.filter(Boolean).length ?? 0;
      if (reach === 'finished') assert.equal(right >= 8, correctsAt === null);
      else assert.ok(right < 8);
    }
  });

  it('brings some of those who finished back for reviews, later and never in the future', () => {
    const finished = plan().filter(({ reach }) => reach === 'finished');
    const reviews = finished.map((past) => ({ past, reviews: planReviews(past, demo.history, demo.seed, NOW) }));
    const share = reviews.filter(({ reviews }) => reviews.length > 0).length / finished.length;
    assert.ok(share > 0.35 && share < 0.8, String(share));
    for (const { past, reviews: all } of reviews) for (const { opensAt } of all) assert.ok(opensAt < NOW && opensAt > past.attempts.at(-1)!.opensAt);
    assert.deepEqual(plan().filter(({ reach }) => reach !== 'finished').flatMap((past) => planReviews(past, demo.history, demo.seed, NOW)), []);
  });

  it('holds no future, also a year from now', () => {
    for (const now of [new Date('2027-11-24T15:00:00Z'), new Date('2026-08-01T15:00:00Z')]) {
      for (const { attempts, choice, acknowledgesAt } of plan(demo.seed, now)) {
        for (const at of [...attempts.map(({ opensAt }) => opensAt), choice?.at, acknowledgesAt]) assert.ok(at == null || at < now);
      }
    }
  });
});
