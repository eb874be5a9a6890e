// HTTP of the loop: path, right, verb.
import { type Route, routesOf } from '../../platform/http/route.ts';
import { loopContract } from './contract.ts';
import { markNote } from './mark-note.ts';
import { readLoop } from './read-loop.ts';
import { readNotes } from './read-notes.ts';
import { setLoop } from './set-loop.ts';

export const loopRoutes: readonly Route[] = routesOf(loopContract, {
  'GET /api/me/notes': { allow: 'person', handle: (ctx) => readNotes(ctx) },
  'PUT /api/me/notes/:key/mark': { allow: 'person', handle: (ctx, { params, body }) => markNote(ctx, params.key, body.state) },
  'GET /api/signals/loop': { allow: ['owner', 'auditor'], handle: (ctx) => readLoop(ctx) },
  'PUT /api/signals/loop': { allow: ['owner'], handle: (ctx, { body }) => setLoop(ctx, body) },
});
