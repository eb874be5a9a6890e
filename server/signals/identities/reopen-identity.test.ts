// A match taken back: by typing the name again, with its records where it is young, from now on where it is not.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { anOrganisation, aPerson, asRole, aTeam } from '../../../test/factories.ts';
import { startTestServer } from '../../../test/server.ts';
import { type Ctx, systemViewer } from '../../platform/context.ts';
import { newId } from '../../platform/id.ts';
import { signalsPersonal } from '../personal.ts';
import { countInteractions } from '../receive/count-interactions.ts';
import { signalsRetention } from '../retention.ts';
import { addSource } from '../sources/add-source.ts';
import { ignoreIdentity, matchByHand, matchIdentity } from './decide-identity.ts';
import { findIdentities } from './find-identities.ts';
import { forgetIdentity, identityOf } from './identity-of.ts';
import { listIdentities } from './list-identities.ts';
import { matchByMail } from './match-by-mail.ts';
import { reopenIdentity } from './reopen-identity.ts';

const { ctx, app } = await startTestServer();
await anOrganisation(ctx);
const owner = await asRole(ctx, 'owner');
const gateway = await addSource(owner, { name: 'Gateway', kind: 'generic', mapping: { format: 'json', time: 'at', id: 'id', user: 'user', prompt: ['text'], toolResult: [], reply: [] } });
const DAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const later = (days: number): Ctx => ({ ...owner, now: () => new Date(Date.now() + days * 86_400_000) });

/** `exposed` of `count` send a credit card number out. */
const send = async (user: string, count: number, exposed = 0, day = DAY): Promise<void> => {
  const body = Array.from({ length: count }, (_, at) => JSON.stringify({ at: `${day}T10:00:00Z`, id: newId(), user, text: at < exposed ? 'Charge 4539 1488 0343 6467 for it' : 'Hello' })).join('\n');
  const reply = await app.request(`/api/signals/sources/${gateway.source.id}/records`, { method: 'POST', body, headers: { authorization: `Bearer ${gateway.token}` } });
  assert.equal(((await reply.json()) as { taken: number }).taken, count);
};
const keyOf = async (name: string): Promise<string> => (await identityOf(ctx, { kind: 'id', name, scope: gateway.source.id })).key;
/** Interactions and exposed by team; nothing of who has none. */
const figures = async (): Promise<ReadonlyMap<string | null, string>> =>
  new Map((await countInteractions(owner, { from: '2020-01-01', to: '2099-01-01', by: 'month' })).reduce((all, { teamId, interactions, exposed }) => all.set(teamId, [interactions + (all.get(teamId)?.[0] ?? 0), exposed + (all.get(teamId)?.[1] ?? 0)]), new Map<string | null, [number, number]>()).entries().map(([team, [interactions, exposed]]) => [team, `${exposed} of ${interactions}`]));
const aMember = async () => {
  const team = await aTeam(ctx);
  return { team: team.id, person: await aPerson(ctx, { hasPassword: false, teams: [team.id] }) };
};
const ownRecords = async (subject: string): Promise<number> => (await signalsPersonal[0]!.read(ctx, subject)).length;
/** Until a process forgets a name after five minutes, it counts for the team before: see `forgetIdentity`. */
const changeTeam = async (personId: string, from: string, to: string): Promise<void> => void (await sql`update team_member set team_id = ${to} where person_id = ${personId} and team_id = ${from}`.execute(ctx.db));
const identityRow = async (key: string) => (await sql<Record<string, unknown>>`select * from signal_identity where key = ${key}`.execute(ctx.db)).rows[0]!;

describe('a match that was wrong', () => {
  it('is taken back by typing the name again: its records leave the team and the person, and the right one gets them', async () => {
    const [wrong, right] = [await aMember(), await aMember()];
    await send('octo-one', 5, 2);
    const key = await keyOf('octo-one');
    const before = await figures();
    await matchIdentity(owner, key, wrong.person.personId);
    await send('octo-one', 3, 1);
    assert.equal((await figures()).get(wrong.team), '3 of 8');
    assert.equal(await ownRecords(wrong.person.subject), 8);

    await reopenIdentity(owner, key, ' OCTO-One ');
    assert.equal((await figures()).get(wrong.team), undefined);
    assert.equal((await figures()).get(null), '3 of 8');
    assert.equal(before.get(null), '2 of 5');
    assert.equal(await ownRecords(wrong.person.subject), 0);
    const queued = (await listIdentities(owner)).identities.find((identity) => identity.key === key);
    assert.deepEqual([queued?.name, queued?.kind, queued?.interactions], ['octo-one', 'id', 8]);

    await matchIdentity(owner, key, right.person.personId);
    assert.equal((await figures()).get(right.team), '3 of 8');
    assert.equal((await figures()).get(null), undefined);
    assert.equal(await ownRecords(right.person.subject), 8);
    const { rows } = await sql<{ text: string; detail: unknown }>`select a::text as text, detail from audit a where action = 'signals.reopenIdentity' and about = ${key}`.execute(ctx.db);
    assert.deepEqual(rows.map(({ detail }) => detail), [{ was: 'matched' }]);
    for (const said of [wrong.person.personId, wrong.person.subject, 'octo-one']) assert.ok(!rows[0]!.text.includes(said));
  });

  it('gives each team back what it was given, when the person changed team meanwhile and records came late', async () => {
    const [{ team, person }, other] = [await aMember(), await aTeam(ctx)];
    await send('mover', 4, 1);
    const key = await keyOf('mover');
    await matchIdentity(owner, key, person.personId);
    await send('mover', 2, 2);
    await changeTeam(person.personId, team, other.id);
    forgetIdentity(ctx, [key]);
    await send('mover', 3, 1);
    assert.deepEqual([(await figures()).get(team), (await figures()).get(other.id)], ['3 of 6', '1 of 3']);
    await changeTeam(person.personId, other.id, team);
    forgetIdentity(ctx, [key]);
    await send('mover', 1);
    assert.deepEqual([(await figures()).get(team), (await figures()).get(other.id)], ['3 of 7', '1 of 3']);
    await reopenIdentity(owner, key, 'mover');
    const after = await figures();
    assert.deepEqual([after.get(team), after.get(other.id), after.get(null)], [undefined, undefined, '4 of 10']);
    await ignoreIdentity(owner, key);
  });

  it('leaves where they were counted the records of a match that is older than thirty days; what comes later waits', async () => {
    const [wrong, right] = [await aMember(), await aMember()];
    const others = (await figures()).get(null);
    await send('found-late', 5, 2);
    const key = await keyOf('found-late');
    await matchIdentity(owner, key, wrong.person.personId);
    await sql`update signal_identity set returns_until = now() - interval '1 day' where key = ${key}`.execute(ctx.db);
    assert.deepEqual((await findIdentities(owner, 'found-late')).map(({ state, returns }) => [state, returns]), [['matched', false]]);
    await reopenIdentity(owner, key, 'found-late');
    assert.deepEqual([(await figures()).get(wrong.team), (await figures()).get(null)], ['2 of 5', others]);
    assert.equal(await ownRecords(wrong.person.subject), 0);
    await send('found-late', 3, 1);
    await matchIdentity(owner, key, right.person.personId);
    assert.deepEqual([(await figures()).get(wrong.team), (await figures()).get(right.team), (await figures()).get(null)], ['2 of 5', '1 of 3', others]);
    await reopenIdentity(owner, key, 'found-late');
    assert.deepEqual([(await figures()).get(wrong.team), (await figures()).get(right.team)], ['2 of 5', undefined]);
    await ignoreIdentity(owner, key);
  });

  it('counts every record once and for the right team, when records keep coming while it is taken back', async () => {
    const [wrong, right] = [await aMember(), await aMember()];
    const before = Number((await figures()).get(null)?.split(' ').at(-1) ?? 0);
    await send('busy', 10);
    const key = await keyOf('busy');
    await matchIdentity(owner, key, wrong.person.personId);
    const sending = Array.from({ length: 5 }, () => send('busy', 10));
    await reopenIdentity(owner, key, 'busy');
    await Promise.all([...sending, send('busy', 10)]);
    assert.equal(Number((await figures()).get(null)!.split(' ').at(-1)) - before, 70);
    await matchIdentity(owner, key, right.person.personId);
    assert.deepEqual([(await figures()).get(wrong.team), (await figures()).get(right.team)], [undefined, '0 of 70']);
  });

  it('is refused to everybody but an owner, without the name, and where there is nothing to take back', async () => {
    const { person } = await aMember();
    await send('guarded', 1);
    const key = await keyOf('guarded');
    await assert.rejects(reopenIdentity(owner, key, 'guarded'), { kind: 'Conflict' });
    await matchIdentity(owner, key, person.personId);
    for (const role of ['auditor', 'manager', 'champion'] as const) {
      await assert.rejects(reopenIdentity(await asRole(ctx, role), key, 'guarded'), { kind: 'NotAllowed' });
      await assert.rejects(findIdentities(await asRole(ctx, role), 'guarded'), { kind: 'NotAllowed' });
    }
    await assert.rejects(reopenIdentity(owner, key, 'guardian'), { kind: 'NotFound' });
    await assert.rejects(reopenIdentity(owner, newId(), 'guarded'), { kind: 'NotFound' });
    assert.equal((await identityRow(key))['state'], 'matched');
  });

  it('is refused for somebody’s own mail address, which would be matched again by itself, and not for another’s', async () => {
    const [first, second] = [await aMember(), await aMember()];
    const { key } = await identityOf(ctx, { kind: 'email', name: first.person.email });
    await assert.rejects(reopenIdentity(owner, key, first.person.email), { kind: 'Conflict', message: /under People first/ });
    const early = await identityOf(ctx, { kind: 'email', name: 'comes-later@example.org' });
    await matchIdentity(owner, early.key, second.person.personId);
    const joined = await aPerson(ctx, { hasPassword: false, email: 'comes-later@example.org', teams: [first.team] });
    await reopenIdentity(owner, early.key, 'Comes-Later@example.org');
    assert.equal(await matchByMail(ctx), 1);
    assert.equal((await identityOf(ctx, { kind: 'email', name: joined.email })).teamId, first.team);
  });
});

describe('a name that was set aside', () => {
  it('waits again once somebody types it, and retention gives it its days anew', async () => {
    await send('robot', 2);
    const key = await keyOf('robot');
    await ignoreIdentity(owner, key);
    await sql`update signal_identity set first_at = now() - interval '300 days' where key = ${key}`.execute(ctx.db);
    await reopenIdentity(owner, key, 'robot');
    const names = signalsRetention.find(({ name }) => name === 'signal-names')!;
    await names.purge({ ...ctx, viewer: systemViewer('test') }, new Date(Date.now() - names.keepDays * 86_400_000));
    assert.equal((await identityRow(key))['state'], 'open');
  });
});

describe('a name typed again', () => {
  it('is found as each thing it may be, with no word of whose it is and how much somebody sent', async () => {
    const { person } = await aMember();
    await send('both', 3, 1);
    const key = await keyOf('both');
    await identityOf(ctx, { kind: 'gitlab', name: 'both' });
    await matchIdentity(owner, key, person.personId);
    const found = await findIdentities(owner, 'Both');
    assert.deepEqual(found.map(({ kind, state, source, returns, open }) => [kind, state, source, returns, open?.interactions ?? null]).toSorted(([one], [other]) => String(one).localeCompare(String(other))), [['gitlab', 'open', null, false, 0], ['id', 'matched', 'Gateway', true, null]]);
    for (const said of [person.personId, person.subject, person.name, String((await identityRow(key))['subject'])]) assert.ok(!JSON.stringify(found).includes(said));
    assert.deepEqual(await findIdentities(owner, 'nobody-ever'), []);
  });
});

describe('what is kept to take a match back', () => {
  it('is no name, goes with the thirty days, and goes with the person', async () => {
    const [{ team, person }, other] = [await aMember(), await aTeam(ctx)];
    await send('kept', 2);
    const key = await keyOf('kept');
    await matchIdentity(owner, key, person.personId);
    await changeTeam(person.personId, team, other.id);
    forgetIdentity(ctx, [key]);
    await send('kept', 1);
    const counted = async () => (await sql<{ n: number }>`select count(*)::int as n from signal_counted where identity = ${key}`.execute(ctx.db)).rows[0]!.n;
    assert.equal((await identityRow(key))['name_sealed'], null);
    assert.equal(await counted(), 1);
    const interactions = signalsRetention.find(({ name }) => name === 'signal-interactions')!;
    const system = { ...ctx, viewer: systemViewer('test') };
    const before = new Date(Date.now() - interactions.keepDays * 86_400_000);
    await interactions.purge(system, before);
    assert.equal(await counted(), 1);
    await interactions.purge({ ...later(31), viewer: system.viewer }, before);
    assert.equal(await counted(), 0);
    await changeTeam(person.personId, other.id, team);
    forgetIdentity(ctx, [key]);
    await send('kept', 1);
    assert.equal(await counted(), 1);
    await signalsPersonal[0]!.erase!(system, person.subject);
    assert.equal(await counted(), 0);
  });
});

describe('a match', () => {
  it('is never to oneself, or whoever takes one back could read a colleague\'s log as their own', async () => {
    const { person } = await aMember();
    await send('octo-colleague', 2);
    const key = await keyOf('octo-colleague');
    const asPerson: Ctx = { ...owner, viewer: { ...owner.viewer, personId: person.personId } as Ctx['viewer'] };
    await assert.rejects(matchByHand(asPerson, key, person.personId), { kind: 'Conflict', message: /Another owner/ });
    await matchIdentity(owner, key, person.personId);
    await reopenIdentity(owner, key, 'octo-colleague');
    await ignoreIdentity(owner, key);
  });
});
