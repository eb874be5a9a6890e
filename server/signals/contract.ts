// The HTTP contract of sources and identities, and of what sources send.
import { z } from 'zod';
import type { Contract } from '../platform/http/contract.ts';
import { AddedSource, FoundIdentity, IdentityQueue, Mapping, NewSource, Preview, PreviewAsked, Receipt, Source, TypedName } from './schemas.ts';

const Id = z.strictObject({ id: z.uuid() });
const Key = z.strictObject({ key: z.uuid() });
const Nothing = z.strictObject({});

export const signalsContract = {
  'GET /api/signals/sources': { reply: z.object({ sources: z.array(Source) }) },
  'POST /api/signals/sources': { body: NewSource, reply: AddedSource },
  'PUT /api/signals/sources/:id/mapping': { params: Id, body: Mapping, reply: Source },
  'POST /api/signals/sources/:id/revoke': { params: Id, body: Nothing, reply: Source },
  'GET /api/signals/identities': { reply: IdentityQueue },
  'POST /api/signals/identities/:key/match': { params: Key, body: z.strictObject({ personId: z.uuid() }), reply: IdentityQueue },
  'POST /api/signals/identities/:key/ignore': { params: Key, body: Nothing, reply: IdentityQueue },
  /** A name in the body, not in an address that would stand in logs. */
  'POST /api/signals/identities/find': { body: TypedName, reply: z.object({ found: z.array(FoundIdentity) }) },
  'POST /api/signals/identities/:key/reopen': { params: Key, body: TypedName, reply: IdentityQueue },
} as const satisfies Contract;

export const receiveContract = {
  /** What would be read of a sample; nothing is kept. */
  'POST /api/signals/preview': { body: PreviewAsked, reply: Preview, maxBytes: 512 * 1024 },
  /** With the source's token as bearer. NDJSON, a JSON array, CSV, OTLP as JSON, or lines of names and values, gzip or plain, of any size. */
  'POST /api/signals/sources/:id/records': { params: Id, body: 'stream', reply: Receipt },
} as const satisfies Contract;
