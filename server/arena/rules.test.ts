// Seasons and texts: where half a year ends, and what of a model's words may be kept.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keepable, plainText, seasonEnd, seasonOf } from './rules.ts';

describe('a season', () => {
  it('is half a year, by the clock of UTC', () => {
    assert.equal(seasonOf(new Date('2026-06-30T23:59:59.999Z')), '2026-1');
    assert.equal(seasonOf(new Date('2026-07-01T00:00:00Z')), '2026-2');
    assert.equal(seasonOf(new Date('2026-12-31T23:59:59Z')), '2026-2');
  });

  it('ends where the next begins', () => {
    for (const season of ['2026-1', '2026-2']) {
      const end = seasonEnd(season);
      assert.notEqual(seasonOf(end), season);
      assert.equal(seasonOf(new Date(end.getTime() - 1)), season);
    }
  });
});

describe('what a model says', () => {
  it('loses what a terminal would obey and a database cannot keep', () => {
    assert.equal(plainText('a\u0000b\u001b[31mc\ud800d\r\ne\tf'), 'a\uFFFDb\uFFFD[31mc\uFFFDd\ne\tf');
    assert.equal(plainText('x'.repeat(20_000)).length, 16_384);
    assert.deepEqual(keepable({ deep: ['\u0000', 1, null] }), { deep: ['\uFFFD', 1, null] });
  });
});
