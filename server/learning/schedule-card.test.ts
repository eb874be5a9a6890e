// When a card comes back: checked against published FSRS-6 figures, and against what people would expect.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createEmptyCard, fsrs, type Grade, Rating } from 'ts-fsrs';
import { gradeOf, type Memory, scheduleCard } from './schedule-card.ts';

const { Again, Hard, Good, Easy } = Rating;
const BEGAN = new Date('2026-11-24T15:00:00Z');
const daysBetween = (from: Date, to: string): number => Math.round((Date.parse(to) - Date.parse(from.toISOString().slice(0, 10))) / 86_400_000);
/** The gaps in days when each review happens on the day it is due. */
const gaps = (grades: readonly Grade[]): number[] => {
  let memory: Memory | undefined;
  let at = BEGAN;
  return grades.map((grade) => {
    const { dueOn, memory: next } = scheduleCard(memory, grade, at);
    const days = daysBetween(at, dueOn);
    memory = next;
    at = new Date(at.getTime() + days * 86_400_000);
    return days;
  });
};

describe('a card', () => {
  it('is planned by the published FSRS-6: its own test vector holds here', () => {
    // open-spaced-repetition/ts-fsrs, FSRS-6.test.ts: all Good but for two lapses, default weights, 90 %.
    const plain = fsrs({ enable_fuzz: false });
    let card = createEmptyCard(new Date('2022-11-29T12:30:00Z'));
    let now = new Date('2022-11-29T12:30:00Z');
    const days: number[] = [];
    for (const grade of [Good, Good, Good, Good, Good, Good, Again, Again, Good, Good, Good, Good, Good] as const) {
      card = plain.next(card, now, grade).card;
      days.push(card.scheduled_days);
      now = card.due;
    }
    assert.deepEqual(days, [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
  });

  it('comes back after ever longer gaps while it is right, at most about half a year', () => {
    const good = gaps([Good, Good, Good, Good, Good, Good]);
    for (const [at, days] of good.entries()) if (at > 0 && good[at - 1]! < 150) assert.ok(days > good[at - 1]!, good.join());
    assert.ok(good.every((days) => days >= 1 && days <= 200), good.join());
    assert.ok(good.at(-1)! > 150);
  });

  it('comes back tomorrow when it was wrong, and never on the same day', () => {
    assert.deepEqual(gaps([Again, Again]), [1, 1]);
    const lapsed = gaps([Good, Good, Good, Again]);
    assert.ok(lapsed[3]! < lapsed[2]! / 3, lapsed.join());
    for (const grades of [[Again], [Hard], [Good], [Easy], [Good, Again], [Again, Again, Again, Again]] as const) assert.ok(gaps(grades).every((days) => days >= 1));
  });

  it('comes back the later the surer and righter it was', () => {
    const first = ([Again, Hard, Good, Easy] as const).map((grade) => gaps([grade])[0]!);
    assert.deepEqual(first, first.toSorted((one, other) => one - other));
    assert.ok(first[3]! > first[1]!);
  });

  it('is asked for again where nine of ten would still know it less often than at 90 %', () => {
    const plain = fsrs({ request_retention: 0.9, enable_short_term: false, enable_fuzz: false });
    const atNinety = plain.next(createEmptyCard(BEGAN), BEGAN, Good).card.scheduled_days;
    assert.ok(gaps([Good])[0]! > atNinety);
  });

  it('keeps its memory through JSON', () => {
    const { memory } = scheduleCard(undefined, Good, BEGAN);
    const later = new Date('2026-12-01T09:00:00Z');
    assert.deepEqual(scheduleCard(JSON.parse(JSON.stringify(memory)) as Memory, Good, later), scheduleCard(memory, Good, later));
  });
});

describe('a grade', () => {
  it('follows from right or wrong, and from how sure somebody was', () => {
    const grades = ([[false, 100], [false, null], [true, 50], [true, 60], [true, 70], [true, 90], [true, 100], [true, null]] as const).map(([isRight, confidence]) => gradeOf(isRight, confidence));
    assert.deepEqual(grades, [Again, Again, Hard, Hard, Good, Good, Easy, Good]);
  });
});
