// A person says that an outcome of theirs is wrong; an owner has to answer. One appeal an outcome.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../platform/context.ts';
import { conflict, notFound } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { insertAppeal, presentAppeal } from './appeal-store.ts';
import type { Appeal } from './schemas.ts';
import { getOutcome, lockOutcome } from './store.ts';

export const appealOutcome = async (ctx: Ctx, outcomeId: string, why: string): Promise<Appeal> => {
  const { subject } = mustBePerson(ctx);
  return inTransaction(ctx, async (ctx) => {
    // Taken with corrections by turns, so that none is appealed that was replaced in this moment.
    await lockOutcome(ctx, outcomeId);
    const outcome = await getOutcome(ctx, outcomeId);
    if (outcome.subject !== subject) throw notFound('There is no such outcome.');
    if (outcome.replaced_by !== null) throw conflict('This outcome was replaced already. Appeal the newer one.');
    const row = { id: newId(ctx.now().getTime()), outcome_id: outcomeId, subject, why, made_at: ctx.now(), answer: null, answered_at: null, replaced_by: null };
    if (!(await insertAppeal(ctx, row))) throw conflict('You have appealed this outcome already. What an owner answers stands beside it.');
    await recordAudit(ctx, 'learning.appeal-outcome', row.id, { outcome: outcomeId });
    return presentAppeal(row);
  });
};
