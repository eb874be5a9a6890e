// A correction, an appeal or a re-grade: a new outcome that names the one it replaces, and why. Nothing is rewritten.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../platform/context.ts';
import { conflict, invalid, notAllowed } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { completeModule } from './complete-module.ts';
import { findModule } from './content.ts';
import { outcomeLine } from './outcome-line.ts';
import { isPass, MODULE_OF_QUIZ } from './rules.ts';
import type { OutcomeLine, Replacement } from './schemas.ts';
import { bestScore, getOutcome, insertOutcome, lockOutcome, readStanding, setProgress } from './store.ts';

export const replaceOutcome = async (ctx: Ctx, id: string, { score, why }: Replacement): Promise<OutcomeLine> => {
  mustHaveRole(ctx, 'owner');
  const at = ctx.now();
  const newOne = newId(at.getTime());
  const replaced = await inTransaction(ctx, async (ctx) => {
    await lockOutcome(ctx, id);
    const old = await getOutcome(ctx, id);
    if (ctx.viewer.is === 'person' && ctx.viewer.subject === old.subject) throw notAllowed('This outcome is your own. Another owner has to correct it.');
    if (old.replaced_by !== null) throw conflict('This outcome was replaced already. Correct the newer one.');
    if ((old.score === null) !== (score === null)) throw invalid(old.score === null ? 'This outcome has no score. Leave it empty.' : 'Give a score in per cent.', [{ path: 'score', says: 'does not fit this outcome' }]);
    const { replaced_by: _none, ...kept } = old;
    await insertOutcome(ctx, { ...kept, id: newOne, at, score, replaces: id, why });
    await regrade(ctx, old.subject, old.activity, at);
    await recordAudit(ctx, 'learning.replace-outcome', newOne, { replaces: id });
    return old;
  });
  const module = MODULE_OF_QUIZ.exec(replaced.activity)?.[1];
  if (module !== undefined) await completeModule(ctx, replaced.subject, module);
  return outcomeLine(await getOutcome(ctx, newOne));
};

// A module that is done stays done: taking it back is a decision about a person, and not a matter of arithmetic.
const regrade = async (ctx: Ctx, subject: string, activity: string, at: Date): Promise<void> => {
  const slug = MODULE_OF_QUIZ.exec(activity)?.[1];
  const module = slug === undefined ? undefined : await findModule(ctx, slug);
  if (module === undefined) return;
  const best = await bestScore(ctx, subject, activity);
  const isDone = best !== null && isPass(best, module.completion.quizPassMark);
  const doneAt = (await readStanding(ctx, subject)).get(activity)?.doneAt ?? at;
  await setProgress(ctx, { subject, activity, score: best, done_at: isDone ? doneAt : null, updated_at: at });
};
