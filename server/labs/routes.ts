// HTTP of labs: path, right, verb.
import { type Route, routesOf } from '../platform/http/route.ts';
import { createHash } from 'node:crypto';
import { type Ctx, mustBePerson } from '../platform/context.ts';
import { labsContract } from './contract.ts';
import { invite } from './invite.ts';
import { joinPair } from './join-pair.ts';
import { leavePair } from './leave-pair.ts';
import { listLabs } from './list-labs.ts';
import { lookAtInvitation } from './look-at-invitation.ts';
import { openLab } from './open-lab.ts';
import { addUpdate, hearPair, pairOwner, tellPlace } from './pair-live.ts';
import { readOpening, readOpeningLab } from './read-opening.ts';
import { runLab } from './run-lab.ts';
import { saveFiles } from './save-files.ts';
import { showSolution } from './show-solution.ts';
import { takeHint } from './take-hint.ts';

// A learner's programs run in one process, one at a time. Hashed: this table is no place for names.
const learner = (ctx: Ctx): string => `labs:learner:${createHash('sha256').update(mustBePerson(ctx).subject).digest('base64url')}`;

export const labsRoutes: readonly Route[] = routesOf(labsContract, {
  'GET /api/labs': { allow: 'person', handle: (ctx) => listLabs(ctx) },
  'POST /api/labs/:slug/openings': { allow: 'person', owner: learner, handle: (ctx, { params, body }) => openLab(ctx, params.slug, body) },
  'GET /api/openings/:id': { allow: 'person', owner: learner, handle: (ctx, { params }) => readOpening(ctx, params.id) },
  'GET /api/openings/:id/lab': { allow: 'person', handle: (ctx, { params }) => readOpeningLab(ctx, params.id) },
  'PUT /api/openings/:id/files': { allow: 'person', handle: (ctx, { params, body }) => saveFiles(ctx, params.id, body) },
  'POST /api/openings/:id/runs': { allow: 'person', owner: learner, handle: (ctx, { params, body }) => runLab(ctx, params.id, body) },
  'POST /api/openings/:id/hints': { allow: 'person', handle: (ctx, { params }) => takeHint(ctx, params.id) },
  'POST /api/openings/:id/solution': { allow: 'person', handle: (ctx, { params }) => showSolution(ctx, params.id) },
  'POST /api/openings/:id/invitations': { allow: 'person', handle: (ctx, { params }) => invite(ctx, params.id) },
  'POST /api/pairs/invitations/look': { allow: 'person', handle: (ctx, { body }) => lookAtInvitation(ctx, body.code) },
  'POST /api/pairs/joins': { allow: 'person', handle: (ctx, { body }) => joinPair(ctx, body.code) },
  'GET /api/pairs/:id/live': { allow: 'person', owner: (ctx, { params }) => pairOwner(ctx, params.id), handle: (ctx, { params, query }) => hearPair(ctx, params.id, query.from) },
  'POST /api/pairs/:id/updates': { allow: 'person', owner: (ctx, { params }) => pairOwner(ctx, params.id), handle: (ctx, { params, body }) => addUpdate(ctx, params.id, body) },
  'POST /api/pairs/:id/presence': { allow: 'person', owner: (ctx, { params }) => pairOwner(ctx, params.id), handle: (ctx, { params, body }) => tellPlace(ctx, params.id, body) },
  'POST /api/pairs/:id/leavings': { allow: 'person', handle: (ctx, { params }) => leavePair(ctx, params.id) },
});
