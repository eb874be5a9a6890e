// What goes in and out about reported replies of a real model. An instructor reads what was said, and never whose it is.
import { z } from 'zod';
import type { Contract } from '../platform/http/contract.ts';

const Id = z.uuid();
const Instant = z.iso.datetime();
const OfOne = z.strictObject({ id: Id });
export const ReportReason = z.enum(['harmful', 'hostile', 'personal', 'other']);
export type ReportReason = z.infer<typeof ReportReason>;
export const ReportEnd = z.enum(['justified', 'harmless']);
export type ReportEnd = z.infer<typeof ReportEnd>;

export const ReportLine = z.object({ id: Id, at: Instant, title: z.string(), level: z.string(), model: z.string(), reason: ReportReason, end: ReportEnd.nullable() });
export type ReportLine = z.infer<typeof ReportLine>;
/** `keptBack`: what a guard or the rules of gross harm did not let the player see. */
export const ReportText = ReportLine.extend({ said: z.string(), shown: z.string(), keptBack: z.string().nullable(), rule: z.string().nullable() });
export type ReportText = z.infer<typeof ReportText>;

export const reportsContract = {
  /** One's own message of a real model; again is the same report. */
  'POST /api/arena/conversations/:id/reports': { params: OfOne, body: z.strictObject({ message: Id, reason: ReportReason }), reply: z.object({ keepDays: z.number().int() }) },
  'GET /api/arena/reports': { reply: z.object({ reports: z.array(ReportLine) }) },
  /** Reading is recorded, so it is no GET. */
  'POST /api/arena/reports/:id/readings': { params: OfOne, body: z.strictObject({}), reply: ReportText },
  'POST /api/arena/reports/:id/closings': { params: OfOne, body: z.strictObject({ end: ReportEnd }), reply: ReportLine },
} as const satisfies Contract;
