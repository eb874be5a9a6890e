// Where a metric stands, over made-up figures: what is missing first, the verdict of the last look, and the trend until today.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawBinomial, drawWedge, randomFrom } from '../platform/statistics/index.ts';
import { judgeMetric, type Known } from './judge-metric.ts';
import { LOOKS, lookOf } from './looks.ts';
import { metricOf } from './metrics.ts';
import { addDays } from './periods.ts';

const metric = metricOf('ai_tool_data_exposure')!;
const FROM = '2026-01-05';
const BEGINS = '2026-03-02';
const TEAMS = Array.from({ length: 12 }, (_, at) => `team ${at}`);
const baseline = { metric: metric.id, metricVersion: 1, startsOn: FROM, endsOn: '2026-02-22', closedAt: '2026-02-24T09:00:00.000Z' };
const { stepOf } = drawWedge(TEAMS, 4, 'seed');
const rollOut = { seed: 'seed', startsOn: BEGINS, steps: 4, weeksPerStep: 4, drawnAt: '2026-02-25T09:00:00.000Z', teams: TEAMS.map((id) => ({ id, name: id, step: stepOf.get(id)! + 1, startsOn: addDays(BEGINS, 28 * stepOf.get(id)!) })) };

/** Ten in a hundred are exposed, and `after` with training. */
const figuresOf = (after: number, weeks = 40) => {
  const random = randomFrom(`figures ${after}`);
  const of = 60;
  return TEAMS.flatMap((teamId, at) => Array.from({ length: weeks }, (_, week) => {
    const period = addDays(FROM, 7 * week);
    return { teamId: at === 0 && week % 4 === 0 ? null : teamId, period, of, events: drawBinomial(of, period >= rollOut.teams[at]!.startsOn ? after : 0.1, random) };
  }));
};
const known: Known = { metric, figures: figuresOf(0.03), coverage: null, baseline, rollOut, finishedOn: new Map(), assessment: null, today: '2026-09-20', isLargeEnough: true };
const reasons = (more: Partial<Known>) => judgeMetric({ ...known, ...more }).result.reasons;

describe('a metric', () => {
  it('says first what is missing', () => {
    assert.deepEqual(reasons({ figures: [] }), ['no-figures']);
    assert.deepEqual(reasons({ baseline: null }), ['no-baseline']);
    assert.deepEqual(reasons({ rollOut: null }), ['nobody-trained']);
    assert.deepEqual(reasons({ rollOut: null, finishedOn: new Map([['team 1', '2026-02-10']]) }), ['baseline-too-late']);
    assert.deepEqual(reasons({ today: addDays(BEGINS, 90) }), ['before-first-look']);
    for (const more of [{ figures: [] }, { baseline: null }, { today: addDays(BEGINS, 90) }]) assert.equal(judgeMetric({ ...known, ...more }).result.verdict, 'not-enough-data');
  });

  it('says nothing about fewer than five people, and shows nothing', () => {
    const { result, trend, records } = judgeMetric({ ...known, isLargeEnough: false, coverage: { seen: 1, of: 2 } });
    assert.deepEqual([result.reasons, result.before.of, trend.every(({ of }) => of === 0), records.of], [['too-few-people'], 0, true, 0]);
  });

  it('is judged by the lot on days agreed beforehand, and stays as judged until the next', () => {
    const atLook = judgeMetric({ ...known, today: addDays(BEGINS, 182) });
    assert.deepEqual([atLook.result.verdict, atLook.result.grade, atLook.result.confidence, atLook.basis.look.number], ['met', 'A', 1 - 0.05 / LOOKS, 2]);
    const later = judgeMetric({ ...known, today: addDays(BEGINS, 200) });
    assert.deepEqual(later.result, atLook.result);
    assert.deepEqual([later.basis.treatedBy, later.basis.look], ['lot', { number: 2, on: addDays(BEGINS, 182), nextOn: addDays(BEGINS, 273) }]);
    assert.ok(later.trend.length > atLook.trend.length - 1);
  });

  it('does not call the same world without an effect a success', () => {
    const { result } = judgeMetric({ ...known, figures: figuresOf(0.1) });
    assert.ok(['no-change-shown', 'not-enough-data'].includes(result.verdict), result.verdict);
  });

  it('shows a trend of everybody with intervals, and marks where teams began', () => {
    const { trend, marks, records } = judgeMetric(known);
    assert.deepEqual(marks.map(({ on, teams }) => [on, teams]), [0, 1, 2, 3].map((step) => [addDays(BEGINS, 28 * step), 3]));
    assert.equal(trend[0]!.of, 12 * 60 * 4);
    assert.ok(trend.every(({ interval, events, of }) => interval!.low <= events / of && events / of <= interval!.high));
    assert.deepEqual(trend.slice(0, 4).map(({ begun }) => begun), [0, 0, 3, 6]);
    assert.deepEqual(records, { of: 12 * 60 * 40, unmatched: 60 * 10 });
  });

  it('is corrected by what a sample says of the detector, in its level', () => {
    const share = (events: number, of: number) => ({ estimate: events / of, low: 0, high: 1, share: { events, of } });
    const assessment = { records: 200, unreadable: 0, unsettled: 0, kappa: { estimate: 0.9, low: 0.8, high: 1 }, sensitivity: share(90, 100), specificity: share(99, 100), isUsable: true };
    const { result } = judgeMetric({ ...known, assessment });
    const seen = result.level!.estimate;
    assert.ok(Math.abs(result.corrected!.estimate - Math.max(0, (seen + 0.99 - 1) / (0.9 + 0.99 - 1))) < 1e-9);
    assert.equal(judgeMetric(known).result.corrected, null);
  });
});

describe('looks', () => {
  it('are four, a quarter apart, and none after', () => {
    assert.deepEqual(lookOf(BEGINS, BEGINS), { number: 0, on: null, nextOn: addDays(BEGINS, 91) });
    assert.deepEqual(lookOf(BEGINS, addDays(BEGINS, 91)), { number: 1, on: addDays(BEGINS, 91), nextOn: addDays(BEGINS, 182) });
    assert.deepEqual(lookOf(BEGINS, addDays(BEGINS, 900)), { number: 4, on: addDays(BEGINS, 364), nextOn: null });
  });
});
