// Drawing, shuffling, completion and what comes next, held to properties rather than to examples alone.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'node:test';
import { moduleActivity, quizActivity, unitActivity, labActivity } from './activity.ts';
import { randomFrom, shuffle } from '../platform/statistics/index.ts';
import {
  chooseNext,
  countedSeconds,
  drawIds,
  drawnItem,
  drawScenarios,
  inOrder,
  inOrderOfNeed,
  isLessonDone,
  isModuleDone,
  isPass,
  isUnitDone,
  meetsCompletion,
  type ModuleShape,
  scoreOf,
  type Stand,
} from './rules.ts';

const bankOf = (size: number): string[] => Array.from({ length: size }, (_none, index) => `item-${index}`);
const seeds = fc.string({ minLength: 1, maxLength: 20 });

describe('drawing', () => {
  it('draws as many as asked, each once and from the bank', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 50 }), (seed, size, count) => {
        const drawn = drawIds(bankOf(size), count, new Map(), randomFrom(seed));
        assert.equal(drawn.length, Math.min(size, count));
        assert.equal(new Set(drawn).size, drawn.length);
        assert.ok(drawn.every((id) => bankOf(size).includes(id)));
      }),
    );
  });

  it('draws nothing again while something else was seen less often', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 40 }), (seed, times, count) => {
        const bank = bankOf(times.length);
        const seen = new Map(bank.map((id, index) => [id, times[index]!]));
        const drawn = new Set(drawIds(bank, count, seen, randomFrom(seed)));
        const most = Math.max(...[...drawn].map((id) => seen.get(id)!));
        const least = Math.min(Number.POSITIVE_INFINITY, ...bank.filter((id) => !drawn.has(id)).map((id) => seen.get(id)!));
        assert.ok(most <= least);
      }),
    );
  });

  it('gives a retake ten others out of twenty-four', () => {
    const bank = bankOf(24);
    const first = drawIds(bank, 10, new Map(), randomFrom('first'));
    const second = drawIds(bank, 10, new Map(first.map((id) => [id, 1])), randomFrom('second'));
    assert.deepEqual(first.filter((id) => second.includes(id)), []);
  });

  it('is the same for the same seed, and usually another for another', () => {
    const of = (seed: string): string => drawIds(bankOf(24), 10, new Map(), randomFrom(seed)).join();
    assert.equal(of('a'), of('a'));
    assert.equal(new Set(Array.from({ length: 50 }, (_none, index) => of(String(index)))).size, 50);
  });

  it('keeps the fixed scenarios of a unit, whatever is drawn beside them', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 30 }), (seed, count) => {
        const drawn = drawScenarios(bankOf(20), ['item-3', 'item-7', 'gone'], count, new Map(), randomFrom(seed));
        assert.ok(drawn.includes('item-3') && drawn.includes('item-7') && !drawn.includes('gone'));
        assert.equal(drawn.length, Math.min(20, 2 + count));
        assert.equal(new Set(drawn).size, drawn.length);
      }),
    );
  });
});

describe('shuffling', () => {
  it('loses nothing and adds nothing', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.integer()), (seed, values) => {
        const numeric = (one: number, other: number): number => one - other;
        assert.deepEqual(shuffle(values, randomFrom(seed)).sort(numeric), [...values].sort(numeric));
      }),
    );
  });

  it('puts each option in each place about equally often', () => {
    const counts = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
    for (let run = 0; run < 8000; run += 1) shuffle([0, 1, 2, 3], randomFrom(`run ${run}`)).forEach((option, place) => (counts[option]![place]! += 1));
    // 2000 expected; five standard deviations are 194.
    for (const count of counts.flat()) assert.ok(Math.abs(count - 2000) < 194, `${count}`);
  });

  it('knows where the right option went', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 2, max: 5 }), fc.nat(), (seed, size, pick) => {
        const options = Array.from({ length: size }, (_none, index) => ({ text: String(index), right: index === pick % size }));
        const { order, right } = drawnItem(0, options, randomFrom(seed));
        assert.equal(inOrder(options, order)[Number(right)]?.right, true);
        assert.equal(inOrder(options, order).length, size);
      }),
    );
  });
});

const module: ModuleShape = {
  slug: 'm',
  title: 'M',
  tier: 1,
  units: [
    { slug: 'one', title: 'One', minutes: 15, kind: 'lesson' },
    { slug: 'two', title: 'Two', minutes: 15, kind: 'lesson' },
    { slug: 'quiz', title: 'Quiz', minutes: 10, kind: 'quiz' },
  ],
  completion: { units: 'all', quizPassMark: 80, labs: [['sql', 'sql-ts']] },
};
const at = new Date('2026-11-24T10:00:00Z');
const stand = (more: Partial<Stand> = {}): Stand => ({ doneAt: at, score: null, times: 1, seconds: 60, version: 'v', updatedAt: at, ...more });
const everything: [string, Stand][] = [
  [unitActivity('m', 'one'), stand()],
  [unitActivity('m', 'two'), stand()],
  [quizActivity('m', 'quiz'), stand({ score: 80 })],
  [labActivity('sql'), stand()],
];

describe('completion', () => {
  it('needs every part, and the parts alone are enough', () => {
    assert.equal(meetsCompletion(module, new Map(everything)), true);
    for (const [missing] of everything) assert.equal(meetsCompletion(module, new Map(everything.filter(([activity]) => activity !== missing))), false, missing);
  });

  it('takes any of the labs of which one is enough, and asks for one of each list', () => {
    const inTypescript = everything.map(([activity, done]): [string, Stand] => [activity === labActivity('sql') ? labActivity('sql-ts') : activity, done]);
    assert.equal(meetsCompletion(module, new Map(inTypescript)), true);
    const two = { ...module, completion: { ...module.completion, labs: [['sql', 'sql-ts'], ['keys']] } };
    assert.equal(meetsCompletion(two, new Map([...everything, ...inTypescript])), false);
    assert.equal(meetsCompletion(two, new Map([...everything, [labActivity('keys'), stand()]])), true);
  });

  it('only grows: doing more never takes it away', () => {
    fc.assert(
      fc.property(fc.subarray(everything), fc.subarray(everything), (some, more) => {
        if (meetsCompletion(module, new Map(some))) assert.ok(meetsCompletion(module, new Map([...some, ...more])));
      }),
    );
  });

  it('passes a quiz at the mark, and not just below it', () => {
    assert.equal(isPass(80, 80), true);
    assert.equal(isUnitDone(module, module.units[2]!, new Map([[quizActivity('m', 'quiz'), stand({ score: 79.99, doneAt: null })]])), false);
  });

  it('stays done once written down, whatever the content becomes', () => {
    assert.equal(isModuleDone(module, new Map([[moduleActivity('m'), stand()]])), true);
    assert.equal(isModuleDone(module, new Map([[moduleActivity('m'), stand({ doneAt: null })]])), false);
  });

  it('can ask for some units only', () => {
    const short = { ...module, completion: { units: ['one'], quizPassMark: 80, labs: [] } };
    assert.equal(meetsCompletion(short, new Map(everything.slice(0, 1))), true);
  });

  it('finishes a lesson with its last step, in any order, and never an empty one', () => {
    assert.equal(isLessonDone(['a', 'b'], ['b', 'gone', 'a']), true);
    assert.equal(isLessonDone(['a', 'b'], ['b']), false);
    assert.equal(isLessonDone([], []), false);
  });

  it('scores in per cent with two decimals', () => {
    assert.equal(scoreOf(2, 3), 66.67);
    assert.equal(scoreOf(0, 0), 0);
  });

  it('counts a page left open as half an hour at most', () => {
    assert.equal(countedSeconds(60_000), 1_800);
    assert.equal(countedSeconds(90), 90);
  });
});

describe('what comes next', () => {
  const other: ModuleShape = { ...module, slug: 'other', completion: { ...module.completion, labs: [] } };

  it('is the first open unit of what is due soonest', () => {
    const asked = [
      { module, dueOn: null },
      { module: other, dueOn: '2026-12-01' },
    ];
    assert.deepEqual(inOrderOfNeed(asked).map(({ module }) => module.slug), ['other', 'm']);
    const next = chooseNext(asked, new Map([[unitActivity('other', 'one'), stand()]]));
    assert.deepEqual([next?.asked.module.slug, next?.unit.slug], ['other', 'two']);
  });

  it('is nothing when everything asked is done', () => {
    assert.equal(chooseNext([{ module, dueOn: null }], new Map([[moduleActivity('m'), stand()]])), undefined);
    assert.equal(chooseNext([], new Map()), undefined);
  });
});
