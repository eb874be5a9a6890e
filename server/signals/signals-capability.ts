// What signals hand to app.ts.
import type { Capability } from '../platform/capability.ts';
import { alertsPersonal, alertsRetention } from './alerts/personal.ts';
import { alertsRoutes } from './alerts/routes.ts';
import { signalsJobs } from './jobs.ts';
import { loopPersonal, loopRetention } from './loop/personal.ts';
import { loopRoutes } from './loop/routes.ts';
import { signalsPersonal } from './personal.ts';
import { codeHostJobs } from './pull-requests/jobs.ts';
import { pullRequestsPersonal, pullRequestsRetention } from './pull-requests/personal.ts';
import { codeHostRoutes } from './pull-requests/routes.ts';
import { signalsRetention } from './retention.ts';
import { signalsRoutes } from './routes.ts';

export const signalsCapability: Capability = {
  name: 'signals',
  routes: [...signalsRoutes, ...alertsRoutes, ...codeHostRoutes, ...loopRoutes],
  jobs: [...signalsJobs, ...codeHostJobs],
  // Notes, alerts and pull requests let go of an identity before the identity itself goes.
  personal: [...loopPersonal, ...alertsPersonal, ...pullRequestsPersonal, ...signalsPersonal],
  retention: [...signalsRetention, ...alertsRetention, ...pullRequestsRetention, ...loopRetention],
};
