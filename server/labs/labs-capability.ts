// What labs hand to app.ts.
import type { Capability } from '../platform/capability.ts';
import { labsPersonal, labsRetention } from './personal.ts';
import { labsRoutes } from './routes.ts';

export const labsCapability: Capability = { name: 'labs', routes: labsRoutes, personal: labsPersonal, retention: labsRetention };
