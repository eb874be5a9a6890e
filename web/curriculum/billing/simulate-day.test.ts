// A day of an AI endpoint by hand-made figures, and what the shipped exercise teaches.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import type { BillingExercise, Limits } from '../../../server/curriculum/schemas.ts';
import { judgeLimits, simulateDay } from './simulate-day.ts';

const exercise = parse(readFileSync(new URL('../../../content/modules/secure-ai-integration/exercises/billing-attack.yaml', import.meta.url), 'utf8')) as BillingExercise;
const { prices, start, solution } = exercise;
const attack = (id: string) => exercise.attacks.find((one) => one.id === id)!;
const day = (limits: Partial<Limits>, id?: string) => simulateDay(exercise, { ...start, ...limits }, prices, id === undefined ? undefined : attack(id));
const near = (actual: number, expected: number): void => assert.ok(Math.abs(actual - expected) < 0.01 + expected / 1_000, `${actual} is not ${expected}`);

describe('simulateDay', () => {
  it('costs tokens times price, with nobody refused', () => {
    near(day({}).honestCost, (200 * 12 * (900 * 3 + 350 * 15)) / 1_000_000);
    near(day({}).honestServed, 100);
    near(day({}, 'loop').attackCost, (57_600 * (12_000 * 3 + 4_000 * 15)) / 1_000_000);
  });
  it('lets an attacker send exactly what is allowed', () => near(day({ inputTokens: 2_000, outputTokens: 500 }, 'loop').attackCost, (57_600 * (2_000 * 3 + 500 * 15)) / 1_000_000));
  it('serves nobody whose honest request does not fit', () => {
    assert.deepEqual([day({ outputTokens: 349 }).honestServed, day({ outputTokens: 349 }).isCut], [0, true]);
    assert.equal(day({ inputTokens: 900, outputTokens: 350 }).isCut, false);
  });
  it('counts a minute and a day for each person', () => {
    near(day({ by: 'person', perMinute: 1 }, 'loop').attackCost, (480 * 96_000) / 1_000_000);
    near(day({ by: 'person', perDay: 60 }, 'loop').attackCost, (60 * 96_000) / 1_000_000);
    near(day({ by: 'person', perDay: 60, perMinute: 1 }, 'loop').honestServed, 100);
  });
  it('counts everybody together by key, so that whoever is loud takes the share of the others', () => {
    const { honestServed, attackCost } = day({ by: 'key', perMinute: 10 }, 'crowd');
    assert.ok(honestServed < 30 && attackCost > 0, String(honestServed));
    assert.ok(day({ by: 'key', perMinute: 10 }).honestServed > 99);
  });
  it('gives newcomers less, the honest ones too', () => {
    near(day({ by: 'person', perDayNew: 6 }).honestServed, 97.5);
    near(day({ by: 'person', perDayNew: 6 }, 'crowd').attackCost, (500 * 6 * (6_000 * 3 + 2_000 * 15)) / 1_000_000);
  });
  it('stops everybody when the budget is spent', () => {
    const { attackCost, honestServed, spentAt } = day({ budget: 100 }, 'loop');
    near(attackCost, 100);
    assert.deepEqual([honestServed, spentAt], [0, 8]);
    assert.equal(day({ budget: 100 }).spentAt, undefined);
  });
  it('has no hold on a leaked key but the budget of that key', () => {
    const limits = { by: 'person', perMinute: 1, perDay: 1, inputTokens: 1_000, outputTokens: 400, budget: 100 } as const;
    near(day({ ...limits, keys: 'one' }, 'leaked-key').attackCost, 100);
    near(day({ ...limits, keys: 'two' }, 'leaked-key').attackCost, 10);
    assert.equal(day({ ...limits, perDay: 12, keys: 'one' }, 'leaked-key').honestServed, 0);
    near(day({ ...limits, perDay: 12, keys: 'two' }, 'leaked-key').honestServed, 100);
  });
  it('never serves more than was asked and never costs less than nothing', () => {
    for (const budget of [0, 1, 30]) for (const by of ['key', 'person'] as const) for (const perMinute of [0, 3]) for (const { id } of exercise.attacks) {
          const { attackCost, honestCost, honestServed } = day({ budget, by, perMinute, perDay: 500, perDayNew: 1 }, id);
          assert.ok(honestServed >= 0 && honestServed <= 100.001 && attackCost >= 0 && honestCost >= 0);
          if (budget > 0) assert.ok(honestCost + (id === 'leaked-key' ? 0 : attackCost) <= budget + 0.001);
        }
  });
});

describe('the shipped exercise', () => {
  const heldBy = (limits: Partial<Limits>): string[] => judgeLimits(exercise, { ...solution, ...limits }, prices).filter(({ isCheap, isServed }) => isCheap && isServed).map(({ attack }) => attack.id);
  it('is held by its solution and by nothing at the start', () => {
    assert.deepEqual(heldBy({}), ['loop', 'crowd', 'leaked-key']);
    assert.deepEqual(heldBy(start), []);
  });
  it('is not held by a budget alone, by limits on the key, or without a key for development', () => {
    assert.deepEqual(heldBy({ ...start, budget: 50 }), []);
    assert.deepEqual(heldBy({ by: 'key' }), []);
    assert.deepEqual(heldBy({ keys: 'one' }), ['loop', 'crowd']);
    assert.deepEqual(heldBy({ perDayNew: 0 }), ['loop', 'leaked-key']);
  });
});
