// Per route of learning: a good request, mistakes with the words they are refused in, and somebody else's ids.
import { randomUUID } from 'node:crypto';
import type { RouteCases, World } from '../../test/route-cases.ts';
import type { Ctx, PersonViewer, Role } from '../platform/context.ts';
import { appealOutcome } from './appeal-outcome.ts';
import { chooseModule } from './choose-module.ts';
import { policyNow } from './content.ts';
import { openQuiz } from './open-quiz.ts';
import { openReviews } from './open-reviews.ts';
import { openScenarios } from './open-scenarios.ts';
import { openUnit } from './open-unit.ts';
import { recordOutcome } from './record-outcome.ts';
import { reportExercise } from './report-exercise.ts';
import type { learningContract } from './schemas.ts';

const MODULE = 'using-ai-tools';
const LESSON = { module: MODULE, unit: 'where-does-your-code-go' };
const QUIZ = { module: MODULE, unit: 'quiz' };
const NEVER = 'f'.repeat(64);

const as = async (world: World, role: Role): Promise<Ctx & { viewer: PersonViewer }> => {
  const { personId, subject } = await world.personOf(role);
  return { ...world.server.ctx, viewer: { is: 'person', personId, subject, loginId: randomUUID(), roles: new Set<Role>(['learner', role]), locale: 'en' } };
};

const aStep = async (world: World) => {
  const { version, lesson } = await openUnit(await as(world, 'learner'), LESSON);
  return { version, step: lesson!.steps[0]!.id };
};
/** A step whose one exercise was seen. */
const aDoneStep = async (world: World) => {
  const step = await aStep(world);
  await reportExercise(await as(world, 'learner'), { ...step, name: 'explorer', id: 'tab-completion', outcome: 'done', detail: {}, seconds: 1 });
  return step;
};
const anItem = async (world: World) => {
  const { itemsVersion, items } = await openUnit(await as(world, 'learner'), LESSON);
  return { version: itemsVersion!, item: Object.keys(items)[0]!, option: 0 };
};
const aQuiz = async (world: World, role: Role = 'learner') => {
  const quiz = await openQuiz(await as(world, role), QUIZ);
  return { params: { id: quiz.id }, body: { item: quiz.items.find(({ verdict }) => verdict === null)!.id, option: 0 } };
};
const aSet = async (world: World, role: Role = 'learner') => {
  const set = await openScenarios(await as(world, role), LESSON);
  return { params: { id: set.id }, body: { scenario: set.scenarios.find(({ verdict }) => verdict === null)!.id, answer: 'safe', confidence: 70 } };
};
// A set that was finished long ago and held none of today's scenarios: all of them come back.
const aReview = async (world: World, role: Role = 'learner') => {
  const ctx = await as(world, role);
  const { rowCount } = await ctx.pool.query(`select from attempt where subject = $1 and closed_at < now() - interval '80 days'`, [ctx.viewer.subject]);
  if (rowCount === 0) {
    await ctx.pool.query(
      `insert into attempt (id, subject, kind, module, unit, version, drawn, size, opened_at, closed_at) values (gen_random_uuid(), $1, 'scenarios', $2, $3, 'long ago', '{}', 0, now() - interval '91 days', now() - interval '90 days')`,
      [ctx.viewer.subject, LESSON.module, LESSON.unit],
    );
  }
  const { id, cards } = await openReviews(ctx);
  const open = cards.find((card) => card.kind === 'scenario' && card.scenario.verdict === null)!;
  return { params: { id }, body: { kind: 'scenario', card: open.card, answer: 'safe', confidence: 70 } };
};
const aChoice = async (world: World, role: Role = 'learner') => {
  const { assignmentId } = await chooseModule(await as(world, role), { module: MODULE, dueOn: null });
  return { params: { id: assignmentId! } };
};
const anOutcome = async (world: World): Promise<string> => {
  const { subject } = await world.personOf('learner');
  return recordOutcome(world.server.ctx, { subject, activity: 'quiz:elsewhere/quiz', version: 'v', kind: 'finished', isDone: false, score: 40 });
};

const anAppeal = async (world: World): Promise<string> => (await appealOutcome(await as(world, 'learner'), await anOutcome(world), 'Item 7 had no right answer that day.')).id;

export const learningCases = {
  'GET /api/me/today': { valid: async () => ({}) },
  'GET /api/me/progress': { valid: async () => ({}) },
  'GET /api/me/outcomes': { valid: async () => ({ query: { page: '2' } }), bad: [{ query: { page: '0' }, says: /page/ }, { query: { subject: 'x' }, says: /not as expected/ }] },
  'GET /api/me/reviews': { valid: async () => ({}) },
  'POST /api/me/reviews': {
    valid: async (world) => {
      await aReview(world);
      await world.server.ctx.pool.query(`delete from review_set`);
      return {};
    },
  },
  'POST /api/me/reviews/:id/answers': {
    valid: (world) => aReview(world),
    bad: [
      { body: { kind: 'scenario', card: 0, answer: 'safe', confidence: 49 }, says: /confidence/ },
      { body: { kind: 'scenario', card: 0, answer: 'perhaps', confidence: 50 }, says: /answer/ },
      { body: { kind: 'item', card: 0, option: 0 }, says: /another kind of answer/ },
      { body: { kind: 'item', card: 0, option: 10 }, says: /option/ },
    ],
    others: async (world) => ({ ...(await aReview(world)), as: 'owner' }),
  },
  'POST /api/me/assignments': {
    valid: async () => ({ body: { module: MODULE, dueOn: '2099-12-31' } }),
    bad: [
      { body: { module: MODULE, dueOn: '2020-01-01' }, says: /has passed/ },
      { body: { module: MODULE, dueOn: '2099-02-30' }, says: /dueOn/ },
      { body: { module: 'Not a slug', dueOn: null }, says: /module/ },
    ],
  },
  'DELETE /api/me/assignments/:id': { valid: (world) => aChoice(world), others: async (world) => ({ ...(await aChoice(world)), as: 'champion' }) },
  'GET /api/units/:module/:unit': { valid: async () => ({ params: LESSON }) },
  'POST /api/units/:module/:unit/steps': {
    valid: async (world) => ({ params: LESSON, body: { ...(await aDoneStep(world)), isDone: true, seconds: 30 } }),
    bad: [{ body: { version: 'short', step: 'what-leaves', isDone: true, seconds: 1 }, says: /version/ }, { body: { version: NEVER, step: 'what-leaves', isDone: true, seconds: -1 }, says: /seconds/ }],
  },
  'POST /api/exercises': {
    valid: async (world) => ({ body: { ...(await aStep(world)), name: 'explorer', id: 'tab-completion', outcome: 'done', detail: { found: 3 }, seconds: 30 } }),
    bad: [
      { body: { version: NEVER, step: 'what-leaves', name: 'explorer', id: 'x', outcome: 'done', detail: {}, seconds: 1 }, says: /no such exercise/ },
      { body: { version: NEVER, step: 'what-leaves', name: 'explorer', id: 'x', outcome: 'won', detail: {}, seconds: 1 }, says: /outcome/ },
    ],
  },
  'POST /api/items': { valid: async (world) => ({ body: await anItem(world) }), bad: [{ body: { version: NEVER, item: 'x', option: 10 }, says: /option/ }] },
  'POST /api/scenario-sets': { valid: async () => ({ body: LESSON }), bad: [{ body: { module: MODULE, unit: '../quiz' }, says: /unit/ }] },
  'GET /api/scenario-sets/:id': {
    valid: async (world) => ({ params: (await aSet(world)).params }),
    others: async (world) => ({ params: (await aSet(world)).params, as: 'owner' }),
  },
  'POST /api/scenario-sets/:id/answers': {
    valid: (world) => aSet(world),
    bad: [{ body: { scenario: 'x', answer: 'safe', confidence: 49 }, says: /confidence/ }, { body: { scenario: 'x', answer: 'perhaps', confidence: 50 }, says: /answer/ }],
    others: async (world) => ({ ...(await aSet(world)), as: 'owner' }),
  },
  'POST /api/quizzes': { valid: async () => ({ body: QUIZ }), bad: [{ body: { module: '', unit: 'quiz' }, says: /module/ }] },
  'GET /api/quizzes/:id': {
    valid: async (world) => ({ params: (await aQuiz(world)).params }),
    others: async (world) => ({ params: (await aQuiz(world)).params, as: 'owner' }),
  },
  'POST /api/quizzes/:id/answers': {
    valid: (world) => aQuiz(world),
    bad: [{ body: { item: 'x', option: 1.5 }, says: /option/ }, { body: { item: 'Robert"); drop', option: 0 }, says: /item/ }],
    others: async (world) => ({ ...(await aQuiz(world)), as: 'owner' }),
  },
  'POST /api/policy/acknowledgements': {
    valid: async (world) => ({ body: { version: (await policyNow(world.server.ctx))!.version } }),
    bad: [{ body: { version: NEVER }, says: /has changed/ }],
  },
  'POST /api/outcomes/:id/replacements': {
    valid: async (world) => ({ params: { id: await anOutcome(world) }, body: { score: 60, why: 'One of the items had no right answer.' } }),
    bad: [
      { body: { score: null, why: 'One of the items had no right answer.' }, says: /Give a score/ },
      { body: { score: 60, why: 'short' }, says: /why/ },
      { body: { score: 101, why: 'One of the items had no right answer.' }, says: /score/ },
    ],
  },
  'POST /api/me/outcomes/:id/appeals': {
    valid: async (world) => ({ params: { id: await anOutcome(world) }, body: { why: 'Item 7 had no right answer that day.' } }),
    bad: [{ body: { why: 'short' }, says: /why/ }],
    others: async (world) => ({ params: { id: await anOutcome(world) }, body: { why: 'Item 7 had no right answer that day.' }, as: 'owner' }),
  },
  'GET /api/appeals': { valid: async () => ({}) },
  'POST /api/appeals/:id/answer': {
    valid: async (world) => ({ params: { id: await anAppeal(world) }, body: { answer: 'We looked again: item 7 counts as right.', isReplaced: true, score: 80 } }),
    bad: [
      { body: { answer: 'short', isReplaced: false, score: null }, says: /answer/ },
      { body: { answer: 'It stays, and here is why.', isReplaced: false, score: 80 }, says: /only where the outcome is replaced/ },
      { body: { answer: 'It changes, and here is why.', isReplaced: true, score: null }, says: /Give a score/ },
    ],
  },
  'GET /api/reports/people': {
    valid: async () => ({ query: { module: MODULE, state: 'open', tier: '1', search: "o'neil %_\\", page: '1' } }),
    bad: [{ query: { tier: '4' }, says: /tier/ }, { query: { team: 'all' }, says: /team/ }, { query: { state: 'failed' }, says: /state/ }],
  },
  'GET /api/reports/people.csv': { valid: async () => ({ query: { module: MODULE } }), bad: [{ query: { page: '1' }, says: /not as expected/ }] },
  'GET /api/reports/people/:id/outcomes': { valid: async (world) => ({ params: { id: (await world.personOf('learner')).personId } }) },
  'GET /api/reports/teams': { valid: async () => ({ query: { module: MODULE } }), bad: [{ query: { module: '%' }, says: /module/ }] },
  'GET /api/reports/items': { valid: async () => ({}), bad: [{ query: { module: '%' }, says: /module/ }] },
  'GET /api/reports/minutes': { valid: async () => ({}) },
} satisfies RouteCases<typeof learningContract>;
