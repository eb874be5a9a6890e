// HTTP of learning: path, right, verb.
import { FileReply, routesOf, type Route } from '../platform/http/route.ts';
import { acknowledgePolicy } from './acknowledge-policy.ts';
import { answerAppeal } from './answer-appeal.ts';
import { answerItem } from './answer-item.ts';
import { answerQuizItem } from './answer-quiz-item.ts';
import { answerReview } from './answer-review.ts';
import { answerScenario } from './answer-scenario.ts';
import { appealOutcome } from './appeal-outcome.ts';
import { chooseModule, dropModule } from './choose-module.ts';
import { listAppeals } from './list-appeals.ts';
import { openQuiz } from './open-quiz.ts';
import { openReviews } from './open-reviews.ts';
import { openScenarios } from './open-scenarios.ts';
import { openUnit } from './open-unit.ts';
import { readOwnOutcomes } from './outcome-line.ts';
import { readProgress } from './read-progress.ts';
import { readReviews } from './read-reviews.ts';
import { readToday } from './read-today.ts';
import { replaceOutcome } from './replace-outcome.ts';
import { reportExercise } from './report-exercise.ts';
import { reportItems } from './report-items.ts';
import { reportMinutes } from './report-minutes.ts';
import { peopleCsv } from './people-csv.ts';
import { readOutcomesOf, reportPeople } from './report-people.ts';
import { reportStep } from './report-step.ts';
import { reportTeams } from './report-teams.ts';
import { learningContract } from './schemas.ts';
import { readQuiz } from './show-quiz.ts';
import { readScenarios } from './show-scenarios.ts';

export const learningRoutes: readonly Route[] = routesOf(learningContract, {
  'GET /api/me/today': { allow: 'person', handle: (ctx) => readToday(ctx) },
  'GET /api/me/progress': { allow: 'person', handle: (ctx) => readProgress(ctx) },
  'GET /api/me/outcomes': { allow: 'person', handle: (ctx, { query }) => readOwnOutcomes(ctx, query.page, query.what) },
  'GET /api/me/reviews': { allow: 'person', handle: (ctx) => readReviews(ctx) },
  'POST /api/me/reviews': { allow: 'person', handle: (ctx) => openReviews(ctx) },
  'POST /api/me/reviews/:id/answers': { allow: 'person', handle: (ctx, { params, body }) => answerReview(ctx, params.id, body) },
  'POST /api/me/assignments': { allow: 'person', handle: (ctx, { body }) => chooseModule(ctx, body) },
  'DELETE /api/me/assignments/:id': { allow: 'person', handle: (ctx, { params }) => dropModule(ctx, params.id) },
  'GET /api/units/:module/:unit': { allow: 'person', handle: (ctx, { params }) => openUnit(ctx, params) },
  'POST /api/units/:module/:unit/steps': { allow: 'person', handle: (ctx, { params, body }) => reportStep(ctx, params, body) },
  'POST /api/exercises': { allow: 'person', handle: (ctx, { body }) => reportExercise(ctx, body) },
  'POST /api/items': { allow: 'person', handle: (ctx, { body }) => answerItem(ctx, body) },
  'POST /api/scenario-sets': { allow: 'person', handle: (ctx, { body }) => openScenarios(ctx, body) },
  'GET /api/scenario-sets/:id': { allow: 'person', handle: (ctx, { params }) => readScenarios(ctx, params.id) },
  'POST /api/scenario-sets/:id/answers': { allow: 'person', handle: (ctx, { params, body }) => answerScenario(ctx, params.id, body) },
  'POST /api/quizzes': { allow: 'person', handle: (ctx, { body }) => openQuiz(ctx, body) },
  'GET /api/quizzes/:id': { allow: 'person', handle: (ctx, { params }) => readQuiz(ctx, params.id) },
  'POST /api/quizzes/:id/answers': { allow: 'person', handle: (ctx, { params, body }) => answerQuizItem(ctx, params.id, body) },
  'POST /api/policy/acknowledgements': { allow: 'person', handle: (ctx, { body }) => acknowledgePolicy(ctx, body.version) },
  'POST /api/outcomes/:id/replacements': { allow: ['owner'], handle: (ctx, { params, body }) => replaceOutcome(ctx, params.id, body) },
  'POST /api/me/outcomes/:id/appeals': { allow: 'person', handle: (ctx, { params, body }) => appealOutcome(ctx, params.id, body.why) },
  'GET /api/appeals': { allow: ['owner'], handle: async (ctx) => ({ appeals: await listAppeals(ctx) }) },
  'POST /api/appeals/:id/answer': { allow: ['owner'], handle: (ctx, { params, body }) => answerAppeal(ctx, params.id, body) },
  'GET /api/reports/people': { allow: ['owner', 'auditor'], handle: (ctx, { query }) => reportPeople(ctx, query) },
  'GET /api/reports/people.csv': {
    allow: ['owner', 'auditor'],
    handle: async (ctx, { query }) => new FileReply('people.csv', 'text/csv; charset=utf-8', await peopleCsv(ctx, query)),
  },
  'GET /api/reports/people/:id/outcomes': { allow: ['owner', 'auditor'], handle: (ctx, { params, query }) => readOutcomesOf(ctx, params.id, query.page) },
  'GET /api/reports/teams': { allow: ['owner', 'manager'], handle: (ctx, { query }) => reportTeams(ctx, query.module) },
  'GET /api/reports/items': { allow: ['owner'], handle: async (ctx, { query }) => ({ items: await reportItems(ctx, query.module) }) },
  'GET /api/reports/minutes': { allow: ['owner', 'auditor'], handle: async (ctx) => ({ units: await reportMinutes(ctx) }) },
});
