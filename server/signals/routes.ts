// HTTP of signals: path, right, verb.
import { type Route, routesOf } from '../platform/http/route.ts';
import { receiveContract, signalsContract } from './contract.ts';
import { ignoreIdentity, matchByHand } from './identities/decide-identity.ts';
import { findIdentities } from './identities/find-identities.ts';
import { listIdentities } from './identities/list-identities.ts';
import { reopenIdentity } from './identities/reopen-identity.ts';
import { previewRecords } from './receive/preview-records.ts';
import { receiveRecords } from './receive/receive-records.ts';
import { addSource } from './sources/add-source.ts';
import { listSources } from './sources/list-sources.ts';
import { revokeSource } from './sources/revoke-source.ts';
import { saveMapping } from './sources/save-mapping.ts';

export const signalsRoutes: readonly Route[] = [
  ...routesOf(signalsContract, {
    'GET /api/signals/sources': { allow: ['owner', 'auditor'], handle: async (ctx) => ({ sources: await listSources(ctx) }) },
    'POST /api/signals/sources': { allow: ['owner'], handle: (ctx, { body }) => addSource(ctx, body) },
    'PUT /api/signals/sources/:id/mapping': { allow: ['owner'], handle: (ctx, { params, body }) => saveMapping(ctx, params.id, body) },
    'POST /api/signals/sources/:id/revoke': { allow: ['owner'], handle: (ctx, { params }) => revokeSource(ctx, params.id) },
    'GET /api/signals/identities': { allow: ['owner'], handle: (ctx) => listIdentities(ctx) },
    'POST /api/signals/identities/:key/match': {
      allow: ['owner'],
      handle: async (ctx, { params, body }) => {
        await matchByHand(ctx, params.key, body.personId);
        return listIdentities(ctx);
      },
    },
    'POST /api/signals/identities/:key/ignore': {
      allow: ['owner'],
      handle: async (ctx, { params }) => {
        await ignoreIdentity(ctx, params.key);
        return listIdentities(ctx);
      },
    },
    'POST /api/signals/identities/find': { allow: ['owner'], handle: async (ctx, { body }) => ({ found: await findIdentities(ctx, body.name) }) },
    'POST /api/signals/identities/:key/reopen': {
      allow: ['owner'],
      handle: async (ctx, { params, body }) => {
        await reopenIdentity(ctx, params.key, body.name);
        return listIdentities(ctx);
      },
    },
  }),
  ...routesOf(receiveContract, {
    'POST /api/signals/preview': { allow: ['owner'], handle: (ctx, { body }) => previewRecords(ctx, body) },
    // Sources have no login: their token opens this and nothing else. An owner's command line may send for them.
    'POST /api/signals/sources/:id/records': { allow: 'anyone', scope: 'ingest', handle: (ctx, { params, body }, http) => receiveRecords(ctx, params.id, http, body) },
  }),
];
