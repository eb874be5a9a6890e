// Which cards follow from what someone did, and when each is due.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { State } from 'ts-fsrs';
import { type Bank, type Card, cardsOf, dueOn, fitting, keyOf, MOST_SECONDS, nextDueAfter, type Past, type Reviewed } from './review-rules.ts';
import type { Memory } from './schedule-card.ts';

const SCENARIOS = Array.from({ length: 20 }, (_none, at) => `s${at}`);
const ITEMS = Array.from({ length: 24 }, (_none, at) => `q${at}`);
const bankOf = (bank: Bank): string[] => (bank === 'scenarios' ? SCENARIOS : ITEMS);
const DAY = new Date('2026-11-24T15:00:00Z');
const MEMORY: Memory = { due: '2027-01-20T15:00:00.000Z', stability: 57, difficulty: 5, scheduledDays: 57, reps: 1, lapses: 0, state: State.Review, lastReview: '2026-11-24T15:00:00.000Z' };

const aSet = (more: Partial<Past> = {}): Past => ({ id: 'set', bank: 'scenarios', module: 'm', closedAt: DAY, drawn: SCENARIOS.slice(0, 8), wrong: [], ...more });
const aQuiz = (more: Partial<Past> = {}): Past => ({ id: 'quiz', bank: 'quiz', module: 'm', closedAt: DAY, drawn: ITEMS.slice(0, 10), wrong: [], ...more });
const aCard = (more: Partial<Reviewed> = {}): Reviewed => ({ bank: 'quiz', module: 'm', item: 'q1', dueOn: '2027-01-20', reviewedAt: DAY, memory: MEMORY, ...more });
const days = (cards: readonly Card[]): Record<string, number> => Object.fromEntries([...Map.groupBy(cards, ({ dueOn }) => dueOn)].map(([day, some]) => [day, some.length]));

describe('cards', () => {
  it('are the scenarios that were not drawn, four a week from the next week on', () => {
    const cards = cardsOf([aSet()], bankOf, []);
    assert.deepEqual(cards.map(({ item }) => item).toSorted(), SCENARIOS.slice(8).toSorted());
    assert.deepEqual(days(cards), { '2026-12-01': 4, '2026-12-08': 4, '2026-12-15': 4 });
  });

  it('and what was wrong, scenarios and quiz items, on the next day', () => {
    const cards = cardsOf([aSet({ wrong: ['s0', 's3'] }), aQuiz({ wrong: ['q7'] })], bankOf, []);
    assert.deepEqual(cards.filter(({ dueOn }) => dueOn === '2026-11-25').map(keyOf), ['scenarios/m/s0', 'scenarios/m/s3', 'quiz/m/q7']);
  });

  it('are none from a quiz without mistakes, nor before a set is finished', () => {
    assert.deepEqual(cardsOf([aQuiz()], bankOf, []), []);
    assert.deepEqual(cardsOf([], bankOf, []), []);
  });

  it('leave out what a later set drew, unless it was wrong there', () => {
    const later = aSet({ id: 'later', closedAt: new Date('2026-11-26T15:00:00Z'), drawn: SCENARIOS.slice(8, 16), wrong: ['s9'] });
    const cards = cardsOf([aSet(), later], bankOf, []);
    assert.deepEqual(cards.map(({ item }) => item).toSorted(), ['s16', 's17', 's18', 's19', 's9'].toSorted());
    assert.equal(cards.find(({ item }) => item === 's9')?.dueOn, '2026-11-27');
  });

  it('keep their day when the bank grows, and go when their bank lost them', () => {
    const before = cardsOf([aSet()], bankOf, []);
    const smaller = cardsOf([aSet()], (bank) => bankOf(bank).filter((id) => id !== before[0]!.item), [aCard({ item: 'gone' })]);
    assert.deepEqual(smaller.map(keyOf).toSorted(), before.slice(1).map(keyOf).toSorted());
    assert.deepEqual(cardsOf([aSet()], (bank) => [...bankOf(bank)].reverse(), []), before);
  });

  it('are due when their last review said, and sooner when they were wrong since', () => {
    const dueOf = (pasts: Past[]): string | undefined => cardsOf(pasts, bankOf, [aCard()]).find(({ item }) => item === 'q1')?.dueOn;
    assert.equal(dueOf([]), '2027-01-20');
    assert.equal(dueOf([aQuiz({ closedAt: new Date('2026-11-20T15:00:00Z'), wrong: ['q1'] })]), '2027-01-20');
    assert.equal(dueOf([aQuiz({ closedAt: new Date('2026-12-01T15:00:00Z'), wrong: ['q1'] })]), '2026-12-02');
    assert.equal(dueOf([aQuiz({ closedAt: new Date('2027-02-01T15:00:00Z'), wrong: ['q1'] })]), '2027-01-20');
  });

  it('are each there once, whatever happened', () => {
    const ids = fc.subarray(SCENARIOS);
    const past = fc.record({ id: fc.string(), at: fc.integer({ min: 0, max: 400 }), drawn: ids, wrong: ids }).map(({ id, at, drawn, wrong }) => aSet({ id, closedAt: new Date(DAY.getTime() + at * 86_400_000), drawn, wrong: wrong.filter((item) => drawn.includes(item)) }));
    const reviewed = ids.map((items) => items.map((item) => aCard({ bank: 'scenarios', item })));
    fc.assert(
      fc.property(fc.array(past, { minLength: 1, maxLength: 4 }), reviewed, (pasts, reviewed) => {
        const inOrder = pasts.toSorted((one, other) => one.closedAt.getTime() - other.closedAt.getTime());
        const cards = cardsOf(inOrder, bankOf, reviewed);
        assert.equal(new Set(cards.map(keyOf)).size, cards.length);
        for (const { item } of reviewed) assert.ok(cards.some((card) => card.item === item && card.memory !== undefined));
        const asked = new Set(cards.map(({ item }) => item));
        for (const { drawn, wrong } of inOrder) for (const item of drawn) if (wrong.includes(item)) assert.ok(asked.has(item));
      }),
    );
  });
});

describe('what is due', () => {
  const cards: Card[] = [
    { bank: 'quiz', module: 'm', item: 'later', dueOn: '2026-12-02', memory: undefined },
    { bank: 'quiz', module: 'm', item: 'new', dueOn: '2026-12-01', memory: undefined },
    { bank: 'scenarios', module: 'm', item: 'known', dueOn: '2026-12-01', memory: MEMORY },
    { bank: 'scenarios', module: 'm', item: 'overdue', dueOn: '2026-11-20', memory: undefined },
  ];

  it('comes the longest overdue first, and what is known before what is new', () => {
    assert.deepEqual(dueOn(cards, '2026-12-01').map(({ item }) => item), ['overdue', 'known', 'new']);
    assert.deepEqual(dueOn(cards, '2026-11-19'), []);
  });

  it('fits into five minutes', () => {
    const many = Array.from({ length: 30 }, (_none, at): Card => ({ bank: at % 2 === 0 ? 'scenarios' : 'quiz', module: 'm', item: String(at), dueOn: '2026-12-01', memory: undefined }));
    const secondsFor = ({ bank }: { bank: Bank }): number => (bank === 'scenarios' ? 25 : 60);
    const some = fitting(many, secondsFor);
    const seconds = some.reduce((sum, card) => sum + secondsFor(card), 0);
    assert.ok(seconds <= MOST_SECONDS && seconds + 60 > MOST_SECONDS, String(seconds));
    assert.deepEqual(some, many.slice(0, some.length));
    assert.equal(fitting(many, () => 400).length, 1);
  });

  it('says when the next is due after today', () => {
    assert.equal(nextDueAfter(cards, '2026-12-01'), '2026-12-02');
    assert.equal(nextDueAfter(cards, '2026-12-02'), null);
  });
});
