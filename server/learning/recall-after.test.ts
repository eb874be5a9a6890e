// What is still known later counts first answers only, from the day on that was asked for.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aPerson, asRole } from '../../test/factories.ts';
import { startTestServer } from '../../test/server.ts';
import { recallAfter } from './recall-after.ts';

const { ctx } = await startTestServer();

describe('what is known later', () => {
  it('is the first answer to each card after that many days', async () => {
    const { subject } = await aPerson(ctx, { hasPassword: false });
    const { subject: other } = await aPerson(ctx, { hasPassword: false });
    const answered = (who: string, item: string, at: string, isRight: boolean, module = 'one') =>
      ctx.pool.query(`insert into outcome (id, at, subject, activity, kind, version, result) values (gen_random_uuid(), $2, $1, $3, 'reviewed', 'v', $4)`, [who, at, `review:quiz/${module}/${item}`, JSON.stringify({ isRight })]);
    await ctx.pool.query(`insert into progress (subject, activity, version, done_at, times, seconds, updated_at) values ($1, 'module:one', 'v', '2026-03-01T00:00:00Z', 1, 0, '2026-03-01T00:00:00Z')`, [subject]);
    await answered(subject, 'a', '2026-03-08T00:00:00Z', true);
    await answered(subject, 'a', '2026-04-01T00:00:00Z', false);
    await answered(subject, 'a', '2026-04-09T00:00:00Z', true);
    await answered(subject, 'b', '2026-04-09T00:00:00Z', true);
    await answered(subject, 'c', '2026-04-09T00:00:00Z', true, 'two');
    await answered(other, 'a', '2026-04-09T00:00:00Z', true);
    const owner = await asRole(ctx, 'owner');
    assert.deepEqual(await recallAfter(owner, 'one', 30), { answers: 2, right: 1, people: 1 });
    assert.deepEqual(await recallAfter(owner, 'two', 30), { answers: 0, right: 0, people: 0 });
  });
});
