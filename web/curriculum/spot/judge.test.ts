// Marks against what is wrong, and the spot exercises that ship.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countMarks, type Part, verdictOf } from './judge.ts';

const part = (id: string, isWrong: boolean): Part => ({ id, code: id, why: id, isWrong });
const parts = [part('literal', true), part('fallback', true), part('vault', false)];

describe('marks', () => {
  it('are found, missed, too much, or rightly left', () => {
    assert.deepEqual([verdictOf(parts[0]!, true), verdictOf(parts[1]!, false), verdictOf(parts[2]!, true), verdictOf(parts[2]!, false)], ['found', 'missed', 'extra', 'left']);
  });
  it('are all right only when nothing is missed and nothing is too much', () => {
    assert.deepEqual(countMarks(parts, new Set(['literal', 'fallback'])), { found: 2, wrong: 2, extra: 0, isAllRight: true });
    assert.deepEqual(countMarks(parts, new Set(['literal', 'fallback', 'vault'])), { found: 2, wrong: 2, extra: 1, isAllRight: false });
    assert.deepEqual(countMarks(parts, new Set()), { found: 0, wrong: 2, extra: 0, isAllRight: false });
  });
});
