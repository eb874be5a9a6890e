// Effectiveness as app.ts lists it.
import type { Capability } from '../platform/capability.ts';
import { effectivenessPersonal, effectivenessRetention } from './personal.ts';
import { effectivenessRoutes } from './routes.ts';

export const effectivenessCapability: Capability = { name: 'effectiveness', routes: effectivenessRoutes, personal: effectivenessPersonal, retention: effectivenessRetention };
