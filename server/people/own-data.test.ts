// What BeforeTab knows about me: seeing, exporting, erasing; and what retention takes away by itself.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aLogin, anOrganisation, aPerson, asNobody, asRole, asViewer, aTeam, PASSWORD } from '../../test/factories.ts';
import { startTestServer } from '../../test/server.ts';
import { recordAudit } from '../platform/audit/index.ts';
import type { PersonalPart } from '../platform/capability.ts';
import { type Ctx, systemViewer } from '../platform/context.ts';
import { addPerson } from './add-person.ts';
import { changeOrganisation } from './change-organisation.ts';
import { eraseOneself } from './erase-oneself.ts';
import { erasePerson } from './erase-person.ts';
import { identify } from './identify.ts';
import { exportPersonalData, peopleParts, readPersonalData } from './read-personal-data.ts';
import { readOrganisation } from './read-organisation.ts';
import { enforceRetention, keepHouse, peopleRetention } from './retention.ts';
import { tables } from './store.ts';
import { takeBack } from './take-back.ts';
import { whoIs } from './who-is.ts';

const { ctx } = await startTestServer();
await anOrganisation(ctx);
const owner = await asRole(ctx, 'owner');
const DAY_MS = 86_400_000;

// Stands for an upper capability's part.
const erasedSubjects: string[] = [];
const upper: PersonalPart = { name: 'outcomes', read: async (_ctx, subject) => [{ subject, did: 'a unit' }], erase: async (_ctx, subject) => void erasedSubjects.push(subject) };
const parts = [...peopleParts, upper];
const rules = peopleRetention(parts);
const system: Ctx = { ...ctx, viewer: systemViewer('people-enforce-retention') };
const later = (days: number): Ctx => ({ ...system, now: () => new Date(Date.now() + days * DAY_MS) });
const isHere = async (personId: string) => (await tables(ctx).selectFrom('person').select('id').where('id', '=', personId).execute()).length === 1;

describe('readPersonalData', () => {
  it('holds every part about oneself, and neither a hash nor anybody else', async () => {
    const [me, other] = [await aPerson(ctx, { name: 'Mia Myself' }), await aPerson(ctx, { name: 'Otto Other' })];
    await aLogin(ctx, me);
    await aLogin(ctx, other);
    const { name, text } = await exportPersonalData(asViewer(ctx, me), parts, rules);
    assert.match(name, /^beforetab-my-data-\d{4}-\d\d-\d\d\.json$/);
    const data = JSON.parse(text) as Record<string, unknown[]>;
    assert.deepEqual(Object.keys(data), ['madeAt', 'person', 'tiers', 'objections', 'logins', 'devices', 'command-lines', 'links', 'audit', 'outcomes', 'staysAfterErasing']);
    assert.equal(data['logins']?.length, 1);
    assert.match(text, /Mia Myself/);
    assert.doesNotMatch(text, /argon2|token|Otto/);
    await assert.rejects(readPersonalData(asNobody(ctx), parts, rules), { kind: 'NotAllowed' });
  });

  it('tells what one did to whom without the other, such as a player whose flag was typed', async () => {
    const [me, other] = [await aPerson(ctx), await aPerson(ctx)];
    await recordAudit(asViewer(ctx, me), 'arena.share', 'support/hard', { round: '2026-2', whose: other.subject, by: me.subject });
    const { text } = await exportPersonalData(asViewer(ctx, me), parts, rules);
    assert.doesNotMatch(text, new RegExp(other.subject));
    const [row] = (JSON.parse(text) as { audit: { action: string; detail: object }[] }).audit.filter(({ action }) => action === 'arena.share');
    assert.deepEqual(row!.detail, { round: '2026-2', by: me.subject });
  });
});

describe('erasing', () => {
  it('asks for the password, then cuts the mapping and ends every login', async () => {
    const me = await aPerson(ctx, { name: 'Gone Girl', email: 'gone@example.org', teams: [(await aTeam(ctx)).id] });
    const login = await aLogin(ctx, me);
    const self = asViewer(ctx, me);
    await recordAudit(self, 'people.test', me.subject);
    await assert.rejects(eraseOneself(self, 'not it at all', parts, rules), { kind: 'NotAllowed' });
    const { kept } = await eraseOneself(self, PASSWORD, parts, rules);
    assert.deepEqual(kept, [{ what: 'nameless-rows', keepDays: 1825 }]);
    assert.equal((await identify(ctx, login.token)).is, 'nobody');
    assert.equal((await whoIs(owner, [me.subject])).size, 0);
    assert.ok(erasedSubjects.includes(me.subject));
    for (const table of ['person', 'person_subject', 'team_member', 'login', 'audit'] as const) {
      const rows = await tables(ctx).selectFrom(table).selectAll().execute();
      assert.doesNotMatch(JSON.stringify(rows), /Gone Girl|gone@example/, table);
      if (table !== 'audit') assert.doesNotMatch(JSON.stringify(rows), new RegExp(me.personId), table);
    }
    const audit = await tables(ctx).selectFrom('audit').selectAll().where('actor', '=', me.subject).execute();
    assert.ok(audit.length > 0, 'what was done stays, under a name that leads nowhere');
  });

  it('refuses someone without the right, the last owner, and an owner who means themselves', async () => {
    const { personId } = await aPerson(ctx);
    for (const role of ['learner', 'champion', 'instructor', 'manager', 'auditor'] as const) {
      await assert.rejects(erasePerson(await asRole(ctx, role), personId, parts, rules), { kind: 'NotAllowed' }, role);
    }
    await assert.rejects(eraseOneself(owner, PASSWORD, parts, rules), { kind: 'Conflict', message: /last owner/ });
    await assert.rejects(erasePerson(owner, owner.viewer.personId, parts, rules), { kind: 'Conflict' });
    await erasePerson(owner, personId, parts, rules);
    assert.equal(await isHere(personId), false);
  });

  it('keeps name and mapping under a stated duty until its last day, and says so', async () => {
    await changeOrganisation(owner, { duty: { why: 'A law asks for proof of training.', keepDays: 100 } }, rules);
    const { personId, subject, email } = await aPerson(ctx, { job_function: 'Developer' });
    const { kept } = await erasePerson(owner, personId, parts, rules);
    assert.deepEqual(kept, [{ what: 'name', why: 'A law asks for proof of training.', keepDays: 100 }, { what: 'nameless-rows', keepDays: 1825 }]);
    const row = await tables(ctx).selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirstOrThrow();
    assert.deepEqual([row.job_function, row.password_hash, row.left_on === null], [null, null, false]);
    assert.ok(erasedSubjects.includes(subject), 'what other parts keep of them goes at once');
    erasedSubjects.length = 0;
    await assert.rejects(takeBack(owner, personId), { kind: 'Conflict' });
    assert.equal((await addPerson(owner, { name: 'Back again', email })).state, 'new');
    await changeOrganisation(owner, { duty: null }, rules);
    await enforceRetention(later(99), rules, parts);
    assert.equal(await isHere(personId), true);
    await enforceRetention(later(101), rules, parts);
    assert.equal(await isHere(personId), false);
    assert.ok(erasedSubjects.includes(subject));
  });
});

describe('retention', () => {
  it('takes away logins that are over, people who left long ago, and old audit rows, each after its own days', async () => {
    const person = await aPerson(ctx);
    await aLogin(ctx, person);
    const gone = await aPerson(ctx, { left_on: new Date().toISOString().slice(0, 10) });
    const count = async (table: 'login' | 'audit') => (await tables(ctx).selectFrom(table).select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;
    const logins = await count('login');
    await enforceRetention(later(20), rules, parts);
    assert.equal(await count('login'), logins);
    await enforceRetention(later(90 + 31), rules, parts);
    assert.equal(await count('login'), 0);
    assert.equal(await isHere(gone.personId), true);
    await enforceRetention(later(732), rules, parts);
    assert.deepEqual([await isHere(gone.personId), await isHere(person.personId)], [false, true]);
    assert.ok((await count('audit')) > 0);
    await enforceRetention(later(1827), rules, parts);
    const left = await tables(ctx).selectFrom('audit').selectAll().where('at', '<', new Date(Date.now() + DAY_MS)).execute();
    assert.deepEqual(left, []);
  });

  it('follows the organisation, which must name rules that are there', async () => {
    const changed = await changeOrganisation(owner, { retention: { logins: 7 } }, rules);
    assert.deepEqual(changed.retention.find(({ name }) => name === 'logins'), { name: 'logins', keepDays: 7, usualDays: 30 });
    await assert.rejects(changeOrganisation(owner, { retention: { nonsense: 7 } }, rules), { kind: 'Invalid' });
    await assert.rejects(changeOrganisation(await asRole(ctx, 'auditor'), { name: 'X' }, rules), { kind: 'NotAllowed' });
    await changeOrganisation(owner, { name: 'Renamed', retention: { logins: null } }, rules);
    const read = await readOrganisation(await asRole(ctx, 'auditor'), rules);
    assert.deepEqual([read.name, read.retention[0]?.keepDays], ['Renamed', 30]);
    await assert.rejects(readOrganisation(await asRole(ctx, 'manager'), rules), { kind: 'NotAllowed' });
  });

  it('goes on when one rule fails, and says so at the end', async () => {
    let hasRun = false;
    const failing = { name: 'bad', why: '', keepDays: 1, purge: () => Promise.reject(new Error('broken')) };
    const fine = { name: 'good', why: '', keepDays: 1, purge: async () => ((hasRun = true), 0) };
    await assert.rejects(enforceRetention(system, [failing, fine], parts), AggregateError);
    assert.equal(hasRun, true);
  });

  it('makes the next months of every table that grows by month', async () => {
    await keepHouse({ ...system, now: () => new Date('2031-05-15T00:00:00Z') });
    const made = await tables(ctx).selectFrom('audit').select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    assert.equal(typeof made.n, 'number');
    const { rows } = await ctx.pool.query("select to_regclass('audit_2031_07')::text as audit, to_regclass('outcome_2031_05')::text as outcome, to_regclass('audit_2031_08')::text as none");
    assert.deepEqual(rows[0], { audit: 'audit_2031_07', outcome: 'outcome_2031_05', none: null });
  });
});
