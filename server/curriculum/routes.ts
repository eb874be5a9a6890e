// HTTP of curriculum: the catalogue, what lessons fetch, the policy, content reviews.
import { FileReply, type Route, routesOf } from '../platform/http/route.ts';
import { catalogue } from './catalogue.ts';
import { finishContentReview } from './finish-content-review.ts';
import type { HandedKind } from './handed-kind.ts';
import { listContentReviews } from './list-content-reviews.ts';
import { savePolicy } from './save-policy.ts';
import { curriculumContract } from './schemas.ts';
import { showExercise } from './show-exercise.ts';
import { labChecks, showLab, showLabToTry } from './show-lab.ts';
import { listShorts, shortFeedback, showShort } from './show-short.ts';
import { showModule } from './show-module.ts';
import { listPolicyVersions, showPolicy } from './show-policy.ts';
import { showCapture, showIgnoreFiles } from './show-samples.ts';
import { showTiers } from './show-tiers.ts';

/** `labs` knows how a lab is shown; `labToTry` is the one for people without an account. */
export const curriculumRoutes = (labs: HandedKind, labToTry: string): Route[] =>
  routesOf(curriculumContract, {
    'GET /api/catalogue': { allow: 'person', handle: async (ctx) => ({ modules: await catalogue(ctx) }) },
    'GET /api/modules/:slug': { allow: 'person', handle: (ctx, { params }) => showModule(ctx, params.slug) },
    'GET /api/short': { allow: 'person', handle: async (ctx) => ({ lessons: await listShorts(ctx) }) },
    'GET /api/short/:slug': { allow: 'person', handle: (ctx, { params }) => showShort(ctx, params.slug) },
    'GET /api/short/:slug/feedback': { allow: 'person', handle: (ctx, { params, query }) => shortFeedback(ctx, params.slug, query.version, query.option) },
    'GET /api/tiers': { allow: 'person', handle: async (ctx) => ({ tiers: await showTiers(ctx) }) },
    'GET /api/captures/:module/:name': { allow: 'person', handle: (ctx, { params }) => showCapture(ctx, params.module, params.name) },
    'GET /api/ignore-files/:module': { allow: 'person', handle: (ctx, { params }) => showIgnoreFiles(ctx, params.module) },
    'GET /api/exercises/:module/:name': { allow: 'person', handle: (ctx, { params }) => showExercise(ctx, params.module, params.name) },
    'GET /api/labs/:slug': { allow: 'person', handle: (ctx, { params }) => showLab(ctx, labs, params.slug) },
    // Open to anyone, as the lab to try is: these checks run in the page, so they are no secret.
    'GET /api/labs/checks/:hash': { allow: 'anyone', handle: async (ctx, { params }) => new FileReply('checks.js', 'text/javascript; charset=utf-8', await labChecks(ctx, labs, params.hash)) },
    'GET /api/try': { allow: 'anyone', handle: (ctx) => showLabToTry(ctx, labs, labToTry) },
    'GET /api/policy': { allow: 'person', handle: (ctx) => showPolicy(ctx) },
    'GET /api/policy/versions': { allow: 'person', handle: async (ctx) => ({ versions: await listPolicyVersions(ctx) }) },
    'PUT /api/policy': { allow: ['owner'], handle: (ctx, { body }) => savePolicy(ctx, body) },
    'GET /api/content-reviews': { allow: ['owner', 'auditor', 'instructor'], handle: async (ctx, { query }) => ({ reviews: await listContentReviews(ctx, query.state) }) },
    'POST /api/content-reviews/:id': { allow: ['owner'], handle: (ctx, { params, body }) => finishContentReview(ctx, params.id, body) },
  });
