// An owner says what an alert is: confirmed, a false alarm, fixed, or open again; with the reason.
import { recordAudit } from '../../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson, mustHaveRole } from '../../platform/context.ts';
import { newId } from '../../platform/id.ts';
import type { AlertDetail, NewDecision } from './schemas.ts';
import { showAlert } from './show-alert.ts';
import { getAlert, insertDecision } from './store-alerts.ts';

export const decideAlert = async (ctx: Ctx, key: string, { triage, why }: NewDecision): Promise<AlertDetail> => {
  mustHaveRole(ctx, 'owner');
  const { subject } = mustBePerson(ctx);
  await inTransaction(ctx, async (ctx) => {
    await getAlert(ctx, key);
    const at = ctx.now();
    await insertDecision(ctx, { id: newId(at.getTime()), at, alert: key, subject, triage, why });
    await recordAudit(ctx, 'signals.decideAlert', key, { triage });
  });
  return showAlert(ctx, key);
};
