// Answering a quiz: one verdict for good, counted once, closed by the last, and nobody else's.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { asNobody, asRole } from '../../test/factories.ts';
import { publishContent } from '../../test/publish-content.ts';
import { startTestServer } from '../../test/server.ts';
import type { Ctx, PersonViewer } from '../platform/context.ts';
import { answerQuizItem } from './answer-quiz-item.ts';
import { openQuiz } from './open-quiz.ts';
import { openUnit } from './open-unit.ts';
import { readQuiz } from './show-quiz.ts';
import { findAttempt, listOutcomes, readStanding } from './store.ts';
import type { DrawnItem } from './rules.ts';
import type { Quiz } from './schemas.ts';

const UNIT = { module: 'using-ai-tools', unit: 'quiz' };
const server = await startTestServer();
await publishContent(server.ctx);

type Mine = Ctx & { viewer: PersonViewer };
const rightOf = async (ctx: Mine, quiz: Quiz): Promise<Map<string, number>> => {
  const attempt = await findAttempt(ctx, quiz.id, ctx.viewer.subject, 'quiz');
  return new Map(Object.entries(attempt!.drawn as Record<string, DrawnItem>).map(([id, { right }]) => [id, Number(right)]));
};
const answerAll = async (ctx: Mine, quiz: Quiz, wrong: number): Promise<void> => {
  const right = await rightOf(ctx, quiz);
  for (const [index, { id, options }] of quiz.items.entries()) {
    const option = index < wrong ? (right.get(id)! + 1) % options.length : right.get(id)!;
    await answerQuizItem(ctx, quiz.id, { item: id, option });
  }
};

describe('opening a quiz', () => {
  it('draws ten items without a hint of the right answer', async () => {
    const quiz = await openQuiz(await asRole(server.ctx), UNIT);
    assert.equal(quiz.items.length, 10);
    assert.doesNotMatch(JSON.stringify(quiz), /"because"|"right"|"isRight"/);
  });

  it('gives two tabs the same quiz, and a later visit too', async () => {
    const ctx = await asRole(server.ctx);
    const [one, other] = await Promise.all([openQuiz(ctx, UNIT), openQuiz(ctx, UNIT)]);
    assert.deepEqual(one, other);
    assert.deepEqual(await openQuiz(ctx, UNIT), one);
  });

  it('says how far it is to whoever comes back in the middle, and nothing before and after', async () => {
    const ctx = await asRole(server.ctx);
    assert.equal((await openUnit(ctx, UNIT)).quizBegun, null);
    const quiz = await openQuiz(ctx, UNIT);
    assert.deepEqual((await openUnit(ctx, UNIT)).quizBegun, { answered: 0, of: 10 });
    await answerQuizItem(ctx, quiz.id, { item: quiz.items[0]!.id, option: 0 });
    assert.deepEqual((await openUnit(ctx, UNIT)).quizBegun, { answered: 1, of: 10 });
    await answerAll(ctx, { ...quiz, items: quiz.items.slice(1) }, 0);
    assert.equal((await openUnit(ctx, UNIT)).quizBegun, null);
  });

  it('draws others for a retake', async () => {
    const ctx = await asRole(server.ctx);
    const first = await openQuiz(ctx, UNIT);
    await answerAll(ctx, first, 5);
    const second = await openQuiz(ctx, UNIT);
    const ids = new Set(first.items.map(({ id }) => id));
    assert.deepEqual(second.items.filter(({ id }) => ids.has(id)), []);
  });

  it('refuses someone who is not signed in', async () => {
    await assert.rejects(openQuiz(asNobody(server.ctx), UNIT), { name: 'NotAllowed' });
  });
});

describe('answering a quiz item', () => {
  it('says right or wrong, and why, for every option', async () => {
    const ctx = await asRole(server.ctx);
    const quiz = await openQuiz(ctx, UNIT);
    const right = await rightOf(ctx, quiz);
    const [first] = quiz.items;
    const reply = await answerQuizItem(ctx, quiz.id, { item: first!.id, option: right.get(first!.id)! });
    assert.equal(reply.verdict.isRight, true);
    assert.equal(reply.verdict.options.length, first!.options.length);
    assert.ok(reply.verdict.options.every(({ because }) => because.length > 0));
    assert.deepEqual([reply.answered, reply.of, reply.isLast], [1, 10, false]);
  });

  it('writes answer, outcome and audit together, once, however often the same answer comes', async () => {
    const ctx = await asRole(server.ctx);
    const quiz = await openQuiz(ctx, UNIT);
    const answer = { item: quiz.items[0]!.id, option: 0 };
    const replies = await Promise.all([1, 2, 3, 4].map(() => answerQuizItem(ctx, quiz.id, answer)));
    for (const reply of replies) assert.deepEqual(reply.verdict, replies[0]!.verdict);
    const { rows } = await sql<{ answers: number; outcomes: number; audits: number; answered: number }>`
      select (select count(*) from answer where attempt_id = ${quiz.id})::int as answers,
        (select count(*) from outcome where subject = ${ctx.viewer.subject} and kind = 'answered')::int as outcomes,
        (select count(*) from audit where about = ${quiz.id} and action = 'learning.keep-answer')::int as audits,
        (select answered from attempt where id = ${quiz.id}) as answered`.execute(ctx.db);
    assert.deepEqual(rows[0], { answers: 1, outcomes: 1, audits: 1, answered: 1 });
  });

  it('keeps the first answer when another one comes later', async () => {
    const ctx = await asRole(server.ctx);
    const quiz = await openQuiz(ctx, UNIT);
    const item = quiz.items[0]!.id;
    await answerQuizItem(ctx, quiz.id, { item, option: 0 });
    await assert.rejects(answerQuizItem(ctx, quiz.id, { item, option: 1 }), { name: 'Conflict' });
    assert.equal((await readQuiz(ctx, quiz.id)).items[0]!.verdict?.chosen, 0);
  });

  it('refuses an option that is not there, an item not drawn and a quiz of somebody else, and keeps nothing', async () => {
    const ctx = await asRole(server.ctx);
    const quiz = await openQuiz(ctx, UNIT);
    await assert.rejects(answerQuizItem(ctx, quiz.id, { item: quiz.items[0]!.id, option: 9 }), { name: 'Invalid' });
    await assert.rejects(answerQuizItem(ctx, quiz.id, { item: 'not-drawn', option: 0 }), { name: 'NotFound' });
    await assert.rejects(answerQuizItem(await asRole(server.ctx), quiz.id, { item: quiz.items[0]!.id, option: 0 }), { name: 'NotFound' });
    await assert.rejects(answerQuizItem(asNobody(server.ctx), quiz.id, { item: quiz.items[0]!.id, option: 0 }), { name: 'NotAllowed' });
    assert.equal((await findAttempt(ctx, quiz.id, ctx.viewer.subject, 'quiz'))?.answered, 0);
  });

  it('closes once when the last answers come at the same moment', async () => {
    const ctx = await asRole(server.ctx);
    const quiz = await openQuiz(ctx, UNIT);
    const replies = await Promise.all(quiz.items.map(({ id }) => answerQuizItem(ctx, quiz.id, { item: id, option: 0 })));
    assert.equal(replies.filter(({ isLast }) => isLast).length, 1);
    const finished = (await listOutcomes(ctx, ctx.viewer.subject, 1)).filter(({ activity, kind }) => activity === 'quiz:using-ai-tools/quiz' && kind === 'finished');
    assert.equal(finished.length, 1);
  });

  it('passes at 80 per cent and not below, and keeps the best score', async () => {
    const ctx = await asRole(server.ctx);
    const first = await openQuiz(ctx, UNIT);
    await answerAll(ctx, first, 3);
    assert.deepEqual((await readQuiz(ctx, first.id)).result, { right: 7, of: 10, score: 70, passMark: 80, isPassed: false, isModuleDone: false });
    await answerAll(ctx, await openQuiz(ctx, UNIT), 2);
    await answerAll(ctx, await openQuiz(ctx, UNIT), 6);
    const stand = (await readStanding(ctx, ctx.viewer.subject)).get('quiz:using-ai-tools/quiz');
    assert.deepEqual([stand?.score, stand?.times, stand?.doneAt !== null], [80, 3, true]);
  });
});
