// Baselines and the lot: closed once, drawn once, in the right order, by owners only, and never changed afterwards.
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { describe, it } from 'node:test';
import { aPerson, asRole, aTeam } from '../../test/factories.ts';
import { startTestServer } from '../../test/server.ts';
import { drawWedge } from '../platform/statistics/index.ts';
import { closeBaseline } from './close-baseline.ts';
import { drawRollOut } from './draw-roll-out.ts';
import { readEffectiveness } from './read-effectiveness.ts';

const server = await startTestServer();
const owner = await asRole(server.ctx, 'owner');
const at = (day: string) => ({ ...owner, now: () => new Date(`${day}T12:00:00Z`) });
const WINDOW = { startsOn: '2026-09-01', endsOn: '2026-10-31' };
const EXPOSURE = { metric: 'ai_tool_data_exposure' as const, ...WINDOW };
const teams = await Promise.all(Array.from({ length: 6 }, () => aTeam(server.ctx)));
for (const { id } of teams) await aPerson(server.ctx, { hasPassword: false, teams: [id] });
await aTeam(server.ctx, 'Nobody is in it');

describe('before the roll-out', () => {
  it('has four metrics without enough data, and no baseline', async () => {
    const { metrics, rollOut, teams: count, hasSignals } = await readEffectiveness(await asRole(server.ctx, 'auditor'));
    assert.deepEqual(metrics.map(({ result }) => result.verdict), Array.from({ length: 4 }, () => 'not-enough-data'));
    assert.deepEqual([metrics.every(({ baseline }) => baseline === null), rollOut, count, hasSignals], [true, null, 6, false]);
  });

  it('draws no order without a baseline, and nothing for anyone but owners', async () => {
    await assert.rejects(drawRollOut(at('2026-11-02'), { startsOn: '2026-12-01', steps: 3, weeksPerStep: 4 }), { name: 'Conflict' });
    for (const role of ['auditor', 'manager', 'instructor', 'learner'] as const) {
      const ctx = await asRole(server.ctx, role);
      await assert.rejects(closeBaseline(ctx, EXPOSURE), { name: 'NotAllowed' });
      await assert.rejects(drawRollOut(ctx, { startsOn: '2099-12-01', steps: 3, weeksPerStep: 4 }), { name: 'NotAllowed' });
      if (role !== 'auditor') await assert.rejects(readEffectiveness(ctx), { name: 'NotAllowed' });
    }
  });

  it('closes a baseline once it is over, once', async () => {
    await assert.rejects(closeBaseline(at('2026-10-31'), EXPOSURE), { name: 'Invalid' });
    const closed = await closeBaseline(at('2026-11-02'), EXPOSURE);
    assert.deepEqual([closed.metricVersion, closed.startsOn, closed.closedAt], [1, '2026-09-01', '2026-11-02T12:00:00.000Z']);
    await assert.rejects(closeBaseline(at('2026-11-03'), { ...EXPOSURE, startsOn: '2026-08-01' }), { name: 'Conflict' });
    assert.deepEqual((await readEffectiveness(owner)).metrics[0]!.baseline, closed);
  });
});

describe('the lot', () => {
  it('is drawn once, over teams with people, and can be drawn again by anyone who knows the seed', async () => {
    await assert.rejects(drawRollOut(at('2026-11-02'), { startsOn: '2026-12-01', steps: 7, weeksPerStep: 4 }), { name: 'Invalid' });
    await assert.rejects(drawRollOut(at('2026-11-02'), { startsOn: '2026-11-02', steps: 3, weeksPerStep: 4 }), { name: 'Invalid' });
    const drawn = await drawRollOut(at('2026-11-02'), { startsOn: '2026-12-01', steps: 3, weeksPerStep: 4 });
    assert.deepEqual(drawn.teams.map(({ step, startsOn }) => [step, startsOn]), [[1, '2026-12-01'], [1, '2026-12-01'], [2, '2026-12-29'], [2, '2026-12-29'], [3, '2027-01-26'], [3, '2027-01-26']]);
    const again = drawWedge(teams.map(({ id }) => id).reverse(), 3, drawn.seed).stepOf;
    for (const { id, step } of drawn.teams) assert.equal(again.get(id), step - 1);
    await assert.rejects(drawRollOut(at('2026-11-02'), { startsOn: '2026-12-01', steps: 3, weeksPerStep: 4 }), { name: 'Conflict' });
    assert.deepEqual((await readEffectiveness(owner)).rollOut, drawn);
  });

  it('leaves time for other baselines until the first step, and none after', async () => {
    await closeBaseline(at('2026-11-30'), { metric: 'secret_exposure_in_ai_tools', startsOn: '2026-10-01', endsOn: '2026-11-29' });
    await assert.rejects(closeBaseline(at('2026-12-01'), { ...EXPOSURE, metric: 'ai_code_review_catch_rate' }), { name: 'Conflict' });
  });

  it('cannot be changed in the database either', async () => {
    for (const table of ['baseline_window', 'roll_out', 'roll_out_team']) {
      await assert.rejects(sql`delete from ${sql.table(table)}`.execute(server.ctx.db), /append-only/);
      await assert.rejects(sql`truncate ${sql.table(table)} cascade`.execute(server.ctx.db), /append-only/);
    }
    await assert.rejects(sql`update roll_out set seed = 'mine'`.execute(server.ctx.db), /append-only/);
  });
});
