// Per route of people: a good request, mistakes with the words they are refused in, and somebody else's ids.
import { aLogin, aPerson, aTeam, PASSWORD } from '../../test/factories.ts';
import type { RouteCases, World } from '../../test/route-cases.ts';
import { type Ctx, systemViewer } from '../platform/context.ts';
import { addTierRule } from './add-tier-rule.ts';
import { createLink } from './create-link.ts';
import { decideTier } from './decide-tier.ts';
import { objectToTier } from './object-to-tier.ts';
import type { peopleContract } from './schemas.ts';
import { previewImport } from './preview-import.ts';

export { deviceCases } from './device/routes.cases.ts';

const NEVER = '00000000-0000-4000-8000-000000000000';
const system = (world: World): Ctx => ({ ...world.server.ctx, viewer: systemViewer('cases') });
let count = 0;
const unique = (what: string): string => `${what} ${(count += 1)}`;

const someone = async (world: World, more: Parameters<typeof aPerson>[1] = {}) => ({ params: { id: (await aPerson(world.server.ctx, more)).personId } });
const aLink = async (world: World) => {
  const { personId } = await aPerson(world.server.ctx, { hasPassword: false });
  const { url } = await createLink(world.server.ctx, personId, 'invitation');
  return { body: { token: new URL(url).hash.slice(1) } };
};
const inTierTwo = async (world: World): Promise<Awaited<ReturnType<typeof aPerson>>> => {
  const person = await aPerson(world.server.ctx);
  await decideTier(system(world), person.personId, { tier: 2, belongs: true, reason: 'Builds on models.' });
  return person;
};
const anObjection = async (world: World) => {
  const { personId, subject, roles } = await inTierTwo(world);
  const viewer = { is: 'person' as const, personId, subject, loginId: NEVER, roles: new Set(roles), locale: 'en' };
  const { id } = await objectToTier({ ...world.server.ctx, viewer }, 2, 'Not me.');
  return { params: { id }, body: { answer: 'You are right.', isTakenOut: true } };
};
const aFile = (): string => Buffer.from(`name,e-mail\nNew,${unique('new').replace(' ', '-')}@example.org\n`).toString('base64');
const GONE = { params: { id: NEVER } };

export const peopleCases = {
  'GET /api/me': { valid: async () => ({}) },
  'POST /api/set-up': {
    valid: async () => ({ body: { organisationName: 'Second', locale: 'en', name: 'Ada', email: 'ada@example.org', password: PASSWORD, code: 'none' } }),
    bad: [{ body: { organisationName: 'Second', name: 'Ada', email: 'ada@example.org', password: PASSWORD }, says: /set up already/ }, { body: { organisationName: '', name: 'Ada', email: 'x', password: PASSWORD }, says: /organisationName.*email/ }],
    onlyElsewhere: 'works once per installation: set-up.test.ts and routes.test.ts',
  },

  'POST /api/logins': { valid: async (world) => ({ body: { email: (await world.personOf('learner')).email, password: PASSWORD } }) },
  'DELETE /api/logins/current': { valid: async () => ({}), onlyElsewhere: 'would end the login that every other try uses: routes.test.ts' },
  'GET /api/me/logins': { valid: async () => ({}) },
  'DELETE /api/me/logins/:id': {
    valid: async (world) => ({ params: { id: (await aLogin(world.server.ctx, { name: '', roles: [], ...(await world.personOf('learner')) })).loginId } }),
    others: async (world) => ({ as: 'owner', params: { id: (await aLogin(world.server.ctx, await aPerson(world.server.ctx))).loginId } }),
  },
  'POST /api/me/password': {
    valid: async () => ({ body: { current: PASSWORD, next: PASSWORD } }),
    bad: [{ body: { current: PASSWORD, next: 'short' }, says: /at least 12 characters/ }],
  },
  'POST /api/resets': { valid: async () => ({ body: { email: 'nobody@example.org' } }), leavesNoAudit: 'only queues a job; the job audits the link it makes: links.test.ts' },
  'POST /api/links/look': { valid: aLink, bad: [{ body: { token: 'short' }, says: /not complete/ }], others: async () => ({ as: 'learner', body: { token: 'A'.repeat(43) } }), leavesNoAudit: 'looks only; it is a POST so that the token is in no address' },
  'POST /api/links/use': {
    valid: async (world) => ({ body: { ...(await aLink(world)).body, password: PASSWORD } }),
    bad: [{ body: { token: 'short', password: PASSWORD }, says: /not complete/ }],
    others: async () => ({ as: 'learner', body: { token: 'A'.repeat(43), password: PASSWORD } }),
  },
  'POST /api/people/invitations': {
    valid: async (world) => {
      const team = await aTeam(world.server.ctx);
      await aPerson(world.server.ctx, { hasPassword: false, teams: [team.id] });
      return { body: { team: team.id, state: 'new' } };
    },
    bad: [{ body: { team: 'x', state: 'new' }, says: /team/ }, { body: { state: 'active' }, says: /state/ }],
  },
  'POST /api/people/:id/links': { valid: (world) => someone(world), others: async () => ({ as: 'owner', ...GONE }) },

  'GET /api/people': {
    valid: async () => ({ query: { search: 'person', page: '1', state: 'active', tier: '1', role: 'learner' } }),
    bad: [{ query: { page: '0' }, says: /page/ }, { query: { tier: '4' }, says: /tier/ }, { query: { sort: 'salary' }, says: /sort/ }],
  },
  'GET /api/people.csv': { valid: async () => ({}) },
  'POST /api/people': {
    valid: async () => ({
      body: { name: 'New Person', email: `${unique('post').replace(' ', '-')}@example.org`, jobFunction: 'Developer', languages: ['en'], hiredOn: '2024-02-29', employment: 'contractor', teamIds: [], roles: ['champion'] },
    }),
    bad: [
      { body: { name: 'X', email: 'not an address' }, says: /is not an e-mail address/ },
      { body: { name: 'two\nlines', email: 'a@example.org' }, says: /one line/ },
      { body: { name: 'X', email: 'a@example.org', hiredOn: '2024-02-30' }, says: /hiredOn/ },
      { body: { name: 'X', email: 'a@example.org', roles: ['god'] }, says: /roles/ },
      { body: { name: 'X', email: 'a@example.org', managerId: NEVER }, says: /manager is not here/ },
    ],
  },
  'GET /api/people/:id': { valid: (world) => someone(world), others: async () => ({ as: 'owner', ...GONE }) },
  'PATCH /api/people/:id': {
    valid: async (world) => ({ ...(await someone(world)), body: { name: 'Renamed', languages: ['de'], roles: ['manager'] } }),
    bad: [{ body: { teamIds: [NEVER] }, says: /teams is not there/ }, { body: { employment: 'intern' }, says: /employment/ }],
    others: async () => ({ as: 'owner', ...GONE, body: { name: 'X' } }),
  },
  'POST /api/people/:id/leave': {
    valid: async (world) => ({ ...(await someone(world)), body: { leftOn: '2026-01-01' } }),
    bad: [{ body: { leftOn: '2999-01-01' }, says: /lies ahead/ }],
    others: async () => ({ as: 'owner', ...GONE, body: {} }),
  },
  'POST /api/people/:id/return': { valid: (world) => someone(world, { left_on: '2026-01-01' }), others: async () => ({ as: 'owner', ...GONE }) },
  'POST /api/people/:id/erase': { valid: (world) => someone(world), others: async () => ({ as: 'owner', ...GONE }) },
  'POST /api/people/import/preview': { valid: async () => ({ body: { csvBase64: aFile() } }), leavesNoAudit: 'shows what an import would do and changes nothing', bad: [{ body: { csvBase64: 'no base64!' }, says: /base64/ }] },
  'POST /api/people/import': {
    valid: async (world) => {
      const csvBase64 = aFile();
      return { body: { csvBase64, digest: (await previewImport(system(world), csvBase64)).digest, leaveOutBad: false } };
    },
    bad: [{ body: { csvBase64: aFile(), digest: 'f'.repeat(64) }, says: /not what the preview showed/ }, { body: { csvBase64: Buffer.from('salary\n1').toString('base64'), digest: '' }, says: /unknown-column/ }],
  },

  'GET /api/teams': { valid: async () => ({}) },
  'POST /api/teams': { valid: async () => ({ body: { name: unique('New team') } }), bad: [{ body: { name: '   ' }, says: /must not be empty/ }] },
  'PATCH /api/teams/:id': {
    valid: async (world) => ({ params: { id: (await aTeam(world.server.ctx)).id }, body: { name: unique('Renamed team') } }),
    others: async () => ({ as: 'owner', ...GONE, body: { name: 'X' } }),
  },
  'DELETE /api/teams/:id': { valid: async (world) => ({ params: { id: (await aTeam(world.server.ctx)).id } }), others: async () => ({ as: 'owner', ...GONE }) },

  'GET /api/tier-rules': { valid: async () => ({}) },
  'POST /api/tier-rules': {
    valid: async (world) => ({ body: { tier: 2, teamId: (await aTeam(world.server.ctx)).id, jobFunction: 'Engineer' } }),
    bad: [{ body: { tier: 2 }, says: /a team, a job function or both/ }, { body: { tier: 1, jobFunction: 'X' }, says: /tier/ }],
  },
  'DELETE /api/tier-rules/:id': {
    valid: async (world) => ({ params: { id: (await addTierRule(system(world), { tier: 3, jobFunction: unique('Function') })).id } }),
    others: async () => ({ as: 'owner', ...GONE }),
  },
  'POST /api/people/:id/tiers': {
    valid: async (world) => ({ ...(await someone(world)), body: { tier: 3, belongs: true, reason: 'Trains models.' } }),
    bad: [{ body: { tier: 3, belongs: true, reason: '' }, says: /must not be empty/ }],
    others: async () => ({ as: 'owner', ...GONE, body: { tier: 3, belongs: true, reason: 'X' } }),
  },
  'GET /api/me/tiers': { valid: async () => ({}) },
  'POST /api/me/tiers/:tier/objection': {
    valid: async (world) => {
      await decideTier(system(world), (await world.personOf('learner')).personId, { tier: 2, belongs: true, reason: 'Builds on models.' });
      return { params: { tier: '2' }, body: { reason: 'I only write tests.' } };
    },
    bad: [{ params: { tier: '3' }, says: /not in tier 3/ }, { body: { reason: ' ' }, says: /must not be empty/ }],
  },
  'GET /api/tier-objections': { valid: async () => ({}) },
  'POST /api/tier-objections/:id/answer': {
    valid: anObjection,
    bad: [{ body: { answer: '', isTakenOut: true }, says: /must not be empty/ }],
    others: async () => ({ as: 'owner', ...GONE, body: { answer: 'X', isTakenOut: false } }),
  },

  'GET /api/organisation': { valid: async () => ({}) },
  'PATCH /api/organisation': {
    valid: async () => ({ body: { name: 'Example', locale: 'en', retention: { logins: 30 } } }),
    bad: [{ body: { retention: { nonsense: 1 } }, says: /no retention rule/ }, { body: { locale: 'English please' }, says: /write .*like en/ }],
  },
  'GET /api/me/data': { valid: async () => ({}) },
  'GET /api/me/data/export': { valid: async () => ({}) },
  'POST /api/me/erase': { valid: async () => ({ body: { password: PASSWORD } }), onlyElsewhere: 'would erase the person every other try is made by: routes.test.ts and own-data.test.ts' },
} satisfies RouteCases<typeof peopleContract>;
