// Appeals: made about one's own outcome, once; answered by another owner, by a new outcome or with a reason.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asNobody, asRole } from '../../test/factories.ts';
import { publishContent } from '../../test/publish-content.ts';
import { startTestServer } from '../../test/server.ts';
import type { Ctx, PersonViewer } from '../platform/context.ts';
import { answerAppeal } from './answer-appeal.ts';
import { appealOutcome } from './appeal-outcome.ts';
import { hasCompleted } from './has-completed.ts';
import { listAppeals } from './list-appeals.ts';
import { readOwnOutcomes } from './outcome-line.ts';
import { learningPersonal, learningRetention } from './personal.ts';
import { recordOutcome } from './record-outcome.ts';
import { replaceOutcome } from './replace-outcome.ts';

const server = await startTestServer();
await publishContent(server.ctx);
const QUIZ = 'quiz:using-ai-tools/quiz';
const WHY = 'Item 7 had no right answer that day.';
const ANSWER = 'We looked again: item 7 counts as right.';
type Mine = Ctx & { viewer: PersonViewer };

const failedQuiz = (ctx: Mine): Promise<string> => recordOutcome(ctx, { subject: ctx.viewer.subject, activity: QUIZ, version: 'v1', kind: 'finished', isDone: false, score: 70 });
const count = async (query: string, ...values: unknown[]): Promise<number> => (await server.ctx.pool.query<{ count: number }>(`select count(*)::int as count from ${query}`, values)).rows[0]!.count;

describe('an appeal', () => {
  it('waits for an owner, who sees whose it is and what it is about', async () => {
    const [learner, owner] = [await asRole(server.ctx), await asRole(server.ctx, 'owner')];
    const outcome = await failedQuiz(learner);
    const appeal = await appealOutcome(learner, outcome, WHY);
    assert.deepEqual([appeal.outcome, appeal.why, appeal.answer, appeal.isReplaced], [outcome, WHY, null, false]);
    const line = (await listAppeals(owner)).find(({ id }) => id === appeal.id)!;
    assert.deepEqual([line.person.id, line.outcome.activity, line.outcome.score], [learner.viewer.personId, QUIZ, 70]);
    assert.deepEqual((await readOwnOutcomes(learner, 1)).outcomes[0]?.appeal, appeal);
    await recordOutcome(learner, { subject: learner.viewer.subject, activity: 'step:using-ai-tools/x/y', version: 'v', kind: 'finished', isDone: true });
    assert.deepEqual((await readOwnOutcomes(learner, 1, 'results')).outcomes.map(({ id }) => id), [outcome]);
    assert.equal(await count(`audit where action = 'learning.appeal-outcome' and about = $1 and detail::text not like '%Item 7%'`, appeal.id), 1);
  });

  it('is answered by a new outcome, which decides the pass and gives the answer as its reason', async () => {
    const [learner, owner] = [await asRole(server.ctx), await asRole(server.ctx, 'owner')];
    const outcome = await failedQuiz(learner);
    const { id } = await appealOutcome(learner, outcome, WHY);
    const answered = await answerAppeal(owner, id, { answer: ANSWER, isReplaced: true, score: 80 });
    assert.deepEqual([answered.answer, answered.isReplaced], [ANSWER, true]);
    const { outcomes } = await readOwnOutcomes(learner, 1);
    const newer = outcomes.find(({ replaces }) => replaces === outcome);
    assert.deepEqual([newer?.score, newer?.why], [80, ANSWER]);
    assert.notEqual(await hasCompleted(server.ctx, learner.viewer.subject, QUIZ), undefined);
    assert.equal(await count(`audit where action = 'learning.answer-appeal' and about = $1`, id), 1);
  });

  it('is declined with a reason that the learner reads, and the outcome stays', async () => {
    const [learner, owner] = [await asRole(server.ctx), await asRole(server.ctx, 'owner')];
    const { id } = await appealOutcome(learner, await failedQuiz(learner), WHY);
    await answerAppeal(owner, id, { answer: 'Item 7 was the same for everyone, and most had it.', isReplaced: false, score: null });
    const { outcomes } = await readOwnOutcomes(learner, 1);
    assert.deepEqual([outcomes.length, outcomes[0]?.appeal?.answer, outcomes[0]?.appeal?.isReplaced], [1, 'Item 7 was the same for everyone, and most had it.', false]);
    await assert.rejects(answerAppeal(owner, id, { answer: ANSWER, isReplaced: true, score: 80 }), { name: 'Conflict' });
  });

  it('is made once about an outcome, about what stands, and about one of one’s own', async () => {
    const [learner, other, owner] = [await asRole(server.ctx), await asRole(server.ctx), await asRole(server.ctx, 'owner')];
    const outcome = await failedQuiz(learner);
    await assert.rejects(appealOutcome(other, outcome, WHY), { name: 'NotFound' });
    await assert.rejects(appealOutcome(asNobody(learner), outcome, WHY), { name: 'NotAllowed' });
    const tries = await Promise.allSettled([1, 2].map(() => appealOutcome(learner, outcome, WHY)));
    assert.deepEqual(tries.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const replaced = await failedQuiz(other);
    await replaceOutcome(owner, replaced, { score: 75, why: WHY });
    await assert.rejects(appealOutcome(other, replaced, WHY), { name: 'Conflict' });
  });

  it('is answered by owners alone, never by the one who made it, and all or nothing', async () => {
    const owner = await asRole(server.ctx, 'owner');
    const own = await failedQuiz(owner);
    const { id } = await appealOutcome(owner, own, WHY);
    const yes = { answer: ANSWER, isReplaced: true, score: 100 };
    await assert.rejects(answerAppeal(owner, id, yes), { name: 'NotAllowed' });
    for (const role of ['learner', 'champion', 'instructor', 'manager', 'auditor'] as const) {
      const ctx = await asRole(server.ctx, role);
      await assert.rejects(answerAppeal(ctx, id, yes), { name: 'NotAllowed' });
      await assert.rejects(listAppeals(ctx), { name: 'NotAllowed' });
    }
    const another = await asRole(server.ctx, 'owner');
    await assert.rejects(answerAppeal(another, id, { ...yes, score: null }), { name: 'Invalid' });
    await assert.rejects(answerAppeal(another, id, { ...yes, isReplaced: false }), { name: 'Invalid' });
    assert.equal(await count('outcome where replaces = $1', own), 0);
    assert.equal(await count('appeal where id = $1 and answer is null', id), 1);
  });

  it('stands in the export, goes with its person, and after the stated days', async () => {
    const learner = await asRole(server.ctx);
    await appealOutcome(learner, await failedQuiz(learner), WHY);
    const part = learningPersonal.find(({ name }) => name === 'appeals')!;
    assert.deepEqual((await part.read(server.ctx, learner.viewer.subject)).map(({ why }) => why), [WHY]);
    const rule = learningRetention.find(({ name }) => name === 'appeals')!;
    assert.equal(await rule.purge(server.ctx, new Date(Date.now() - 86_400_000)), 0);
    await part.erase!(server.ctx, learner.viewer.subject);
    assert.equal(await count('appeal where subject = $1', learner.viewer.subject), 0);
    const late = await asRole(server.ctx);
    await appealOutcome(late, await failedQuiz(late), WHY);
    assert.ok((await rule.purge(server.ctx, new Date(Date.now() + 1000))) >= 1);
  });
});
