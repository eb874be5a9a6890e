// What scanners say about code, page by page, with filters.
import { type Ctx, mustHaveRole } from '../../platform/context.ts';
import type { AlertList, AlertQuery } from './schemas.ts';
import { countAlerts, selectAlerts } from './store-alerts.ts';

const PAGE = 50;

export const listAlerts = async (ctx: Ctx, query: AlertQuery): Promise<AlertList> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  const [{ alerts, total }, counted] = await Promise.all([selectAlerts(ctx, query, PAGE), countAlerts(ctx)]);
  return { alerts, total, page: query.page, pages: Math.max(1, Math.ceil(total / PAGE)), ...counted };
};
