// HTTP of programme.
import { type Route, routesOf } from '../platform/http/route.ts';
import { demoLogins } from './demo-logins.ts';
import { loadDemo } from './load-demo.ts';
import { programmeContract } from './schemas.ts';

export const programmeRoutes: readonly Route[] = routesOf(programmeContract, {
  'GET /api/set-up/demo': { allow: 'anyone', handle: () => demoLogins() },
  'POST /api/set-up/demo': { allow: 'anyone', handle: (ctx, { body }, http) => loadDemo(ctx, body, http) },
});
