// Required training has four grounds: tier, champion, own finding, own choice. Nobody is asked for anything else.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assign, moduleActivity } from '../server/learning/index.ts';
import type { PeopleReport, Progress, Today } from '../server/learning/schemas.ts';
import { ROLES, type Role } from '../server/platform/context.ts';
import { type AnyPerson, aLogin, anOrganisation, aPerson } from './factories.ts';
import { publishContent } from './publish-content.ts';
import { startTestServer } from './server.ts';

const server = await startTestServer();
const { ctx } = server;
await anOrganisation(ctx);
await publishContent(ctx);

const asked = async ({ person }: { person: AnyPerson }): Promise<Record<string, string[]>> => {
  const progress = (await (await ask((await aLogin(ctx, person)).cookie, '/api/me/progress')).json()) as Progress;
  return Object.fromEntries(progress.modules.map(({ module, reasons }) => [module, reasons.map(({ ground }) => ground)]));
};
const ask = (cookie: string, path: string): Promise<Response> => Promise.resolve(server.app.request(`http://localhost:3000${path}`, { headers: { cookie, host: 'localhost:3000' } }));
const withRoles = async (...roles: Role[]): Promise<{ person: AnyPerson }> => ({ person: await aPerson(ctx, { roles }) });

const [MODULE_1, MODULE_2, MODULE_3] = ['using-ai-tools', 'secure-ai-integration', 'secure-ml-lifecycle'] as const;

describe('what is asked of people', () => {
  it('is Tier 2 of champions by their role, and of nobody else by any role; tier 3 of nobody', async () => {
    for (const role of ROLES) assert.deepEqual(await asked(await withRoles(role)), { [MODULE_1]: ['tier'], [MODULE_2]: role === 'champion' ? ['champion'] : [], [MODULE_3]: [] }, role);
  });

  it('says so, comes after what is due, and ends with the role', async () => {
    const champion = await withRoles('champion');
    const { cookie } = await aLogin(ctx, champion.person);
    const progress = (await (await ask(cookie, '/api/me/progress')).json()) as Progress;
    const unitsOf = (slug: string): number => progress.modules.find(({ module }) => module === slug)?.units.length ?? 0;
    const reason = progress.modules.find(({ module }) => module === MODULE_2)?.reasons[0];
    assert.deepEqual(reason, { ground: 'champion', tier: 2, dueOn: null, assignmentId: null });
    const today = async (): Promise<Today> => (await (await ask(cookie, '/api/me/today')).json()) as Today;
    assert.deepEqual([(await today()).next?.module, (await today()).unitsAsked], [MODULE_1, unitsOf(MODULE_1) + unitsOf(MODULE_2)]);
    await ctx.pool.query(`update person set roles = '{learner}' where id = $1`, [champion.person.personId]);
    assert.deepEqual((await asked(champion))[MODULE_2], []);
    assert.equal((await today()).unitsAsked, unitsOf(MODULE_1));
  });

  it('names every ground somebody has: tier and champion, own finding, own choice', async () => {
    const champion = await withRoles('champion');
    const { personId, subject } = champion.person;
    await ctx.pool.query(`insert into tier_by_hand (person_id, tier, belongs, reason, decided_by, decided_at) values ($1, 2, true, 'Builds on models.', 'x', now())`, [personId]);
    await assign(ctx, { subject, activity: moduleActivity(MODULE_3), ground: 'own-finding', finding: 'CWE-798', dueOn: null });
    await assign(ctx, { subject, activity: moduleActivity(MODULE_3), ground: 'own-choice', finding: null, dueOn: null });
    assert.deepEqual(await asked(champion), { [MODULE_1]: ['tier'], [MODULE_2]: ['tier', 'champion'], [MODULE_3]: ['own-finding', 'own-choice'] });
  });

  it('is the same in the report an owner reads', async () => {
    const [{ person: owner }, { person: champion }, { person: learner }] = [await withRoles('owner'), await withRoles('champion'), await withRoles()];
    const { cookie } = await aLogin(ctx, owner);
    const isAsked = async ({ email }: AnyPerson, module: string): Promise<boolean | undefined> =>
      ((await (await ask(cookie, `/api/reports/people?module=${module}&search=${encodeURIComponent(email)}`)).json()) as PeopleReport).people[0]?.isAsked;
    assert.deepEqual([await isAsked(champion, MODULE_2), await isAsked(champion, MODULE_3), await isAsked(learner, MODULE_2), await isAsked(learner, MODULE_1)], [true, false, false, true]);
  });
});
