// Each verdict where it belongs, success never where it does not, and nothing that is not a number.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'node:test';
import type { Cell } from '../platform/statistics/index.ts';
import { decideVerdict } from './decide-verdict.ts';
import { makeUp, type World } from './made-up-teams.ts';
import { metricOf } from './metrics.ts';
import { type MetricId, MetricResult } from './schemas.ts';

const world: World = { kind: 'stepped-wedge', teams: 12, periods: 4, perPeriod: 60, start: Math.log(3 / 7), trend: 0, effect: 0, between: 0.4, family: 'binomial' };
const judge = (id: MetricId, more: Partial<World>, seed = 'one') => {
  const { cells, design, window } = makeUp({ ...world, ...more }, seed);
  return decideVerdict({ metric: metricOf(id)!, cells, design, window });
};
const isSuccess = (verdict: string): boolean => verdict === 'met' || verdict === 'improving';

describe('a verdict', () => {
  it('is met, improving, no change shown or worse by the interval of the effect', () => {
    const [met, improving, none, worse] = [-1.9, -0.7, 0, 1].map((effect) => judge('ai_tool_data_exposure', { effect, perPeriod: 150 }));
    assert.deepEqual([met!.verdict, improving!.verdict, none!.verdict, worse!.verdict], ['met', 'improving', 'no-change-shown', 'worse']);
    assert.ok(met!.effect!.high! <= 0.5 && improving!.effect!.high! > 0.5 && improving!.effect!.high! < 1);
    assert.ok(none!.effect!.low < 1 && none!.effect!.high! > 1 && none!.minimumDetectable! >= 0.5);
    assert.deepEqual([met!.grade, met!.clusters, met!.metricVersion, met!.before.of + met!.after.of], ['A', 12, 1, 12 * 5 * 150]);
    assert.ok(met!.chanceOfTarget! > 0.97 && none!.chanceOfTarget! < 0.01);
  });

  it('is not enough data where the change of the target could not have been seen', () => {
    const { verdict, reasons, minimumDetectable } = judge('ai_tool_data_exposure', { teams: 6, perPeriod: 5 });
    assert.deepEqual([verdict, reasons], ['not-enough-data', ['cannot-detect-target']]);
    assert.ok(minimumDetectable! < 0.5);
  });

  it('never calls before against after a success, and still warns', () => {
    const better = judge('ai_tool_data_exposure', { kind: 'before-after', effect: -2 });
    assert.deepEqual([better.verdict, better.grade, better.reasons], ['not-enough-data', 'D', ['before-after-only']]);
    assert.ok(better.effect!.high! < 0.5);
    assert.equal(judge('ai_tool_data_exposure', { kind: 'before-after', effect: 2 }).verdict, 'worse');
    assert.ok(!isSuccess(judge('ai_code_review_catch_rate', { kind: 'before-after', effect: 4 }).verdict));
  });

  it('grades the design', () => {
    assert.equal(judge('ai_tool_data_exposure', { kind: 'concurrent', effect: -1.5 }).grade, 'B');
    assert.equal(judge('ai_tool_data_exposure', { kind: 'interrupted-series', periods: 9, effect: -1.5 }).grade, 'C');
    assert.deepEqual(judge('ai_tool_data_exposure', { kind: 'interrupted-series', periods: 7, effect: -1.5 }).reasons, ['too-few-points']);
  });

  it('wants both the level and a change for 80 %', () => {
    const met = judge('ai_code_review_catch_rate', { start: 0, effect: 2.5 });
    assert.deepEqual([met.verdict, met.isTargetReached], ['met', true]);
    assert.ok(met.level!.low > 0.8);
    const already = judge('ai_code_review_catch_rate', { start: 2.5, effect: 0 });
    assert.ok(!isSuccess(already.verdict) && already.isTargetReached && already.reasons.includes('target-holds-without-change'));
    assert.equal(judge('ai_code_review_catch_rate', { start: 0, effect: 0.7 }).verdict, 'improving');
  });

  it('shows zero with its upper bound, and takes it for success only where incidents were to be expected', () => {
    const rare: Partial<World> = { family: 'poisson', start: Math.log(0.03), between: 0.2, perPeriod: 100 };
    const zero = judge('secret_exposure_in_ai_tools', { ...rare, effect: -20 });
    assert.deepEqual([zero.verdict, zero.effect!.estimate, zero.after.events], ['met', 0, 0]);
    assert.ok(Math.abs(zero.upperBound! - 2.9957 / 1200) < 1e-5);
    assert.ok(zero.reasons.includes('no-events-after'));
    const never = judge('secret_exposure_in_ai_tools', { ...rare, start: -30 });
    assert.deepEqual([never.verdict, never.reasons, never.isTargetReached], ['not-enough-data', ['no-events-at-all'], true]);
    assert.ok(never.upperBound! > 0);
  });

  it('asks the lot as well where teams are few: of six orders none is rare enough', () => {
    const three = decideVerdict({ metric: metricOf('ai_tool_data_exposure')!, ...makeUp({ ...world, teams: 3, periods: 3, perPeriod: 4000, effect: -3 }, 'three') });
    assert.ok(three.lotP! >= 1 / 6 && !isSuccess(three.verdict), three.verdict);
    assert.ok(three.effect!.high! >= 1 || three.reasons.includes('lot-does-not-agree'));
    const twelve = judge('ai_tool_data_exposure', { effect: -1.2 });
    assert.ok(twelve.lotP! <= 0.05 && isSuccess(twelve.verdict));
  });

  it('spends its error on as many looks as were agreed', () => {
    const made = makeUp({ ...world, effect: -0.7 }, 'looks');
    const [once, often] = [1, 4].map((looks) => decideVerdict({ metric: metricOf('ai_tool_data_exposure')!, ...made, looks }));
    assert.ok(often!.effect!.low < once!.effect!.low && often!.effect!.high! > once!.effect!.high!);
    assert.equal(often!.confidence, 0.9875);
  });

  it('says not enough data for whatever little there is, and is always a whole result', () => {
    const metric = metricOf('ai_tool_data_exposure')!;
    for (const cells of [[], [{ team: 'a', period: 0, isTreated: false, events: 0, of: 0 }], [{ team: 'a', period: 0, isTreated: false, events: 3, of: 50 }, { team: 'a', period: 1, isTreated: true, events: 1, of: 50 }], [{ team: 'a', period: 2, isTreated: true, events: 5, of: 15 }, { team: 'b', period: 0, isTreated: false, events: 9, of: 12 }]] satisfies Cell[][]) {
      for (const kind of ['concurrent', 'interrupted-series', 'before-after'] as const) {
        const result = decideVerdict({ metric, cells, design: { kind }, window: [1] });
        assert.equal(result.verdict, 'not-enough-data');
        MetricResult.parse(result);
      }
    }
    const cell = fc.record({ team: fc.constantFrom('a', 'b', 'c'), period: fc.integer({ min: 0, max: 3 }), events: fc.integer({ min: 0, max: 12 }), more: fc.integer({ min: 0, max: 12 }) });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 14 }), fc.constantFrom('concurrent' as const, 'before-after' as const, 'interrupted-series' as const), (made, kind) => {
        const cells = [...new Map(made.map((one) => [`${one.team} ${one.period}`, one])).values()].map(({ team, period, events, more }) => ({ team, period, isTreated: period >= 2 && team !== 'c', events, of: events + more }));
        const result = decideVerdict({ metric, cells, design: { kind }, window: [3] });
        MetricResult.parse(result);
        assert.ok(kind !== 'before-after' || !isSuccess(result.verdict));
      }),
      { numRuns: process.env['TEST_FULL'] === '1' ? 2_000 : 60 },
    );
  });
});
