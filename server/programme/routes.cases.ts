// The routes of programme for test/routes.test.ts.
import type { RouteCases } from '../../test/route-cases.ts';
import type { programmeContract } from './schemas.ts';

export const programmeCases = {
  'GET /api/set-up/demo': { valid: async () => ({}) },
  'POST /api/set-up/demo': {
    onlyElsewhere: 'works once per installation, before any other set-up: tried in load-demo.test.ts',
    valid: async () => ({ as: 'nobody', body: { code: 'ABCD-EFGH-JKMN' } }),
    bad: [{ body: {}, says: /set up already/ }],
  },
} satisfies RouteCases<typeof programmeContract>;
