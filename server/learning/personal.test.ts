// A person's own record: all of it in the export, nothing that leads to them after erasing, and no longer than stated.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aLogin, anOrganisation, aPerson, asViewer, PASSWORD } from '../../test/factories.ts';
import { publishContent } from '../../test/publish-content.ts';
import { startTestServer } from '../../test/server.ts';
import { takeStep } from '../../test/take-step.ts';
import { allJobs, capabilities } from '../app.ts';
import { type Ctx, type PersonViewer, systemViewer } from '../platform/context.ts';
import { newId } from '../platform/id.ts';
import { answerAttempt } from './answer-attempt.ts';
import { answerItem } from './answer-item.ts';
import { answerQuizItem } from './answer-quiz-item.ts';
import { answerReview } from './answer-review.ts';
import { chooseModule } from './choose-module.ts';
import { openQuiz } from './open-quiz.ts';
import { openReviews } from './open-reviews.ts';
import { openUnit } from './open-unit.ts';
import { learningPersonal } from './personal.ts';
import { recordOutcome } from './record-outcome.ts';
import type { DrawnItem } from './rules.ts';
import type { Quiz } from './schemas.ts';
import { findAttempt } from './store.ts';

const server = await startTestServer();
const { ctx } = server;
await anOrganisation(ctx);
await publishContent(ctx);
const MODULE = 'using-ai-tools';
const FIRST = { module: MODULE, unit: 'where-does-your-code-go' };
const LESSONS = ['where-does-your-code-go', 'ai-written-code', 'safe-practices'];
type Mine = Ctx & { viewer: PersonViewer };

const run = async (name: string): Promise<void> => allJobs.find((job) => job.name === name)!.run({ ...ctx, viewer: systemViewer(name) }, {});
const count = async (query: string, ...values: unknown[]): Promise<number> => (await ctx.pool.query<{ count: number }>(`select count(*)::int as count from ${query}`, values)).rows[0]!.count;
const rightOf = async (mine: Mine, { id }: Quiz): Promise<Map<string, number>> =>
  new Map(Object.entries((await findAttempt(ctx, id, mine.viewer.subject, 'quiz'))!.drawn as Record<string, DrawnItem>).map(([item, { right }]) => [item, Number(right)]));

const DAY_MS = 86_400_000;
const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);

const aLearner = async () => {
  const person = await aPerson(ctx);
  const mine = asViewer(ctx, person);
  const { cookie } = await aLogin(ctx, person);
  const ask = (method: string, path: string, body?: unknown): Promise<Response> =>
    Promise.resolve(server.app.request(`http://localhost:3000${path}`, { method, headers: { cookie, host: 'localhost:3000' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }));
  const opened = await openUnit(mine, FIRST);
  const { version, lesson, itemsVersion, items } = opened;
  await takeStep(mine, opened, lesson!.steps[0]!.id, 90);
  await answerItem(mine, { version: itemsVersion!, item: Object.keys(items)[0]!, option: 0 });
  await chooseModule(mine, { module: MODULE, dueOn: null });
  return { ...person, mine, ask, version };
};

/** Answers the first card of a review set: every scenario comes back of a set that was finished long ago and held none of them. */
const aReview = async (mine: Mine): Promise<{ id: string; item: string }> => {
  await ctx.pool.query(
    `insert into attempt (id, subject, kind, module, unit, version, drawn, size, opened_at, closed_at) values (gen_random_uuid(), $1, 'scenarios', $2, $3, 'v', '{}', 0, $4, $4)`,
    [mine.viewer.subject, MODULE, FIRST.unit, daysAgo(100)],
  );
  const { id, cards } = await openReviews(mine);
  const [card] = cards;
  assert.ok(card?.kind === 'scenario');
  await answerReview(mine, id, { kind: 'scenario', card: 0, answer: 'safe', confidence: 70 });
  return { id, item: card.scenario.id };
};

describe("a person's own record", () => {
  it('is exported whole: outcomes, answers, attempts, places, what was shown, assignments, progress, and nobody else\'s', async () => {
    const [me, other] = [await aLearner(), await aLearner()];
    const text = await (await me.ask('GET', '/api/me/data/export')).text();
    const data = JSON.parse(text) as Record<string, Record<string, unknown>[]>;
    const sizes = Object.fromEntries(learningPersonal.map(({ name }) => [name, data[name]?.length]));
    assert.deepEqual(sizes, { outcomes: 3, answers: 1, attempts: 1, places: 1, shown: 1, assignments: 1, progress: 1, appeals: 0, reviews: 0, cards: 0 });
    assert.deepEqual(data['outcomes']!.map(({ activity }) => String(activity).split(':')[0]), ['exercise', 'step', 'item']);
    assert.deepEqual([data['answers']![0]?.['module'], data['places']![0]?.['seconds'], data['shown']![0]?.['hash'], data['assignments']![0]?.['ground']], [MODULE, 90, me.version, 'own-choice']);
    assert.ok(!text.includes(other.subject) && !text.includes(other.email));
  });

  it('holds the reviews that were answered, with their cards, and not what is still to be answered', async () => {
    const me = await aLearner();
    const reviewed = await aReview(me.mine);
    const data = JSON.parse(await (await me.ask('GET', '/api/me/data/export')).text()) as Record<string, Record<string, unknown>[]>;
    assert.deepEqual(data['reviews']!.map(({ id, bank, item, answered }) => [id, bank, item, answered]), [[reviewed.id, 'scenarios', reviewed.item, 1]]);
    assert.deepEqual(data['cards']!.map(({ item, times }) => [item, times]), [[reviewed.item, 1]]);
    assert.equal((await me.ask('POST', '/api/me/erase', { password: PASSWORD })).status, 200);
    for (const table of ['review_set', 'review_card']) assert.equal(await count(`${table} where subject = $1`, me.subject), 0, table);
  });

  it('leads to nobody after erasing: the ledger stays under a name that no table maps', async () => {
    const me = await aLearner();
    assert.equal((await me.ask('POST', '/api/me/erase', { password: PASSWORD })).status, 200);
    assert.ok((await count('outcome where subject = $1', me.subject)) > 0, 'figures of the organisation stay');
    for (const mapping of ['person_subject', 'subject_facts', 'subject_names', 'place', 'shown', 'assignment', 'progress']) assert.equal(await count(`${mapping} where subject = $1`, me.subject), 0, mapping);
    assert.equal(await count('outcome join person_subject using (subject) join person on person.id = person_id where person.email = $1', me.email), 0);
    assert.equal((await me.ask('GET', '/api/me/data/export')).status, 401);
  });
});

const daysKept = (name: string): number => capabilities.flatMap(({ retention = [] }) => retention).find((rule) => rule.name === name)!.keepDays;

describe('the retention of learning', () => {
  const anAttempt = async (at: Date, answeredAt: Date): Promise<string> => {
    const id = newId();
    await ctx.pool.query(`insert into attempt (id, subject, kind, module, unit, version, drawn, size, opened_at, closed_at) values ($1, gen_random_uuid(), 'quiz', 'm', 'u', 'v', '{}', 1, $2, $3)`, [id, at, answeredAt]);
    await ctx.pool.query(`insert into answer (attempt_id, item_id, option, is_right, at) values ($1, 'one', 0, true, $2)`, [id, answeredAt]);
    return id;
  };

  it('takes outcomes, answers and their attempts that are older than stated, and not one day more', async () => {
    const { subject } = await aPerson(ctx);
    const [outcomes, answers] = [daysKept('outcomes'), daysKept('answers')];
    const old = await recordOutcome(ctx, { subject, activity: 'lab:old', version: 'v', kind: 'finished', isDone: true, at: daysAgo(outcomes + 1) });
    const kept = await recordOutcome(ctx, { subject, activity: 'lab:kept', version: 'v', kind: 'finished', isDone: true, at: daysAgo(outcomes - 1) });
    const [gone, across, stays] = [await anAttempt(daysAgo(answers + 2), daysAgo(answers + 1)), await anAttempt(daysAgo(answers + 1), daysAgo(answers - 1)), await anAttempt(daysAgo(answers - 1), daysAgo(answers - 1))];
    const before = { outcomes: await count('outcome'), answers: await count('answer'), attempts: await count('attempt') };
    await run('people-enforce-retention');
    assert.deepEqual({ outcomes: await count('outcome'), answers: await count('answer'), attempts: await count('attempt') }, { outcomes: before.outcomes - 1, answers: before.answers - 1, attempts: before.attempts - 1 });
    assert.deepEqual([await count('outcome where id = $1', old), await count('outcome where id = $1', kept)], [0, 1]);
    for (const [id, left] of [[gone, 0], [across, 1], [stays, 1]] as const) assert.deepEqual([await count('attempt where id = $1', id), await count('answer where attempt_id = $1', id)], [left, left]);
    await assert.rejects(ctx.pool.query('delete from outcome'), /append-only/, 'the guard is back');
  });

  it('forgets reviews and cards that nobody answered for as long as stated', async () => {
    const [forgotten, kept] = [asViewer(ctx, await aPerson(ctx)), asViewer(ctx, await aPerson(ctx))];
    for (const [{ viewer }, days] of [[forgotten, daysKept('reviews') + 1], [kept, daysKept('reviews') - 1]] as const) {
      await ctx.pool.query(`insert into review_set (id, subject, drawn, size, opened_at, closed_at) values (gen_random_uuid(), $1, '[]', 0, $2, $2)`, [viewer.subject, daysAgo(days)]);
      await ctx.pool.query(`insert into review_card (subject, bank, module, item, due_on, times, memory, reviewed_at) values ($1, 'quiz', $2, 'one', current_date, 1, '{}', $3)`, [viewer.subject, MODULE, daysAgo(days)]);
    }
    await run('people-enforce-retention');
    for (const table of ['review_set', 'review_card']) assert.deepEqual([await count(`${table} where subject = $1`, forgotten.viewer.subject), await count(`${table} where subject = $1`, kept.viewer.subject)], [0, 1], table);
  });

  it("follows the organisation's own days", async () => {
    const id = await anAttempt(daysAgo(40), daysAgo(40));
    await ctx.pool.query(`update organisation set retention = '{"answers": 30}'`);
    await run('people-enforce-retention');
    await ctx.pool.query(`update organisation set retention = '{}'`);
    assert.equal(await count('answer where attempt_id = $1', id), 0);
  });
});

describe('the hourly job', () => {
  const allButLast = async (mine: Mine): Promise<{ quiz: Quiz; item: string; option: number }> => {
    for (const unit of LESSONS) await recordOutcome(mine, { subject: mine.viewer.subject, activity: `unit:${MODULE}/${unit}`, version: 'v', kind: 'finished', isDone: true });
    const quiz = await openQuiz(mine, { module: MODULE, unit: 'quiz' });
    const right = await rightOf(mine, quiz);
    const [last, ...others] = quiz.items.toReversed();
    for (const { id } of others) await answerQuizItem(mine, quiz.id, { item: id, option: right.get(id)! });
    return { quiz, item: last!.id, option: right.get(last!.id)! };
  };
  const modulesOf = ({ viewer: { subject } }: Mine): Promise<number> => count('outcome where subject = $1 and activity = $2', subject, `module:${MODULE}`);

  it('completes a module whose process ended between the last answer and the completion, once', async () => {
    const [ended, unfinished] = [asViewer(ctx, await aPerson(ctx)), asViewer(ctx, await aPerson(ctx))];
    const { quiz, item, option } = await allButLast(ended);
    await allButLast(unfinished);
    // As far as the statement that keeps the answer, and no further.
    const kept = await answerAttempt(ended, { attemptId: quiz.id, kind: 'quiz', item, given: String(option), confidence: null });
    assert.deepEqual([kept?.is_last, await modulesOf(ended)], [true, 0]);
    await run('learning-complete-modules');
    await run('learning-complete-modules');
    assert.deepEqual([await modulesOf(ended), await modulesOf(unfinished)], [1, 0]);
    assert.equal(await count(`audit where action = 'learning.complete-module'`), 1);
  });
});
