// HTTP of code hosts: path, right, verb.
import { type Route, routesOf } from '../../platform/http/route.ts';
import { startBackFill, stopBackFill } from './back-fill.ts';
import { codeHostContract } from './contract.ts';
import { receiveDelivery } from './receive-delivery.ts';
import { addCodeHost, listCodeHosts, revokeCodeHost, saveToken } from './set-up-code-host.ts';

export const codeHostRoutes: readonly Route[] = routesOf(codeHostContract, {
  'GET /api/signals/code-hosts': { allow: ['owner', 'auditor'], handle: async (ctx) => ({ codeHosts: await listCodeHosts(ctx) }) },
  'POST /api/signals/code-hosts': { allow: ['owner'], handle: (ctx, { body }) => addCodeHost(ctx, body) },
  'PUT /api/signals/code-hosts/:id/token': { allow: ['owner'], handle: (ctx, { params, body }) => saveToken(ctx, params.id, body.token) },
  'POST /api/signals/code-hosts/:id/revoke': { allow: ['owner'], handle: (ctx, { params }) => revokeCodeHost(ctx, params.id) },
  'POST /api/signals/code-hosts/:id/back-fills': { allow: ['owner'], handle: (ctx, { params, body }) => startBackFill(ctx, params.id, body) },
  'POST /api/signals/code-hosts/:id/back-fills/:backFill/stop': { allow: ['owner'], handle: (ctx, { params }) => stopBackFill(ctx, params.id, params.backFill) },
  // Code hosts have no login: the signature opens this and nothing else.
  'POST /api/signals/code-hosts/:id/events': { allow: 'anyone', handle: (ctx, { params, body }, http) => receiveDelivery(ctx, params.id, http, body) },
});
