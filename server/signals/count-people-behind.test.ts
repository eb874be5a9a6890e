// How many people the records of a team are from, however many identities each of them has.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sql } from 'kysely';
import { type AnyPerson, anOrganisation, aPerson, asRole, aTeam } from '../../test/factories.ts';
import { startTestServer } from '../../test/server.ts';
import { newId } from '../platform/id.ts';
import { countPeopleBehind } from './count-people-behind.ts';
import { matchIdentity } from './identities/decide-identity.ts';
import { identityOf } from './identities/identity-of.ts';

const { ctx } = await startTestServer();
await anOrganisation(ctx);
const owner = await asRole(ctx, 'owner');
const [team, other] = [await aTeam(ctx), await aTeam(ctx)];
const [ada, bo, cy] = [await aPerson(ctx, { hasPassword: false, teams: [team.id] }), await aPerson(ctx, { hasPassword: false, teams: [team.id] }), await aPerson(ctx, { hasPassword: false, teams: [other.id] })];

const sent = async (name: string, day: string, person?: AnyPerson): Promise<void> => {
  const { key } = await identityOf(ctx, { kind: 'github', name });
  if (person !== undefined) await matchIdentity(owner, key, person.personId);
  await sql`insert into signal_interaction (at, id, source, identity, is_scanned, is_exposed, incidents) values (${`${day}T10:00:00Z`}, ${newId()}, ${newId()}, ${key}, true, false, 0)`.execute(ctx.db);
};

it('counts each person once in their team, within the days asked for, and nobody who is not matched', async () => {
  await sent('ada', '2026-10-05', ada);
  await sent('ada-at-home', '2026-10-06', ada);
  await sent('bo', '2026-10-12', bo);
  await sent('cy', '2026-10-06', cy);
  await sent('whoever', '2026-10-06');
  const of = async (from: string, to: string) => Object.fromEntries(await countPeopleBehind(owner, 'interactions', { from, to }));
  assert.deepEqual(await of('2026-10-05', '2026-10-12'), { [team.id]: 2, [other.id]: 1 });
  assert.deepEqual(await of('2026-10-05', '2026-10-11'), { [team.id]: 1, [other.id]: 1 });
  assert.deepEqual(await of('2026-10-13', '2026-10-14'), {});
  assert.deepEqual(Object.fromEntries(await countPeopleBehind(owner, 'pull-requests', { from: '2026-10-05', to: '2026-10-12' })), {});
  await assert.rejects(countPeopleBehind(await asRole(ctx, 'manager'), 'interactions', { from: '2026-10-05', to: '2026-10-12' }), { name: 'NotAllowed' });
});
