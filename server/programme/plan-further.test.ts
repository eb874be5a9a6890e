// The modules that came later, before anybody lives them: who goes on, when, and how far.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lastOf, planFurther } from './plan-further.ts';
import { planHistory } from './plan-history.ts';
import type { Past, Teaching } from './plan-past.ts';
import { readDemo } from './read-demo.ts';

const lesson = (slug: string, isAfterQuiz = false): Teaching['lessons'][number] => ({ slug, isAfterQuiz, steps: [1, 2, 3, 4, 5].map((n) => ({ id: `${slug}-${n}`, minutes: 4 })) });
const FIRST: Teaching = { slug: 'using-ai-tools', passMark: 80, lessons: [lesson('one'), lesson('two'), lesson('three')], quiz: { slug: 'quiz', minutes: 10, draw: 10 } };
const SECOND: Teaching = { slug: 'secure-ai-integration', passMark: 75, lessons: [lesson('one'), lesson('two'), lesson('three'), lesson('pairs', true)], quiz: { slug: 'quiz', minutes: 8, draw: 8 } };
const NOW = new Date('2026-11-24T15:00:00Z');
const demo = await readDemo();
const [further] = demo.history.further;
const firsts = planHistory(demo.people, FIRST, demo.history, demo.seed, NOW);
const plan = (now = NOW, some = planHistory(demo.people, FIRST, demo.history, demo.seed, now)): Past[] => planFurther({ people: demo.people, firsts: some, teaching: SECOND, history: demo.history, further: further!, seed: demo.seed, now });

describe('planFurther', () => {
  it('comes out the same for the same seed and day', () => assert.deepEqual(plan(), plan()));

  it('is for those it is asked of, once they finished the first module', () => {
    const asked = firsts.slice(0, 30);
    const finished = asked.filter(({ reach }) => reach === 'finished');
    const pasts = plan(NOW, asked);
    assert.ok(pasts.length > 10 && pasts.length <= finished.length, String(pasts.length));
    for (const past of pasts) assert.ok(finished.some(({ email }) => email === past.email), past.email);
    assert.equal(new Set(pasts.map(({ email }) => email)).size, pasts.length);
  });

  it('begins after the first module and after the day it opened, on a weekday', () => {
    const opened = NOW.getTime() + (further!.opensAfterDays - demo.history.rollOutDaysAgo) * 86_400_000;
    for (const { email, units } of plan()) {
      const begins = units[0]!.steps[0]!.startsAt;
      assert.ok(begins > lastOf(firsts.find((first) => first.email === email)!) && begins.getTime() > opened && begins < NOW, email);
      assert.ok(![0, 6].includes(begins.getUTCDay()), begins.toISOString());
    }
  });

  it('has people in each state, and the unit after the quiz only for those who passed it', () => {
    const pasts = plan();
    assert.deepEqual([...new Set(pasts.map(({ reach }) => reach))].toSorted(), ['finished', 'first lesson', 'quiz failed', 'quiz open', 'second lesson', 'third lesson']);
    for (const { email, reach, units, attempts } of pasts) {
      const last = units.at(-1)!;
      if (last.unit === 'pairs') assert.ok(reach === 'finished' && last.steps[0]!.startsAt > attempts.at(-1)!.opensAt, email);
      if (reach !== 'finished') assert.ok(units.every(({ unit }) => unit !== 'pairs'), email);
    }
    assert.ok(pasts.filter(({ units }) => units.at(-1)!.unit === 'pairs').length >= 15);
  });

  it('holds no future, also when the roll-out is young', () => {
    for (const now of [NOW, new Date('2026-08-01T15:00:00Z')]) {
      for (const { units, attempts, acknowledgesAt } of plan(now)) {
        assert.equal(acknowledgesAt, null);
        for (const at of [...units.flatMap(({ steps }) => steps.map(({ startsAt }) => startsAt)), ...attempts.map(({ opensAt }) => opensAt)]) assert.ok(at < now);
      }
    }
  });
});
