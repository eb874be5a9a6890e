// What the arena hands to app.ts.
import type { Capability } from '../platform/capability.ts';
import { arenaPersonal } from './personal.ts';
import { arenaRetention } from './retention.ts';
import { arenaRoutes } from './routes.ts';

export const arenaCapability: Capability = { name: 'arena', routes: arenaRoutes, personal: arenaPersonal, retention: arenaRetention };
