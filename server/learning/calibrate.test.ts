// The Brier score against known values, and the words against what they claim.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'node:test';
import { brierOf, calibrate, type Judged } from './calibrate.ts';

const answers = fc.array(fc.record({ confidence: fc.integer({ min: 50, max: 100 }), isRight: fc.boolean() }), { minLength: 1, maxLength: 40 });
const times = (count: number, answer: Judged): Judged[] => Array.from({ length: count }, () => answer);

describe('the Brier score', () => {
  it('is 0 for certain and right, 1 for certain and wrong, 0.25 for a coin toss', () => {
    assert.equal(brierOf(times(5, { confidence: 100, isRight: true })), 0);
    assert.equal(brierOf(times(5, { confidence: 100, isRight: false })), 1);
    assert.equal(brierOf([...times(3, { confidence: 50, isRight: true }), ...times(3, { confidence: 50, isRight: false })]), 0.25);
  });

  it('agrees with a set worked out by hand', () => {
    // (0.9-1)^2 + (0.7-0)^2 + (0.6-1)^2 = 0.01 + 0.49 + 0.16 = 0.66, over 3
    const set = [
      { confidence: 90, isRight: true },
      { confidence: 70, isRight: false },
      { confidence: 60, isRight: true },
    ];
    assert.ok(Math.abs(brierOf(set) - 0.22) < 1e-12);
  });

  it('stays between 0 and 1 and does not care about order', () => {
    fc.assert(
      fc.property(answers, (set) => {
        const brier = brierOf(set);
        assert.ok(brier >= 0 && brier <= 1);
        assert.ok(Math.abs(brier - brierOf([...set].reverse())) < 1e-12);
      }),
    );
  });

  it('rewards saying what one believes: no other confidence scores better in the long run', () => {
    for (const truth of [60, 75, 90]) {
      const expected = (confidence: number): number => (truth / 100) * brierOf([{ confidence, isRight: true }]) + (1 - truth / 100) * brierOf([{ confidence, isRight: false }]);
      for (let other = 50; other <= 100; other += 1) assert.ok(expected(truth) <= expected(other) + 1e-12);
    }
  });
});

describe('a calibration', () => {
  it('counts every answer in exactly one band', () => {
    fc.assert(
      fc.property(answers, (set) => {
        const { bands, count, right } = calibrate(set);
        assert.equal(bands.reduce((sum, band) => sum + band.count, 0), count);
        assert.equal(bands.reduce((sum, band) => sum + band.right, 0), right);
        assert.ok(bands.every((band) => band.meanConfidence >= band.from && band.meanConfidence <= band.to));
      }),
    );
  });

  it('says too sure, too unsure or about right', () => {
    assert.equal(calibrate([...times(4, { confidence: 95, isRight: true }), ...times(4, { confidence: 95, isRight: false })]).leans, 'too-sure');
    assert.equal(calibrate(times(8, { confidence: 60, isRight: true })).leans, 'too-unsure');
    assert.equal(calibrate([...times(7, { confidence: 90, isRight: true }), { confidence: 90, isRight: false }]).leans, 'about-right');
  });

  it('does not read a lean into a single answer', () => {
    assert.equal(calibrate([{ confidence: 90, isRight: false }]).leans, 'about-right');
    assert.equal(calibrate([{ confidence: 50, isRight: true }]).leans, 'about-right');
  });

  it('gives the figures it speaks of', () => {
    const { count, right, meanConfidence, shareRight, brier } = calibrate([...times(3, { confidence: 90, isRight: true }), { confidence: 70, isRight: false }]);
    assert.deepEqual([count, right, meanConfidence, shareRight, brier], [4, 3, 85, 75, 0.13]);
  });
});
