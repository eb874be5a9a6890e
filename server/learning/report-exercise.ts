// Keeps what an exercise in the browser said. The browser judged it, so the ledger says that nobody verified it.
import { type Ctx, inTransaction, mustBePerson } from '../platform/context.ts';
import { invalid } from '../platform/errors.ts';
import { exerciseActivity } from './activity.ts';
import { recordOutcome } from './record-outcome.ts';
import { countedSeconds } from './rules.ts';
import type { ExerciseReport } from './schemas.ts';
import { findExercise } from './unit-content.ts';

export const reportExercise = async (ctx: Ctx, report: ExerciseReport): Promise<{ id: string }> => {
  const { subject } = mustBePerson(ctx);
  const exercise = await findExercise(ctx, report);
  if (exercise === undefined) {
    throw invalid('This step has no such exercise. Open the unit again to see its newest version.', [{ path: 'step', says: 'no such exercise here' }]);
  }
  const id = await inTransaction(ctx, (ctx) =>
    recordOutcome(ctx, {
      subject,
      activity: exerciseActivity(exercise.module, report.name, report.id),
      version: report.version,
      kind: report.outcome,
      result: { step: report.step, isVerified: false, ...(Object.keys(report.detail).length === 0 ? {} : { detail: report.detail }) },
      isDone: report.outcome !== 'failed',
      seconds: countedSeconds(report.seconds),
    }),
  );
  return { id };
};
