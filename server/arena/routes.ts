// HTTP of the arena: path, right, verb.
import { type Route, routesOf } from '../platform/http/route.ts';
import { beginConversation } from './begin-conversation.ts';
import { chooseBoard } from './choose-board.ts';
import { defend } from './defence/defend.ts';
import { showDefence } from './defence/show-defence.ts';
import { enterEvent } from './enter-event.ts';
import { guessFlag } from './guess-flag.ts';
import { hearBoard } from './hear-board.ts';
import { listArena } from './list-arena.ts';
import { listShares } from './list-shares.ts';
import { makeEvent, takeBackEvent } from './make-event.ts';
import { readConversation } from './present-conversation.ts';
import { listEvents, readEvent } from './present-event.ts';
import { readOwnBoard } from './read-board.ts';
import { listReplays, readReplay } from './read-replays.ts';
import { closeReport, listReports, readReport } from './read-reports.ts';
import { reportReply } from './report-reply.ts';
import { removeModel, saveModel } from './save-model.ts';
import { arenaContract } from './schemas.ts';
import { sendMessage } from './send-message.ts';
import { showLevel } from './show-level.ts';
import { showModel } from './show-model.ts';
import { takeHint } from './take-hint.ts';
import { tryModel } from './try-model.ts';
import { useModelFile } from './use-model-file.ts';

export const arenaRoutes: readonly Route[] = routesOf(arenaContract, {
  'GET /api/arena': { allow: 'person', handle: (ctx) => listArena(ctx) },
  'GET /api/arena/challenges/:slug/:level': { allow: 'person', handle: (ctx, { params, query }) => showLevel(ctx, params.slug, params.level, query.event ?? null) },
  'POST /api/arena/challenges/:slug/:level/conversations': { allow: 'person', handle: (ctx, { params, body }) => beginConversation(ctx, params.slug, params.level, body) },
  'GET /api/arena/conversations/:id': { allow: 'person', handle: (ctx, { params }) => readConversation(ctx, params.id) },
  'POST /api/arena/conversations/:id/messages': { allow: 'person', handle: (ctx, { params, body }) => sendMessage(ctx, params.id, body) },
  'POST /api/arena/challenges/:slug/:level/hints': { allow: 'person', handle: (ctx, { params, body }) => takeHint(ctx, params.slug, params.level, body.event) },
  'POST /api/arena/challenges/:slug/:level/guesses': { allow: 'person', handle: (ctx, { params, body }) => guessFlag(ctx, params.slug, params.level, body.flag, body.event) },
  'PUT /api/arena/board-choice': { allow: 'person', handle: (ctx, { body }) => chooseBoard(ctx, body.isOnBoard) },
  'GET /api/arena/events': { allow: 'person', handle: (ctx) => listEvents(ctx) },
  'POST /api/arena/events': { allow: ['owner', 'instructor'], handle: (ctx, { body }) => makeEvent(ctx, body) },
  'GET /api/arena/events/:id': { allow: 'person', handle: (ctx, { params }) => readEvent(ctx, params.id) },
  'DELETE /api/arena/events/:id': { allow: ['owner', 'instructor'], handle: (ctx, { params }) => takeBackEvent(ctx, params.id) },
  'GET /api/arena/events/:id/replays': { allow: ['owner', 'instructor'], handle: (ctx, { params }) => listReplays(ctx, params.id) },
  'POST /api/arena/events/:id/replays': { allow: ['owner', 'instructor'], handle: (ctx, { params, body }) => readReplay(ctx, params.id, body) },
  'GET /api/arena/events/:id/shares': { allow: ['owner', 'instructor'], handle: (ctx, { params }) => listShares(ctx, params.id) },
  'POST /api/arena/events/:id/entries': { allow: 'person', handle: (ctx, { params, body }) => enterEvent(ctx, params.id, body) },
  'GET /api/arena/boards/:round': { allow: 'person', handle: (ctx, { params, query }) => readOwnBoard(ctx, params.round, query.bracket) },
  'GET /api/arena/boards/:round/live': { allow: 'person', handle: (ctx, { params, query }) => hearBoard(ctx, params.round, query.bracket) },
  'GET /api/arena/defences/:slug': { allow: 'person', handle: (ctx, { params }) => showDefence(ctx, params.slug) },
  'POST /api/arena/defences/:slug/rounds': { allow: 'person', handle: (ctx, { params, body }) => defend(ctx, params.slug, body) },
  'POST /api/arena/conversations/:id/reports': { allow: 'person', handle: (ctx, { params, body }) => reportReply(ctx, params.id, body) },
  'GET /api/arena/reports': { allow: ['owner', 'instructor'], handle: (ctx) => listReports(ctx) },
  'POST /api/arena/reports/:id/readings': { allow: ['owner', 'instructor'], handle: (ctx, { params }) => readReport(ctx, params.id) },
  'POST /api/arena/reports/:id/closings': { allow: ['owner', 'instructor'], handle: (ctx, { params, body }) => closeReport(ctx, params.id, body.end) },
  'GET /api/arena/model': { allow: ['owner'], handle: (ctx) => showModel(ctx) },
  'PUT /api/arena/model': { allow: ['owner'], handle: (ctx, { body }) => saveModel(ctx, body) },
  'PUT /api/arena/model/file': { allow: ['owner'], handle: (ctx, { body }) => useModelFile(ctx, body) },
  'DELETE /api/arena/model': { allow: ['owner'], handle: (ctx) => removeModel(ctx) },
  'POST /api/arena/model/trials': { allow: ['owner'], handle: (ctx) => tryModel(ctx) },
});
