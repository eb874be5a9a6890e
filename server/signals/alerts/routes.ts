// HTTP of alerts: path, right, verb.
import { type Route, routesOf } from '../../platform/http/route.ts';
import { alertsContract } from './contract.ts';
import { decideAlert } from './decide-alert.ts';
import { listAlerts } from './list-alerts.ts';
import { showAlert } from './show-alert.ts';

export const alertsRoutes: readonly Route[] = routesOf(alertsContract, {
  'GET /api/signals/alerts': { allow: ['owner', 'auditor'], handle: (ctx, { query }) => listAlerts(ctx, query) },
  'GET /api/signals/alerts/:key': { allow: ['owner', 'auditor'], handle: (ctx, { params }) => showAlert(ctx, params.key) },
  'POST /api/signals/alerts/:key/decisions': { allow: ['owner'], handle: (ctx, { params, body }) => decideAlert(ctx, params.key, body) },
});
