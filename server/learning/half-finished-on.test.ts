// The day by which half of a team had finished: by team, never by person.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aPerson, asRole, aTeam } from '../../test/factories.ts';
import { startTestServer } from '../../test/server.ts';
import { halfFinishedOn } from './half-finished-on.ts';

const { ctx } = await startTestServer();
const [quick, slow] = [await aTeam(ctx), await aTeam(ctx)];

const finish = async (subject: string, module: string, at: string): Promise<void> => {
  await ctx.pool.query(`insert into progress (subject, activity, version, done_at, times, seconds, updated_at) values ($1, $2, 'v', $3, 1, 0, $3)`, [subject, `module:${module}`, at]);
};

describe('half of a team', () => {
  it('has finished on the day of the one in the middle; a team where fewer have is missing', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => aPerson(ctx, { hasPassword: false, teams: [quick.id] })));
    const others = await Promise.all(Array.from({ length: 3 }, () => aPerson(ctx, { hasPassword: false, teams: [slow.id] })));
    const owner = await asRole(ctx, 'owner');
    assert.equal((await halfFinishedOn(owner, ['one', 'two'])).size, 0);
    await finish(people[0]!.subject, 'one', '2026-03-02T10:00:00Z');
    await finish(others[0]!.subject, 'one', '2026-03-02T10:00:00Z');
    assert.equal((await halfFinishedOn(owner, ['one', 'two'])).size, 0);
    await finish(people[1]!.subject, 'two', '2026-04-06T23:30:00Z');
    await finish(people[1]!.subject, 'one', '2026-05-06T10:00:00Z');
    assert.deepEqual([...(await halfFinishedOn(owner, ['one', 'two']))], [[quick.id, '2026-04-06']]);
    assert.deepEqual([...(await halfFinishedOn(owner, ['one']))], [[quick.id, '2026-05-06']]);
    assert.equal((await halfFinishedOn(owner, [])).size, 0);
  });
});
