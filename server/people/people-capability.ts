// People as app.ts lists it; it is handed the other capabilities, whose personal parts and retention it serves.
import type { Capability } from '../platform/capability.ts';
import { deviceRoutes } from './device/routes.ts';
import { peopleJobs } from './jobs.ts';
import { peopleParts } from './read-personal-data.ts';
import { peopleRetention } from './retention.ts';
import { peopleRoutes } from './routes.ts';

export const peopleCapability = (others: readonly Capability[]): Capability => {
  const parts = [...peopleParts, ...others.flatMap(({ personal = [] }) => personal)];
  const own = peopleRetention(parts);
  const rules = [...own, ...others.flatMap(({ retention = [] }) => retention)];
  return { name: 'people', routes: [...peopleRoutes(parts, rules), ...deviceRoutes], jobs: peopleJobs(rules, parts), personal: peopleParts, retention: own };
};
