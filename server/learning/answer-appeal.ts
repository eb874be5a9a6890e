// An owner answers an appeal: with a new outcome in place of the old one, or by saying why it stays.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../platform/context.ts';
import { conflict, invalid, notAllowed } from '../platform/errors.ts';
import { closeAppeal, lockAppeal, presentAppeal } from './appeal-store.ts';
import { replaceOutcome } from './replace-outcome.ts';
import type { Appeal, AppealAnswer } from './schemas.ts';

/** The answer is what the new outcome gives as its reason. */
export const answerAppeal = async (ctx: Ctx, id: string, { answer, isReplaced, score }: AppealAnswer): Promise<Appeal> => {
  mustHaveRole(ctx, 'owner');
  if (!isReplaced && score !== null) throw invalid('A score is given only where the outcome is replaced.', [{ path: 'score', says: 'leave it empty' }]);
  return inTransaction(ctx, async (ctx) => {
    const row = await lockAppeal(ctx, id);
    if (row.answered_at !== null) throw conflict('This appeal has been answered already.');
    if (ctx.viewer.is === 'person' && ctx.viewer.subject === row.subject) throw notAllowed('This appeal is your own. Another owner has to answer it.');
    const replaced_by = isReplaced ? (await replaceOutcome(ctx, row.outcome_id, { score, why: answer })).id : null;
    const answered = { answer, answered_at: ctx.now(), replaced_by };
    await closeAppeal(ctx, id, answered);
    await recordAudit(ctx, 'learning.answer-appeal', id, { isReplaced });
    return presentAppeal({ ...row, ...answered });
  });
};
