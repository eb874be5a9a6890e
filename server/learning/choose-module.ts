// Someone takes up a module by their own choice, and may drop it again.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../platform/context.ts';
import { invalid, notFound } from '../platform/errors.ts';
import { moduleActivity } from './activity.ts';
import { assign } from './assign.ts';
import { getModule } from './content.ts';
import type { OwnChoice, Reason } from './schemas.ts';
import { withdrawAssignment } from './store.ts';

export const chooseModule = async (ctx: Ctx, { module, dueOn }: OwnChoice): Promise<Reason> => {
  const { subject } = mustBePerson(ctx);
  await getModule(ctx, module);
  if (dueOn !== null && dueOn < ctx.now().toISOString().slice(0, 10)) throw invalid('That day has passed. Choose today or later.', [{ path: 'dueOn', says: 'in the past' }]);
  return assign(ctx, { subject, activity: moduleActivity(module), ground: 'own-choice', finding: null, dueOn });
};

/** Only what was one's own choice can be dropped. */
export const dropModule = async (ctx: Ctx, assignmentId: string): Promise<null> => {
  const { subject } = mustBePerson(ctx);
  return inTransaction(ctx, async (ctx) => {
    if (!(await withdrawAssignment(ctx, assignmentId, subject, ctx.now()))) throw notFound('There is no such choice of yours.');
    await recordAudit(ctx, 'learning.drop-module', assignmentId);
    return null;
  });
};
