// Corrections: added to the ledger, never written over it, by owners alone; and the ledger's own guard.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { asRole } from '../../test/factories.ts';
import { publishContent } from '../../test/publish-content.ts';
import { startTestServer } from '../../test/server.ts';
import { hasCompleted } from './has-completed.ts';
import { readOwnOutcomes } from './outcome-line.ts';
import { recordOutcome } from './record-outcome.ts';
import { replaceOutcome } from './replace-outcome.ts';
import { readStanding } from './store.ts';

const server = await startTestServer();
await publishContent(server.ctx);
const QUIZ = 'quiz:using-ai-tools/quiz';
const WHY = 'Item 7 had no right answer that day.';
const failedQuiz = { activity: QUIZ, version: 'v1', kind: 'finished', isDone: false, score: 70 };

describe('a correction', () => {
  it('is a new outcome that names the old one, which stays as it was', async () => {
    const learner = await asRole(server.ctx);
    const old = await recordOutcome(server.ctx, { subject: learner.viewer.subject, ...failedQuiz });
    const line = await replaceOutcome(await asRole(server.ctx, 'owner'), old, { score: 80, why: WHY });
    assert.deepEqual([line.replaces, line.score, line.why], [old, 80, WHY]);
    const { outcomes } = await readOwnOutcomes(learner, 1);
    const before = outcomes.find(({ id }) => id === old);
    assert.deepEqual([outcomes.length, before?.score, before?.replacedBy], [2, 70, line.id]);
  });

  it('decides the pass from what stands, in both directions', async () => {
    const learner = await asRole(server.ctx);
    const owner = await asRole(server.ctx, 'owner');
    const { subject } = learner.viewer;
    const old = await recordOutcome(server.ctx, { subject, ...failedQuiz });
    const better = await replaceOutcome(owner, old, { score: 90, why: WHY });
    assert.notEqual(await hasCompleted(server.ctx, subject, QUIZ), undefined);
    await replaceOutcome(owner, better.id, { score: 60, why: 'The first correction was mistaken.' });
    assert.equal(await hasCompleted(server.ctx, subject, QUIZ), undefined);
    assert.equal((await readStanding(server.ctx, subject)).get(QUIZ)?.score, 60);
  });

  it('is never of one’s own: another owner makes it', async () => {
    const owner = await asRole(server.ctx, 'owner');
    const own = await recordOutcome(server.ctx, { subject: owner.viewer.subject, ...failedQuiz });
    await assert.rejects(replaceOutcome(owner, own, { score: 100, why: WHY }), { name: 'NotAllowed', message: /another owner/i });
    assert.equal((await readOwnOutcomes(owner, 1)).outcomes.length, 1);
    await replaceOutcome(await asRole(server.ctx, 'owner'), own, { score: 80, why: WHY });
  });

  it('replaces an outcome once, also when two owners try at once', async () => {
    const learner = await asRole(server.ctx);
    const owner = await asRole(server.ctx, 'owner');
    const old = await recordOutcome(server.ctx, { subject: learner.viewer.subject, ...failedQuiz });
    const tries = await Promise.allSettled([80, 90].map((score) => replaceOutcome(owner, old, { score, why: WHY })));
    assert.deepEqual(tries.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  });

  it('refuses someone without the right, an unknown outcome, and a score where there was none', async () => {
    const learner = await asRole(server.ctx);
    const { subject } = learner.viewer;
    const old = await recordOutcome(server.ctx, { subject, ...failedQuiz });
    for (const role of ['learner', 'champion', 'instructor', 'manager', 'auditor'] as const) {
      await assert.rejects(replaceOutcome(await asRole(server.ctx, role), old, { score: 100, why: WHY }), { name: 'NotAllowed' });
    }
    const owner = await asRole(server.ctx, 'owner');
    await assert.rejects(replaceOutcome(owner, '01999999-0000-7000-8000-000000000000', { score: 1, why: WHY }), { name: 'NotFound' });
    await assert.rejects(replaceOutcome(owner, 'ffffffff-ffff-4fff-bfff-ffffffffffff', { score: 1, why: WHY }), { name: 'NotFound' });
    const unscored = await recordOutcome(server.ctx, { subject, activity: 'policy', version: 'v', kind: 'acknowledged', isDone: true });
    await assert.rejects(replaceOutcome(owner, unscored, { score: 50, why: WHY }), { name: 'Invalid' });
    assert.equal((await readOwnOutcomes(learner, 1)).outcomes.length, 2);
  });
});

describe('the ledger', () => {
  it('cannot be changed or emptied, by anyone who does not say it is retention', async () => {
    const { viewer } = await asRole(server.ctx);
    await recordOutcome(server.ctx, { subject: viewer.subject, ...failedQuiz });
    for (const statement of [sql`update outcome set score = 100`, sql`delete from outcome`, sql`update answer set is_right = true`, sql`delete from answer`]) {
      await assert.rejects(statement.execute(server.ctx.db), /append-only/);
    }
  });

  it('takes an outcome of long ago, under its own day', async () => {
    const learner = await asRole(server.ctx);
    await recordOutcome(server.ctx, { subject: learner.viewer.subject, activity: 'module:elsewhere', version: 'v', kind: 'finished', isDone: true, source: 'import', at: new Date('2024-02-29T12:00:00Z') });
    const [line] = (await readOwnOutcomes(learner, 1)).outcomes;
    assert.deepEqual([line?.at, line?.source], ['2024-02-29T12:00:00.000Z', 'import']);
    assert.equal((await replaceOutcome(await asRole(server.ctx, 'owner'), line!.id, { score: null, why: 'The course was another one.' })).replaces, line!.id);
  });

  it('keeps nothing when the work around it fails', async () => {
    const learner = await asRole(server.ctx);
    await assert.rejects(
      server.ctx.db.transaction().execute(async (db) => {
        await recordOutcome({ ...server.ctx, db }, { subject: learner.viewer.subject, ...failedQuiz });
        throw new Error('the work around it');
      }),
    );
    assert.equal((await readOwnOutcomes(learner, 1)).outcomes.length, 0);
  });
});
