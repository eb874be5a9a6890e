// The HTTP contract of the loop: one's own notes for everybody, settings and figures for owners and auditors.
import { z } from 'zod';
import type { Contract } from '../../platform/http/contract.ts';
import { Loop, LoopChange, MyNotes, NewMark } from './schemas.ts';

export const loopContract = {
  'GET /api/me/notes': { reply: MyNotes },
  'PUT /api/me/notes/:key/mark': { params: z.strictObject({ key: z.uuid() }), body: NewMark, reply: MyNotes },
  'GET /api/signals/loop': { reply: Loop },
  'PUT /api/signals/loop': { body: LoopChange, reply: Loop },
} as const satisfies Contract;
