// Shows the solution to whoever passed, or gives up; what was given up before passing stays on record.
import { labActivity, recordOutcome } from '../learning/index.ts';
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../platform/context.ts';
import type { Solution } from './contract.ts';
import { getLabVersion } from './lab-content.ts';
import { newSeconds } from './rules.ts';
import { solutionOf } from './solution.ts';
import { getOpening, lockOpenings, markRun, markShown } from './store.ts';

export const showSolution = async (ctx: Ctx, id: string): Promise<Solution> => {
  const { subject } = mustBePerson(ctx);
  const { version } = await getOpening(ctx, id, subject);
  const lab = await getLabVersion(ctx, version);
  await inTransaction(ctx, async (ctx) => {
    const [row] = await lockOpenings(ctx, [id]);
    const isGivenUp = row!.passed_at === null;
    await recordAudit(ctx, isGivenUp ? 'labs.give-up' : 'labs.show-solution', id);
    if (isGivenUp && row!.shown_at === null) {
      const seconds = newSeconds(row!.seconds, row!.seconds_told);
      await recordOutcome(ctx, { subject, activity: labActivity(lab.slug), version, kind: 'shown', result: { opening: id, hints: row!.hints }, isDone: false, seconds });
      await markRun(ctx, id, { told: row!.seconds, isPassed: false });
    }
    await markShown(ctx, id, isGivenUp);
  });
  return solutionOf(lab.body);
};
