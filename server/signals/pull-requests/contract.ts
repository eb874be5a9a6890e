// The HTTP contract of code hosts: setting them up, back-fills, and what they send.
import { z } from 'zod';
import type { Contract } from '../../platform/http/contract.ts';
import { AddedCodeHost, CodeHost, NewBackFill, NewCodeHost, NewToken, TakenDelivery } from './schemas.ts';

const Id = z.strictObject({ id: z.uuid() });
const Nothing = z.strictObject({});

export const codeHostContract = {
  'GET /api/signals/code-hosts': { reply: z.object({ codeHosts: z.array(CodeHost) }) },
  'POST /api/signals/code-hosts': { body: NewCodeHost, reply: AddedCodeHost },
  'PUT /api/signals/code-hosts/:id/token': { params: Id, body: NewToken, reply: CodeHost },
  'POST /api/signals/code-hosts/:id/revoke': { params: Id, body: Nothing, reply: CodeHost },
  'POST /api/signals/code-hosts/:id/back-fills': { params: Id, body: NewBackFill, reply: CodeHost },
  'POST /api/signals/code-hosts/:id/back-fills/:backFill/stop': { params: z.strictObject({ id: z.uuid(), backFill: z.uuid() }), body: Nothing, reply: CodeHost },
  /** Signed by the code host with the secret of the webhook; of any size up to 25 MB. */
  'POST /api/signals/code-hosts/:id/events': { params: Id, body: 'stream', reply: TakenDelivery },
} as const satisfies Contract;
