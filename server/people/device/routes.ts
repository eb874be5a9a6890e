// HTTP for device sign-in: a machine begins and asks, a person looks and answers, and what was allowed can be ended.
import { type Route, routesOf } from '../../platform/http/route.ts';
import { answerRequest } from './answer-request.ts';
import { beginRequest } from './begin-request.ts';
import { endCommandLine, endCommandLineOf, logOutCommandLine } from './end-command-line.ts';
import { listCommandLines, listOwnCommandLines } from './list-command-lines.ts';
import { lookAtRequest } from './look-at-request.ts';
import { pollRequest } from './poll-request.ts';
import { deviceContract } from './schemas.ts';

export const deviceRoutes: Route[] = routesOf(deviceContract, {
  'POST /api/device/requests': { allow: 'anyone', handle: (ctx, { body }, http) => beginRequest(ctx, body, http.address) },
  'POST /api/device/polls': { allow: 'anyone', handle: (ctx, { body }, http) => pollRequest(ctx, body.deviceCode, http.address) },
  'DELETE /api/device/token': { allow: 'person', scope: 'any', handle: async (ctx) => (await logOutCommandLine(ctx), {}) },
  'POST /api/device/look': { allow: 'person', handle: (ctx, { body }, http) => lookAtRequest(ctx, body.userCode, http.address) },
  'POST /api/device/answer': { allow: 'person', handle: (ctx, { body }) => answerRequest(ctx, body) },
  'GET /api/me/command-lines': { allow: 'person', handle: async (ctx) => ({ commandLines: await listOwnCommandLines(ctx) }) },
  'DELETE /api/me/command-lines/:id': { allow: 'person', handle: async (ctx, { params }) => (await endCommandLine(ctx, params.id), {}) },
  'GET /api/people/:id/command-lines': { allow: ['owner', 'auditor'], handle: async (ctx, { params }) => ({ commandLines: await listCommandLines(ctx, params.id) }) },
  'DELETE /api/people/:id/command-lines/:commandLine': { allow: ['owner'], handle: async (ctx, { params }) => (await endCommandLineOf(ctx, params.id, params.commandLine), {}) },
});
