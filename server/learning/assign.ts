// Asks someone to do something, on one of the grounds that are not computed: own finding, own choice.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction } from '../platform/context.ts';
import { newId } from '../platform/id.ts';
import { asReason } from './reasons.ts';
import type { Reason } from './schemas.ts';
import { insertAssignment } from './store.ts';

export type NewAssignment = { subject: string; activity: string; ground: 'own-finding' | 'own-choice'; finding: string | null; dueOn: string | null };

/** One open assignment per subject, activity and ground: asking again changes nothing. The caller has checked the right. */
export const assign = async (ctx: Ctx, { subject, activity, ground, finding, dueOn }: NewAssignment): Promise<Reason> =>
  inTransaction(ctx, async (ctx) => {
    const at = ctx.now();
    const { row, isNew } = await insertAssignment(ctx, { id: newId(at.getTime()), subject, activity, ground, finding, due_on: dueOn, created_at: at, withdrawn_at: null });
    if (isNew) await recordAudit(ctx, 'learning.assign', row.id, { subject, activity, ground });
    return asReason(row);
  });
