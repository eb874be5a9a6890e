// What a plan promises is what the formulas and a simulation of verdicts say.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideVerdict } from './decide-verdict.ts';
import { makeUp } from './made-up-teams.ts';
import { metricOf } from './metrics.ts';
import { planProof } from './plan-proof.ts';

const exposure = metricOf('ai_tool_data_exposure')!;
const reviews = metricOf('ai_code_review_catch_rate')!;
const secrets = metricOf('secret_exposure_in_ai_tools')!;

describe('a plan', () => {
  it('says by when half can be shown, sooner with more records and teams, and never with next to none', () => {
    const few = planProof(exposure, { teams: 8, perTeamPerMonth: 20, baseline: 0.3 });
    const more = planProof(exposure, { teams: 8, perTeamPerMonth: 200, baseline: 0.3 });
    assert.ok(few.canDrawLots && more.monthsToProof! <= few.monthsToProof!);
    // Five periods of two weeks, the shortest that are planned with.
    assert.equal(more.monthsToProof, 3);
    assert.equal(more.curve[0]!.months, 3);
    assert.equal(few.curve.find(({ power }) => power >= 0.8)!.months, few.monthsToProof);
    assert.equal(planProof(exposure, { teams: 8, perTeamPerMonth: 1, baseline: 0.02 }).monthsToProof, null);
    assert.ok(more.detectableInTime! > few.detectableInTime! && few.wanted === 0.5);
  });

  it('keeps the power of the facts: eight teams of twenty a period from 30 to 15 % show it with 0.83 in five periods', () => {
    // Three months for four steps: a period is three quarters of a month.
    assert.ok(Math.abs(planProof(exposure, { teams: 8, perTeamPerMonth: 20 / 0.75, baseline: 0.3 }).powerInTime - 0.833) < 0.002);
  });

  it('tells those with too few teams that a lot can show nothing', () => {
    const { canDrawLots, powerInTime, monthsToProof, detectableInTime } = planProof(exposure, { teams: 3, perTeamPerMonth: 1000, baseline: 0.3 });
    assert.deepEqual([canDrawLots, powerInTime, monthsToProof, detectableInTime], [false, 0, null, null]);
    assert.equal(planProof(exposure, { teams: 4, perTeamPerMonth: 1000, baseline: 0.3 }).canDrawLots, true);
  });

  it('says how many pull requests show 80 %, and how many incidents make zero news', () => {
    const { recordsForLevel } = planProof(reviews, { teams: 8, perTeamPerMonth: 10, baseline: 0.4 });
    assert.ok(recordsForLevel! >= 70 && recordsForLevel! <= 100, `${recordsForLevel}`);
    assert.equal(planProof(secrets, { teams: 10, perTeamPerMonth: 1000, baseline: 0.0001 }).expectedInWindow, 3);
  });

  it('refuses no teams, no records and no baseline', () => {
    for (const volumes of [{ teams: 0, perTeamPerMonth: 1, baseline: 0.1 }, { teams: 5, perTeamPerMonth: 0, baseline: 0.1 }, { teams: 5, perTeamPerMonth: 9, baseline: 0 }, { teams: 5, perTeamPerMonth: 9, baseline: 1 }, { teams: 5, perTeamPerMonth: Number.NaN, baseline: 0.1 }]) assert.throws(() => planProof(exposure, volumes), { reason: 'bad-input' });
  });

  it('promises no more than verdicts keep', () => {
    const plan = planProof(exposure, { teams: 12, perTeamPerMonth: 20 / 0.75, baseline: 0.3 });
    const runs = process.env['TEST_FULL'] === '1' ? 400 : 20;
    let shown = 0;
    for (let run = 0; run < runs; run += 1) {
      const { cells, design, window } = makeUp({ kind: 'stepped-wedge', teams: 12, periods: 4, perPeriod: 20, start: Math.log(3 / 7), trend: 0, effect: Math.log(15 / 85) - Math.log(3 / 7), between: 0.42, family: 'binomial' }, `plan ${run}`);
      shown += ['met', 'improving'].includes(decideVerdict({ metric: exposure, cells, design, window }).verdict) ? 1 : 0;
    }
    assert.ok(shown / runs >= plan.powerInTime - 0.15, `${shown} of ${runs}, promised ${plan.powerInTime}`);
  });
});
