// A sample nobody picked, labels that agree or not, and the share they correct.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'node:test';
import { randomFrom } from '../platform/statistics/index.ts';
import { assessDetector, correctShare, type LabelledRecord } from './assess-detector.ts';
import { drawSample } from './draw-sample.ts';

const ids = Array.from({ length: 200 }, (_, i) => `record ${i}`);
const times = (count: number, record: LabelledRecord): LabelledRecord[] => Array.from({ length: count }, () => record);
const record = (isFlagged: boolean, first: boolean, second = first, settled: boolean | null = null): LabelledRecord => ({ isFlagged, first, second, settled });

describe('a sample', () => {
  it('is the same for everyone with the seed, in whatever order the records came', () => {
    assert.deepEqual(drawSample(ids, 30, 'seed'), drawSample([...ids].reverse(), 30, 'seed'));
    assert.notDeepEqual(drawSample(ids, 30, 'seed'), drawSample(ids, 30, 'other seed'));
    assert.deepEqual(drawSample(ids, 30, 'seed').slice(0, 10), drawSample(ids, 10, 'seed'));
    assert.equal(drawSample(ids.slice(0, 5), 30, 'seed').length, 5);
  });

  it('takes every record equally often', () => {
    const seen = new Map<string, number>();
    for (let draw = 0; draw < 600; draw += 1) for (const id of drawSample(ids.slice(0, 10), 3, `draw ${draw}`)) seen.set(id, (seen.get(id) ?? 0) + 1);
    for (const id of ids.slice(0, 10)) assert.ok(Math.abs(seen.get(id)! - 180) < 60, `${id}: ${seen.get(id)}`);
  });

  it('refuses doubled records, no size and no seed', () => {
    for (const run of [() => drawSample(['a', 'a'], 1, 's'), () => drawSample(['a'], 0, 's'), () => drawSample(['a'], 1, '')]) assert.throws(run, { reason: 'bad-input' });
  });
});

describe('a detector', () => {
  it('is assessed by hand: 18 of 20 found, 95 of 100 left alone, two people agreeing on 118 of 120', () => {
    const sample = [...times(18, record(true, true)), ...times(1, record(false, true)), ...times(1, record(false, true, false, true)), ...times(94, record(false, false)), ...times(1, record(false, false, true, false)), ...times(5, record(true, false))];
    const found = assessDetector(sample);
    assert.deepEqual([found.records, found.unsettled, found.sensitivity!.share, found.specificity!.share, found.isUsable], [120, 0, { events: 18, of: 20 }, { events: 95, of: 100 }, true]);
    // Seen 118 of 120, by chance (20² + 100²) / 120².
    assert.ok(Math.abs(found.kappa!.estimate - (118 / 120 - 10_400 / 14_400) / (1 - 10_400 / 14_400)) < 1e-12);
    const corrected = correctShare({ events: 100, of: 1000 }, found)!;
    assert.ok(Math.abs(corrected.estimate - 0.05 / 0.85) < 1e-12 && corrected.low < corrected.estimate && corrected.high > corrected.estimate);
  });

  it('leaves out what nobody has settled, and says how many', () => {
    const found = assessDetector([...times(10, record(true, true)), ...times(10, record(false, false)), ...times(3, record(true, true, false))]);
    assert.deepEqual([found.unsettled, found.sensitivity!.share.of, found.specificity!.share.of], [3, 10, 10]);
  });

  it('is not used where people do not agree, where it is no better than chance, or where one side is missing', () => {
    const disagree = assessDetector([...times(10, record(true, true, false, true)), ...times(10, record(false, false, true, false)), ...times(10, record(true, true)), ...times(10, record(false, false))]);
    assert.deepEqual([disagree.isUsable, correctShare({ events: 1, of: 10 }, disagree)], [false, null]);
    assert.equal(assessDetector([...times(5, record(true, true)), ...times(5, record(false, true)), ...times(5, record(true, false)), ...times(5, record(false, false))]).isUsable, false);
    const onlyFalse = assessDetector(times(30, record(false, false)));
    assert.deepEqual([onlyFalse.kappa, onlyFalse.sensitivity, onlyFalse.isUsable], [null, null, false]);
    assert.throws(() => assessDetector([]), { reason: 'too-little' });
  });

  it('is of no use where it finds nothing that is there, however well it leaves the rest alone', () => {
    const quiet = { isFlagged: false, settled: true };
    const found = assessDetector([{ ...quiet, first: false, second: false }, { ...quiet, first: false, second: false }, { ...quiet, first: true, second: true }]);
    assert.equal(found.isUsable, false);
    assert.equal(correctShare({ events: 3, of: 50 }, found), null);
  });

  it('never answers what is no number', () => {
    const random = randomFrom('labels');
    const any = fc.array(fc.record({ isFlagged: fc.boolean(), first: fc.boolean(), second: fc.boolean(), settled: fc.constantFrom(true, false, null) }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(any, (sample) => {
        const found = assessDetector(sample);
        const corrected = correctShare({ events: Math.floor(random() * 50), of: 50 }, found);
        for (const value of [found.kappa, found.sensitivity, found.specificity, corrected]) if (value !== null) assert.ok([value.estimate, value.low, value.high].every(Number.isFinite));
      }),
      { numRuns: 80 },
    );
  });
});
