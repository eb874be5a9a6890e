// Reviews: what comes back, judged and kept in one statement, once, and whose it is.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asNobody, asRole } from '../../test/factories.ts';
import { publishContent } from '../../test/publish-content.ts';
import { startTestServer } from '../../test/server.ts';
import { currentContent } from '../curriculum/index.ts';
import type { Ctx, PersonViewer } from '../platform/context.ts';
import { answerQuizItem } from './answer-quiz-item.ts';
import { answerReview } from './answer-review.ts';
import { answerScenario } from './answer-scenario.ts';
import { openQuiz } from './open-quiz.ts';
import { openReviews } from './open-reviews.ts';
import { openScenarios } from './open-scenarios.ts';
import { readReviews } from './read-reviews.ts';
import { readToday } from './read-today.ts';
import type { DrawnItem } from './rules.ts';
import type { ReviewSet, ReviewAnswer, ReviewCard } from './schemas.ts';
import { findAttempt, listOutcomes } from './store.ts';

const MODULE = 'using-ai-tools';
const LESSON = { module: MODULE, unit: 'where-does-your-code-go' };
const server = await startTestServer();
await publishContent(server.ctx);
const scenarios = new Map((await currentContent(server.ctx, 'scenarios', MODULE, 'en'))!.body.scenarios.map((scenario) => [scenario.id, scenario]));

type Mine = Ctx & { viewer: PersonViewer };
const TOOK = new Date('2026-11-02T10:00:00Z');
const DAY_MS = 86_400_000;
const at = (ctx: Mine, days: number): Mine => ({ ...ctx, now: () => new Date(TOOK.getTime() + days * DAY_MS) });
const count = async (query: string, ...values: unknown[]): Promise<number> => (await server.ctx.pool.query<{ count: number }>(`select count(*)::int as count from ${query}`, values)).rows[0]!.count;

/** Finishes the set of the first unit on day 0, with `wrong` of the eight answered wrongly. */
const finishSet = async (ctx: Mine, wrong = 0): Promise<void> => {
  const set = await openScenarios(at(ctx, 0), LESSON);
  for (const [place, { id }] of set.scenarios.entries()) {
    const right = scenarios.get(id)!.answer;
    const answer = place < wrong ? (right === 'safe' ? 'unsafe' : 'safe') : right;
    await answerScenario(at(ctx, 0), set.id, { scenario: id, answer, confidence: 80 });
  }
};
const finishQuiz = async (ctx: Mine, wrong: number): Promise<void> => {
  const quiz = await openQuiz(at(ctx, 0), { module: MODULE, unit: 'quiz' });
  const drawn = (await findAttempt(ctx, quiz.id, ctx.viewer.subject, 'quiz'))!.drawn as Record<string, DrawnItem>;
  for (const [place, { id, options }] of quiz.items.entries()) {
    const right = Number(drawn[id]!.right);
    await answerQuizItem(at(ctx, 0), quiz.id, { item: id, option: place < wrong ? (right + 1) % options.length : right });
  }
};
/** The answer to a card, right or not. */
const answerTo = (card: ReviewCard, isRight = true): ReviewAnswer => {
  if (card.kind === 'item') return { kind: 'item', card: card.card, option: 0 };
  const right = scenarios.get(card.scenario.id)!.answer;
  return { kind: 'scenario', card: card.card, answer: isRight ? right : right === 'safe' ? 'unsafe' : 'safe', confidence: 80 };
};
const names = ({ cards }: ReviewSet): string[] => cards.map((card) => (card.kind === 'scenario' ? card.scenario.id : card.item.id));

describe('reviews', () => {
  it('are none for someone who has taken nothing', async () => {
    const ctx = await asRole(server.ctx);
    assert.deepEqual(await readReviews(ctx), { due: 0, minutes: 0, waiting: 0, isBegun: false, nextDueOn: null });
    await assert.rejects(openReviews(ctx), { name: 'Conflict', message: /after a module/ });
    assert.equal((await readToday(ctx)).reviews, null);
  });

  it('bring back what was not drawn and what was wrong, each on its day, and Today names them', async () => {
    const ctx = await asRole(server.ctx);
    await finishSet(ctx, 2);
    await finishQuiz(ctx, 1);
    assert.deepEqual(await readReviews(at(ctx, 0)), { due: 0, minutes: 0, waiting: 0, isBegun: false, nextDueOn: '2026-11-03' });
    assert.deepEqual(await readReviews(at(ctx, 1)), { due: 3, minutes: 2, waiting: 0, isBegun: false, nextDueOn: '2026-11-09' });
    assert.deepEqual((await readToday(at(ctx, 1))).reviews, await readReviews(at(ctx, 1)));
    assert.equal((await readReviews(at(ctx, 7))).due, 7);
    const all = await readReviews(at(ctx, 60));
    assert.equal(all.due + all.waiting, scenarios.size - 8 + 3);
    assert.ok(all.minutes <= 5 && all.waiting > 0, JSON.stringify(all));
  });

  it('show the same review on every device until it is answered, and give nothing away before', async () => {
    const ctx = await asRole(server.ctx);
    await finishSet(ctx, 1);
    await finishQuiz(ctx, 2);
    const [one, other] = await Promise.all([openReviews(at(ctx, 1)), openReviews(at(ctx, 1))]);
    assert.deepEqual(one, other);
    assert.equal(one.cards.length, 3);
    const text = JSON.stringify(one);
    for (const key of ['right', 'isRight', 'because', 'explanation', 'order', 'answer', 'drawn']) assert.ok(!text.includes(`"${key}":`), key);
    assert.ok((await readReviews(at(ctx, 3))).isBegun);
    assert.equal(await count(`audit where action = 'learning.open-review' and about = $1`, one.id), 1);
  });

  it('judge, keep, plan and close: outcome, card and audit row are there with each reply', async () => {
    const ctx = await asRole(server.ctx);
    await finishSet(ctx, 3);
    const review = await openReviews(at(ctx, 1));
    const replies = [];
    for (const [place, card] of review.cards.entries()) replies.push(await answerReview(at(ctx, 1), review.id, answerTo(card, place !== 0)));
    assert.deepEqual(replies.map(({ verdict }) => verdict.isRight), [false, true, true]);
    assert.deepEqual(replies.map(({ answered, of, now }) => [answered, of, now === null]), [[1, 3, true], [2, 3, true], [3, 3, false]]);
    assert.equal(replies[0]!.dueOn, '2026-11-04', 'wrong again: tomorrow');
    assert.ok(replies[1]!.dueOn > '2026-11-04');
    assert.deepEqual(replies[2]!.now, { due: 0, minutes: 0, waiting: 0, isBegun: false, nextDueOn: '2026-11-04' });
    assert.ok(replies[0]!.kind === 'scenario' && replies[0]!.verdict.explanation.length > 20);
    const outcomes = (await listOutcomes(ctx, ctx.viewer.subject, 1)).filter(({ kind }) => kind === 'reviewed');
    assert.deepEqual(outcomes.map(({ activity }) => activity).toSorted(), names(review).map((name) => `review:scenarios/${MODULE}/${name}`).toSorted());
    assert.deepEqual(outcomes.map(({ result }) => [result['set'], result['confidence']]), outcomes.map(() => [review.id, 80]));
    assert.equal(await count('review_card where subject = $1', ctx.viewer.subject), 3);
    assert.equal(await count(`audit where action = 'learning.keep-review' and about = $1`, review.id), 3);
    const again = await openReviews(at(ctx, 2));
    assert.deepEqual(names(again), [names(review)[0]]);
  });

  it('judge a quiz item by its shuffled options', async () => {
    const ctx = await asRole(server.ctx);
    await finishQuiz(ctx, 1);
    const { id, cards } = await openReviews(at(ctx, 1));
    const [card] = cards;
    assert.ok(card?.kind === 'item' && cards.length === 1);
    const quiz = (await currentContent(ctx, 'quiz', MODULE, 'en'))!.body.items.find((item) => item.id === card.item.id)!;
    const option = card.item.options.indexOf(quiz.options.find(({ right }) => right)!.text);
    const reply = await answerReview(at(ctx, 1), id, { kind: 'item', card: 0, option });
    assert.ok(reply.kind === 'item' && reply.verdict.isRight && reply.verdict.chosen === option);
    assert.deepEqual(reply.verdict.options.map(({ because }) => because), card.item.options.map((text) => quiz.options.find((each) => each.text === text)!.because));
  });

  it('say the same for the same answer sent again, also from two tabs at once, and refuse another', async () => {
    const ctx = await asRole(server.ctx);
    await finishSet(ctx, 2);
    const { id, cards } = await openReviews(at(ctx, 1));
    const said = answerTo(cards[0]!);
    const [one, other] = await Promise.all([answerReview(at(ctx, 1), id, said), answerReview(at(ctx, 1), id, said)]);
    assert.deepEqual([one.verdict, one.dueOn], [other.verdict, other.dueOn]);
    const later = await answerReview(at(ctx, 1), id, said);
    assert.deepEqual([later.verdict, later.dueOn, later.answered], [one.verdict, one.dueOn, 1]);
    await assert.rejects(answerReview(at(ctx, 1), id, answerTo(cards[0]!, false)), { name: 'Conflict', message: /first answer counts/ });
    assert.equal(await count(`outcome where kind = 'reviewed' and subject = $1`, ctx.viewer.subject), 1);
    assert.equal(await count('review_card where subject = $1 and times = 1', ctx.viewer.subject), 1);
    await answerReview(at(ctx, 1), id, answerTo(cards[1]!));
    assert.deepEqual((await answerReview(at(ctx, 1), id, answerTo(cards[1]!))).now?.due, 0);
  });

  it('count no more time than five minutes, and leave the rest for another go', async () => {
    const ctx = await asRole(server.ctx);
    await finishSet(ctx, 8);
    const review = await openReviews(at(ctx, 60));
    assert.equal(review.minutes, 5);
    for (const card of review.cards) await answerReview(at(ctx, 60), review.id, answerTo(card));
    const rest = await readReviews(at(ctx, 60));
    assert.equal(rest.due + rest.waiting, scenarios.size - review.cards.length);
    assert.ok(rest.due > 0 && rest.minutes <= 5);
  });

  it('are refused to others and to nobody, and refuse what is no part of them', async () => {
    const [ctx, other] = [await asRole(server.ctx), await asRole(server.ctx, 'owner')];
    await finishSet(ctx, 1);
    const { id, cards } = await openReviews(at(ctx, 1));
    const said = answerTo(cards[0]!);
    await assert.rejects(answerReview(at(other, 1), id, said), { name: 'NotFound' });
    await assert.rejects(answerReview(asNobody(ctx), id, said), { name: 'NotAllowed' });
    await assert.rejects(openReviews(asNobody(ctx)), { name: 'NotAllowed' });
    await assert.rejects(answerReview(at(ctx, 1), id, { ...said, card: 7 }), { name: 'NotFound' });
    await assert.rejects(answerReview(at(ctx, 1), id, { kind: 'item', card: 0, option: 0 }), { name: 'Invalid' });
    assert.equal(await count('review_card where subject = $1', ctx.viewer.subject), 0);
  });
});
