// Keeping people and teams: rights first, then what may not happen to managers, owners and addresses.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { anOrganisation, aPerson, asRole, asViewer, aTeam } from '../../test/factories.ts';
import { startTestServer } from '../../test/server.ts';
import type { Ctx } from '../platform/context.ts';
import { addPerson } from './add-person.ts';
import { addTeam } from './add-team.ts';
import { addTierRule } from './add-tier-rule.ts';
import { changePerson } from './change-person.ts';
import { erasePerson } from './erase-person.ts';
import { listPeople } from './list-people.ts';
import { listTeams } from './list-teams.ts';
import { markLeft } from './mark-left.ts';
import { removeTeam } from './remove-team.ts';
import { renameTeam } from './rename-team.ts';
import { tables } from './store.ts';
import { takeBack } from './take-back.ts';

const { ctx } = await startTestServer();
await anOrganisation(ctx);
const first = await aPerson(ctx, { roles: ['owner'] });
const owner = asViewer(ctx, first);

const refusesOthers = (what: string, call: (ctx: Ctx) => Promise<unknown>): void => {
  void it(`refuses someone without the right to ${what}`, async () => {
    for (const role of ['learner', 'champion', 'instructor', 'manager', 'auditor'] as const) {
      await assert.rejects(call(await asRole(ctx, role)), { kind: 'NotAllowed' }, role);
    }
    await assert.rejects(call({ ...ctx, viewer: { is: 'nobody' } }), { kind: 'NotAllowed' });
  });
};

describe('rights', () => {
  const id = first.personId;
  refusesOthers('add a person', (ctx) => addPerson(ctx, { name: 'X', email: 'x@example.org' }));
  refusesOthers('change a person', (ctx) => changePerson(ctx, id, { name: 'X' }));
  refusesOthers('let a person leave', (ctx) => markLeft(ctx, id));
  refusesOthers('take a person back', (ctx) => takeBack(ctx, id));
  refusesOthers('add a team', (ctx) => addTeam(ctx, 'X'));
  refusesOthers('rename a team', (ctx) => renameTeam(ctx, id, 'X'));
  refusesOthers('remove a team', (ctx) => removeTeam(ctx, id));
  it('shows the list of people to owners and auditors alone', async () => {
    await listPeople(await asRole(ctx, 'auditor'), { page: 1 });
    for (const role of ['learner', 'champion', 'instructor', 'manager'] as const) await assert.rejects(listPeople(await asRole(ctx, role), { page: 1 }), { kind: 'NotAllowed' });
  });
});

describe('addPerson', () => {
  it('keeps all that was said, and leaves an audit row without a name', async () => {
    const [boss, team] = [await aPerson(ctx, { name: 'Boss' }), await aTeam(ctx, 'Payments')];
    const person = await addPerson(owner, {
      name: ' Cy Example ', email: 'Cy@Example.org', jobFunction: 'Developer', languages: ['en', 'pt-BR'], hiredOn: '2024-02-29',
      employment: 'contractor', managerId: boss.personId, teamIds: [team.id], roles: ['champion'],
    });
    assert.deepEqual(
      [person.name, person.email, person.hiredOn, person.employment, person.manager?.name, person.teams[0]?.name, person.roles, person.tiers, person.state],
      ['Cy Example', 'cy@example.org', '2024-02-29', 'contractor', 'Boss', 'Payments', ['learner', 'champion'], [1], 'new'],
    );
    const audit = await tables(ctx).selectFrom('audit').selectAll().where('action', '=', 'people.addPerson').execute();
    assert.equal(audit.length, 1);
    assert.doesNotMatch(JSON.stringify(audit), /cy|example/i);
  });

  it('refuses an address somebody has, in any case, and places that are not there', async () => {
    await assert.rejects(addPerson(owner, { name: 'Cy Two', email: 'CY@example.org' }), { kind: 'Conflict' });
    const nowhere = '00000000-0000-4000-8000-000000000000';
    await assert.rejects(addPerson(owner, { name: 'Di', email: 'di@example.org', managerId: nowhere }), { kind: 'Invalid' });
    await assert.rejects(addPerson(owner, { name: 'Di', email: 'di@example.org', teamIds: [nowhere] }), { kind: 'Invalid' });
    assert.equal((await listPeople(owner, { page: 1, search: 'di@example' })).total, 0);
  });
});

describe('a hire date', () => {
  it('is a day of our time, as in a CSV; one that is kept already stands', async () => {
    const far = { kind: 'Invalid', fields: [{ path: 'hiredOn', says: 'is too far away to be right' }] };
    for (const hiredOn of ['0001-01-01', '1949-12-31', '2999-01-01']) await assert.rejects(addPerson(owner, { name: 'Far', email: 'far@example.org', hiredOn }), far, hiredOn);
    const { id, hiredOn } = await addPerson(owner, { name: 'Near', email: 'near@example.org', hiredOn: '1950-01-01' });
    assert.equal(hiredOn, '1950-01-01');
    await assert.rejects(changePerson(owner, id, { hiredOn: '2999-01-01' }), far);
    await ctx.pool.query(`update person set hired_on = '2999-01-01' where id = $1`, [id]);
    assert.equal((await changePerson(owner, id, { name: 'Nearer', hiredOn: '2999-01-01' })).name, 'Nearer');
    assert.equal((await changePerson(owner, id, { hiredOn: null })).hiredOn, null);
  });
});

describe('changePerson', () => {
  it('changes what is named and nothing else; null empties', async () => {
    const { personId } = await aPerson(ctx, { job_function: 'Developer', languages: ['en'] });
    const changed = await changePerson(owner, personId, { jobFunction: null, roles: ['manager'] });
    assert.deepEqual([changed.jobFunction, changed.languages, changed.roles], [null, ['en'], ['learner', 'manager']]);
  });

  it('refuses somebody as their own manager, near or far, also when two do half of it at once', async () => {
    const [a, b, c] = [await aPerson(ctx), await aPerson(ctx), await aPerson(ctx)];
    await assert.rejects(changePerson(owner, a.personId, { managerId: a.personId }), { kind: 'Invalid' });
    await changePerson(owner, b.personId, { managerId: a.personId });
    await changePerson(owner, c.personId, { managerId: b.personId });
    await assert.rejects(changePerson(owner, a.personId, { managerId: c.personId }), { kind: 'Invalid' });
    const [x, y] = [await aPerson(ctx), await aPerson(ctx)];
    const both = await Promise.allSettled([changePerson(owner, x.personId, { managerId: y.personId }), changePerson(owner, y.personId, { managerId: x.personId })]);
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  });
});

describe('the last owner', () => {
  it('is one who can sign in: somebody only invited does not count, and may be let go', async () => {
    const alone = await startTestServer();
    await anOrganisation(alone.ctx);
    const first = await asRole(alone.ctx, 'owner');
    const invited = await aPerson(alone.ctx, { roles: ['owner'], hasPassword: false });
    await assert.rejects(changePerson(first, first.viewer.personId, { roles: [] }), { kind: 'Conflict', message: /last owner/ });
    await assert.rejects(markLeft(first, first.viewer.personId), { kind: 'Conflict' });
    await changePerson(first, invited.personId, { roles: [] });
  });

  it('can be neither demoted nor let go, also when two owners go for each other at once', async () => {
    await assert.rejects(changePerson(owner, first.personId, { roles: [] }), { kind: 'Conflict' });
    await assert.rejects(markLeft(owner, first.personId), { kind: 'Conflict' });
    const second = await aPerson(ctx, { roles: ['owner'] });
    const both = await Promise.allSettled([changePerson(owner, second.personId, { roles: [] }), changePerson(asViewer(ctx, second), first.personId, { roles: [] })]);
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const owners = await tables(ctx).selectFrom('person').select('id').where(sql<boolean>`'owner' = any(roles)`).execute();
    assert.equal(owners.length, 1);
    await tables(ctx).updateTable('person').set({ roles: ['learner', 'owner'] }).where('id', '=', first.personId).execute();
  });

  it('tells the second of two who let each other go that they are the last, and locks neither up', async () => {
    const alone = (await startTestServer()).ctx;
    await anOrganisation(alone);
    const ways = { demote: (by: Ctx, id: string) => changePerson(by, id, { roles: [] }), leave: (by: Ctx, id: string) => markLeft(by, id), erase: (by: Ctx, id: string) => erasePerson(by, id, [], []) };
    for (const [name, letGo] of Object.entries(ways)) {
      for (let times = 0; times < 8; times += 1) {
        await sql`update person set roles = '{learner}'`.execute(alone.db);
        const [one, other] = [await aPerson(alone, { roles: ['owner'] }), await aPerson(alone, { roles: ['owner'] })];
        const ends = await Promise.allSettled([letGo(asViewer(alone, one), other.personId), letGo(asViewer(alone, other), one.personId)]);
        const refused = ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []));
        assert.equal(refused.length, 1, name);
        assert.match(refused[0]!, /last owner/, name);
      }
    }
  });
});

describe('leaving and coming back', () => {
  it('takes people off the list and puts them back as they were', async () => {
    const { personId, name } = await aPerson(ctx, { name: 'Zed Leaver', roles: ['champion'] });
    assert.equal((await markLeft(owner, personId)).state, 'left');
    assert.equal((await listPeople(owner, { page: 1, search: name })).total, 0);
    assert.equal((await listPeople(owner, { page: 1, search: name, state: 'left' })).total, 1);
    await assert.rejects(markLeft(owner, personId), { kind: 'Conflict' });
    assert.deepEqual((await takeBack(owner, personId)).roles, ['learner', 'champion']);
    await assert.rejects(takeBack(owner, personId), { kind: 'Conflict' });
    await assert.rejects(markLeft(owner, personId, '2999-01-01'), { kind: 'Invalid' });
  });
});

describe('listPeople', () => {
  it('filters by team, role and tier, and takes % and _ for themselves', async () => {
    const team = await aTeam(ctx);
    const { personId } = await aPerson(ctx, { name: '100% O_Brien', teams: [team.id], roles: ['instructor'] });
    for (const filter of [{ team: team.id }, { search: '100%' }, { search: 'o_b' }, { role: 'instructor' as const, team: team.id }]) {
      assert.deepEqual((await listPeople(owner, { page: 1, ...filter })).people.map(({ id }) => id), [personId], JSON.stringify(filter));
    }
    assert.equal((await listPeople(owner, { page: 1, search: 'o_x' })).total, 0);
    assert.equal((await listPeople(owner, { page: 1, tier: 3, team: team.id })).total, 0);
  });
});

describe('teams', () => {
  it('have one name each, whatever the case, and count who is here', async () => {
    const { id } = await addTeam(owner, 'Platform');
    await assert.rejects(addTeam(owner, 'platform'), { kind: 'Conflict' });
    const other = await addTeam(owner, 'Search');
    await assert.rejects(renameTeam(owner, other.id, 'PLATFORM'), { kind: 'Conflict' });
    assert.equal((await renameTeam(owner, other.id, 'search')).name, 'search');
    await aPerson(ctx, { teams: [id] });
    await aPerson(ctx, { teams: [id], left_on: '2026-01-01' });
    assert.equal((await listTeams(owner)).find((team) => team.id === id)?.members, 1);
  });

  it('stay while a tier rule names them', async () => {
    const { id } = await addTeam(owner, 'Models');
    await addTierRule(owner, { tier: 3, teamId: id });
    await assert.rejects(removeTeam(owner, id), { kind: 'Conflict' });
    await assert.rejects(removeTeam(owner, '00000000-0000-4000-8000-000000000000'), { kind: 'NotFound' });
  });
});
