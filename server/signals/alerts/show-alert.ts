// One alert with what was decided about it, by whom and why.
import { whoIs } from '../../people/index.ts';
import { type Ctx, mustHaveRole } from '../../platform/context.ts';
import type { AlertDetail } from './schemas.ts';
import { getAlert, selectDecisions } from './store-alerts.ts';

export const showAlert = async (ctx: Ctx, key: string): Promise<AlertDetail> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  const [alert, decisions] = await Promise.all([getAlert(ctx, key), selectDecisions(ctx, key)]);
  const names = await whoIs(ctx, [...new Set(decisions.map(({ subject }) => subject))]);
  return { alert, decisions: decisions.map(({ at, subject, triage, why }) => ({ at: at.toISOString(), by: names.get(subject)?.name ?? null, triage, why })) };
};
