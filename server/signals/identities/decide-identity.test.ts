// Identities: keyed, sealed, matched by mail or by an owner, and figures that move with the decision.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { anOrganisation, aPerson, asRole, aTeam } from '../../../test/factories.ts';
import { startTestServer } from '../../../test/server.ts';
import { eraseForGood } from '../../people/index.ts';
import { newId } from '../../platform/id.ts';
import { systemViewer } from '../../platform/context.ts';
import { signalsPersonal } from '../personal.ts';
import { countInteractions } from '../receive/count-interactions.ts';
import { ignoreIdentity, matchIdentity } from './decide-identity.ts';
import { identitiesOf, identityKey, identityOf } from './identity-of.ts';
import { listIdentities } from './list-identities.ts';
import { matchByMail } from './match-by-mail.ts';

const { ctx } = await startTestServer();
await anOrganisation(ctx);
const owner = await asRole(ctx, 'owner');
const system = { ...ctx, viewer: systemViewer('test') };
const DAY = '2026-10-07';

/** Two interactions of one day, one of them exposed, as they were counted for no team. */
const sent = async (identity: string): Promise<void> => {
  const source = newId();
  for (const isExposed of [true, false]) {
    await sql`insert into signal_interaction (at, id, source, identity, is_scanned, is_exposed, incidents) values (${`${DAY}T10:00:00Z`}, ${newId()}, ${source}, ${identity}, true, ${isExposed}, ${isExposed ? 1 : 0})`.execute(ctx.db);
  }
  await sql`insert into signal_day values (${DAY}, ${source}, null, 2, 0, 1, 1)`.execute(ctx.db);
};
const figuresOf = async (teamId: string | null) => (await countInteractions(owner, { from: DAY, to: DAY, by: 'month' })).find((row) => row.teamId === teamId);

describe('identityOf', () => {
  it('is one for the same name however it is written, and another for another kind', async () => {
    const { key } = await identityOf(ctx, { kind: 'email', name: 'Ada@Example.org' });
    assert.equal((await identityOf(ctx, { kind: 'id', name: ' mailto:ada@example.ORG' })).key, key);
    assert.equal(identityKey(ctx, { kind: 'email', name: 'ada@example.org', scope: 'one' }), key);
    assert.notEqual(identityKey(ctx, { kind: 'id', name: '42', scope: 'one' }), identityKey(ctx, { kind: 'id', name: '42', scope: 'other' }));
    assert.notEqual(identityKey(ctx, { kind: 'github', name: 'ada@example.org' }), key);
  });

  it('matches a mail address to its person and their oldest team, and keeps neither name nor person readable', async () => {
    const [first, second] = [await aTeam(ctx), await aTeam(ctx)];
    const person = await aPerson(ctx, { hasPassword: false, teams: [second.id, first.id] });
    const identity = await identityOf(ctx, { kind: 'email', name: person.email.toUpperCase() });
    assert.equal(identity.teamId, first.id);
    assert.ok(identity.subject !== null && identity.subject !== person.subject);
    const { rows } = await sql<{ row: string }>`select i::text as row from signal_identity i`.execute(ctx.db);
    for (const said of [person.email, person.personId, person.subject]) assert.ok(!rows.some(({ row }) => row.includes(said)), said);
  });

  it('remembers many at once, each once, also from two sides', async () => {
    const names = Array.from({ length: 50 }, (_, at) => ({ kind: 'github' as const, name: `dev-${at}` }));
    const [one, other] = await Promise.all([identitiesOf(ctx, names), identitiesOf(ctx, [...names, ...names].reverse())]);
    assert.equal(one.size, 50);
    assert.deepEqual(new Set(one.keys()), new Set(other.keys()));
  });
});

describe('the owner’s queue', () => {
  it('shows open names to owners alone', async () => {
    await identityOf(ctx, { kind: 'github', name: 'Octo-Cat' });
    const queue = await listIdentities(owner);
    assert.ok(queue.identities.some(({ name, kind }) => name === 'octo-cat' && kind === 'github'));
    assert.equal(queue.keepDays, 180, 'and how long a name waits');
    await assert.rejects(listIdentities(await asRole(ctx, 'manager')), { kind: 'NotAllowed' });
    await assert.rejects(matchIdentity(await asRole(ctx, 'auditor'), newId(), newId()), { kind: 'NotAllowed' });
  });

  it('moves what was counted for no team when a name is matched, and forgets the name', async () => {
    const team = await aTeam(ctx);
    const person = await aPerson(ctx, { hasPassword: false, teams: [team.id] });
    const { key } = await identityOf(ctx, { kind: 'github', name: 'mover' });
    await sent(key);
    const before = await figuresOf(null);
    await matchIdentity(owner, key, person.personId);
    assert.deepEqual(await figuresOf(team.id), { teamId: team.id, period: '2026-10-01', interactions: 2, exposed: 1, withSecret: 1 });
    assert.equal(((await figuresOf(null))?.interactions ?? 0), before!.interactions - 2);
    assert.equal((await identityOf(ctx, { kind: 'github', name: 'mover' })).teamId, team.id);
    assert.ok(!(await listIdentities(owner)).identities.some((identity) => identity.key === key));
    await assert.rejects(matchIdentity(owner, key, person.personId), { kind: 'Conflict' });
    const { rows } = await sql<{ text: string }>`select a::text as text from audit a where action = 'signals.matchIdentity'`.execute(ctx.db);
    assert.ok(rows.length > 0 && !rows.some(({ text }) => text.includes(person.personId) || text.includes(person.subject)));
  });

  it('says how many records came under a name, and past a thousand that there are more', async () => {
    const few = await identityOf(ctx, { kind: 'github', name: 'few' });
    const many = await identityOf(ctx, { kind: 'github', name: 'many' });
    for (const [{ key }, count] of [[few, 1_000], [many, 1_001]] as const) {
      await sql`insert into signal_interaction (at, id, source, identity, is_scanned, is_exposed, incidents) select ${`${DAY}T11:00:00Z`}, gen_random_uuid(), ${newId()}::uuid, ${key}, true, false, 0 from generate_series(1, ${count}::int)`.execute(ctx.db);
    }
    const { identities } = await listIdentities(owner);
    const saidOf = (key: string) => identities.filter((identity) => identity.key === key).map(({ interactions, hasMore }) => [interactions, hasMore]);
    assert.deepEqual([saidOf(few.key), saidOf(many.key)], [[[1_000, false]], [[1_000, true]]]);
  });

  it('asks no more about what is ignored', async () => {
    const { key } = await identityOf(ctx, { kind: 'id', name: 'nightly-build' });
    await ignoreIdentity(owner, key);
    assert.ok(!(await listIdentities(owner)).identities.some((identity) => identity.key === key));
    assert.equal((await identityOf(ctx, { kind: 'id', name: 'nightly-build' })).teamId, null);
    await assert.rejects(ignoreIdentity(owner, newId()), { kind: 'NotFound' });
  });

  it('is emptied by who joins with that mail address later', async () => {
    const { key } = await identityOf(ctx, { kind: 'email', name: 'late@example.org' });
    const team = await aTeam(ctx);
    await aPerson(ctx, { hasPassword: false, email: 'late@example.org', teams: [team.id] });
    assert.equal(await matchByMail(ctx), 1);
    assert.equal((await identityOf(ctx, { kind: 'email', name: 'late@example.org' })).teamId, team.id);
    assert.ok(!(await listIdentities(owner)).identities.some((identity) => identity.key === key));
  });
});

describe('one’s own part', () => {
  it('is shown to its person, and gone when they are erased; the figures of the day stay', async () => {
    const person = await aPerson(ctx, { hasPassword: false });
    const { key } = await identityOf(ctx, { kind: 'email', name: person.email });
    await sent(key);
    const [part] = signalsPersonal;
    assert.equal((await part!.read(ctx, person.subject)).length, 2);
    const before = await figuresOf(null);
    await eraseForGood(system, person.personId, signalsPersonal);
    const { rows } = await sql`select from signal_interaction where identity = ${key} union all select from signal_identity where key = ${key}`.execute(ctx.db);
    assert.equal(rows.length, 0);
    assert.deepEqual(await figuresOf(null), before);
  });
});
