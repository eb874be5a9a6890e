// The loop through the product: who reads which note, what stands nowhere afterwards, and what an owner may know and do.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { anOrganisation, aPerson, asRole, asViewer, type AnyPerson } from '../../../test/factories.ts';
import { publishContent } from '../../../test/publish-content.ts';
import { startTestServer } from '../../../test/server.ts';
import { type Ctx, systemViewer } from '../../platform/context.ts';
import { newId } from '../../platform/id.ts';
import { decideAlert } from '../alerts/decide-alert.ts';
import { listAlerts } from '../alerts/list-alerts.ts';
import { matchIdentity } from '../identities/decide-identity.ts';
import { identityOf } from '../identities/identity-of.ts';
import { signalsKey, signalSubject } from '../keys.ts';
import { addSource } from '../sources/add-source.ts';
import { sendPrompts, sendScan, TEXTS, turnOn } from './example-findings.ts';
import { markNote } from './mark-note.ts';
import { loopPersonal, loopRetention } from './personal.ts';
import { readLoop } from './read-loop.ts';
import { readNotes } from './read-notes.ts';
import { setLoop } from './set-loop.ts';

const server = await startTestServer();
const { ctx, setNow } = server;
const day = (number: number): Date => new Date(Date.UTC(2026, 8, number, 10));
const on = (number: number): void => setNow(day(number));
const SINCE = day(1);
let owner: Ctx;
before(async () => {
  on(1);
  await anOrganisation(ctx);
  await publishContent(ctx);
  owner = await asRole(ctx, 'owner');
});
const someone = async (): Promise<{ person: AnyPerson; me: Ctx }> => {
  const person = await aPerson(ctx, { hasPassword: false });
  return { person, me: asViewer(ctx, person) };
};
/** Sent on the day it was said, as exporters do; then it is `now`. */
const said = async ({ email }: AnyPerson, when: number, now: number, ...texts: string[]): Promise<void> => {
  on(when);
  await sendPrompts(server, email, day(when), texts);
  on(now);
};
const slugs = async (me: Ctx): Promise<string[]> => (await readNotes(me)).notes.map(({ lesson }) => lesson.slug);

describe('one’s own notes', () => {
  before(() => turnOn(ctx, SINCE));

  it('come on the next day, with what was found as signals keep it, and lead to the lesson', async () => {
    const { person, me } = await someone();
    on(5);
    await sendPrompts(server, person.email, day(5), [TEXTS.key]);
    assert.deepEqual(await slugs(me), [], 'not on the day itself');
    on(6);
    const { notes, isOn } = await readNotes(me);
    assert.equal(isOn, true);
    assert.deepEqual(notes.map(({ state, shownOn, lesson, more }) => [state, shownOn, lesson.slug, lesson.minutes, lesson.lab?.slug, more]), [['open', '2026-09-06', 'provider-key', 3, 'provider-keys', 0]]);
    const [item] = notes[0]!.items;
    assert.deepEqual(item?.is === 'prompt' && [item.day, item.tool, item.source, item.rule, item.title, item.path], ['2026-09-05', 'openai', 'Gateway', 'aws-access-key', 'AWS access key', 'messages[0].content']);
    assert.ok(!JSON.stringify(notes).includes('AKIAQ4RZV7WMT2JXN5KB'), 'and never the secret');
    assert.deepEqual(await slugs((await someone()).me), [], 'nobody else has it');
  });

  it('are at most one a day, and three open at once', async () => {
    const { person, me } = await someone();
    await said(person, 6, 7, TEXTS.key, TEXTS.mail, TEXTS.password);
    assert.equal((await slugs(me)).length, 1);
    on(8);
    assert.equal((await slugs(me)).length, 2);
    await sendPrompts(server, person.email, day(7), ['-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEAr4vT9kq2LmZx7Qw3uYb8Nc5Rf1Gh6Jd0Sa2Pl4Ok9Ie7Wt3Xn5\nVz8By6Cu1Dm4Ek0Fj7Gi2Hh5Il9Kp3Lo6Mq8Nr1Os4Pt7Qu0Rv2Sw5Tx8Uy1Vz4W\n-----END RSA PRIVATE KEY-----']);
    on(12);
    const { notes, waiting } = await readNotes(me);
    assert.deepEqual([notes.length, waiting], [3, 1]);
  });

  it('go aside as done or as not mine, come back when that is undone, and stay aside when records come late or twice', async () => {
    const { person, me } = await someone();
    await said(person, 10, 14, TEXTS.mail);
    const key = (await readNotes(me)).notes[0]!.key;
    assert.equal((await markNote(me, key, 'not-mine')).notes[0]!.state, 'not-mine');
    assert.equal((await markNote(me, key, 'open')).notes[0]!.state, 'open');
    await markNote(me, key, 'done');
    for (const late of [8, 10, 12]) await sendPrompts(server, person.email, day(late), [TEXTS.mail]);
    assert.deepEqual((await readNotes(me)).notes.map(({ state }) => state), ['done']);
    await assert.rejects(markNote((await someone()).me, key, 'done'), /no such note/);
  });

  it('of a name that is matched later come after that', async () => {
    const { person, me } = await someone();
    on(15);
    const name = `${newId()}@elsewhere.org`;
    await sendPrompts(server, name, day(12), [TEXTS.key]);
    on(18);
    await matchIdentity(owner, (await identityOf(ctx, { kind: 'email', name })).key, person.personId);
    assert.deepEqual(await slugs(me), []);
    on(19);
    assert.deepEqual(await slugs(me), ['provider-key']);
  });

  it('say nothing of what was before the loop was turned on, and go by themselves after 30 days', async () => {
    const { person, me } = await someone();
    on(19);
    await sendPrompts(server, person.email, new Date(SINCE.getTime() - 86_400_000), [TEXTS.key]);
    on(20);
    assert.deepEqual(await slugs(me), []);
    await said(person, 19, 20, TEXTS.key);
    assert.deepEqual(await slugs(me), ['provider-key']);
    on(49);
    assert.deepEqual(await slugs(me), ['provider-key']);
    on(50);
    assert.deepEqual(await slugs(me), []);
  });

  it('name the place of an alert for its author, until a scan no longer shows it or somebody calls it a false alarm', async () => {
    const { person, me } = await someone();
    const { source } = await addSource({ ...ctx, viewer: systemViewer('test') }, { name: 'Scanner', kind: 'sarif', mapping: null });
    const [sql, shell] = [{ rule: 'py/sql-injection', cwe: 'external/cwe/cwe-089', path: 'src/orders.py', author: person.email }, { rule: 'py/command', title: 'Text becomes a command', cwe: 'CWE-78', path: 'src/run.py', author: person.email }];
    on(21);
    await sendScan(server, source.id, day(20), []);
    await sendScan(server, source.id, day(21), [sql, shell]);
    on(24);
    const { notes } = await readNotes(me);
    assert.deepEqual(notes.map(({ lesson, items }) => [lesson.slug, items.map((item) => item.is === 'alert' && [item.title, item.cwe[0], item.path, item.line])]), [['command-injection', [['Text becomes a command', 'CWE-78', 'src/run.py', 12]]], ['sql-injection', [['py/sql-injection', 'CWE-89', 'src/orders.py', 12]]]]);
    await sendScan(server, source.id, day(24), [sql]);
    assert.deepEqual(await slugs(me), ['sql-injection']);
    const { alerts } = await listAlerts(owner, { show: 'here', search: 'orders.py', page: 1 });
    await decideAlert(owner, alerts[0]!.key, { triage: 'false-alarm', why: 'A constant.' });
    assert.deepEqual(await slugs(me), []);
  });
});

describe('nobody else can tell', () => {
  it('who had a note or marked one: no audit row, no assignment, no outcome, no id that leads anywhere', async () => {
    await turnOn(ctx, SINCE);
    const { person, me } = await someone();
    await said(person, 21, 22, TEXTS.key);
    const count = async (table: string): Promise<number> => (await ctx.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;
    const before = await Promise.all(['audit', 'assignment', 'outcome'].map(count));
    await markNote(me, (await readNotes(me)).notes[0]!.key, 'done');
    assert.deepEqual(await Promise.all(['audit', 'assignment', 'outcome'].map(count)), before);
    const marks = JSON.stringify((await ctx.pool.query('select * from signal_loop_mark')).rows);
    for (const id of [person.personId, person.subject, person.email, signalSubject(signalsKey(ctx), person.personId)]) assert.ok(!marks.includes(id));
    assert.doesNotMatch(marks, /2026-09-2[12]/, 'the month of the finding is the only time');
  });

  it('and erasing takes the marks along, as does their retention', async () => {
    const { person, me } = await someone();
    await said(person, 22, 23, TEXTS.key);
    await markNote(me, (await readNotes(me)).notes[0]!.key, 'done');
    const mine = async () => (await loopPersonal[0]!.read(me, person.subject)).map(({ lesson, state }) => [lesson, state]);
    assert.deepEqual(await mine(), [['provider-key', 'done']]);
    const rows = async (): Promise<number> => (await ctx.pool.query<{ n: number }>('select count(*)::int as n from signal_loop_mark')).rows[0]!.n;
    const before = await rows();
    await loopPersonal[0]!.erase!(me, person.subject);
    assert.equal(await rows(), before - 1);
    assert.equal(await loopRetention[0]!.purge(ctx, new Date('2026-09-01T00:00:00Z')), 0);
    assert.equal(await loopRetention[0]!.purge(ctx, new Date('2026-10-01T00:00:00Z')), before - 1);
  });
});

describe('the owner', () => {
  const reset = (): Promise<unknown> => ctx.pool.query('delete from signal_loop');

  it('begins with a dry run, in which nobody has a note, and can turn it on after a day', async () => {
    await reset();
    const { person, me } = await someone();
    on(20);
    await assert.rejects(setLoop(owner, { mode: 'on', cap: 1 }), /Begin a dry run first/);
    const dry = await setLoop(owner, { mode: 'dry-run', cap: 1 });
    assert.equal(dry.mayTurnOnAt, day(21).toISOString());
    await sendPrompts(server, person.email, day(20), [TEXTS.key]);
    setNow(new Date(day(21).getTime() - 60_000));
    await assert.rejects(setLoop(owner, { mode: 'on', cap: 1 }), /from 2026-09-21 10:00 UTC/);
    assert.deepEqual(await readNotes(me), { isOn: false, notes: [], waiting: 0 });
    on(21);
    assert.equal((await setLoop(owner, { mode: 'on', cap: 2 })).onSince, day(21).toISOString());
    on(22);
    assert.deepEqual(await slugs(me), [], 'what the dry run saw is before it was on');
  });

  it('can turn it off at once, and take that back within a day as if nothing had been', async () => {
    on(22);
    await setLoop(owner, { mode: 'off', cap: 2 });
    on(23);
    await assert.rejects(setLoop(owner, { mode: 'on', cap: 2 }), /Begin a dry run first/);
    await ctx.pool.query(`update signal_loop set left_at = $1`, [new Date(day(23).getTime() - 3_600_000)]);
    assert.equal((await setLoop(owner, { mode: 'on', cap: 2 })).onSince, day(21).toISOString());
    const { rows } = await ctx.pool.query<{ detail: unknown }>(`select detail from audit where action = 'signals.setLoop' order by at, id`);
    assert.deepEqual(rows.at(-1)?.detail, { from: 'off', mode: 'on', cap: 2 });
  });

  it('sees people in steps of five, by lesson and week, and what waited; never fewer', async () => {
    await reset();
    on(28);
    const figures = async () => {
      const { figures } = await readLoop(owner);
      return { people: figures.people, waited: figures.waited, last: figures.lines.find(({ slug }) => slug === 'customer-data')!.weeks.at(-1), lines: figures.lines.length };
    };
    const before = await figures();
    const more = await Promise.all(Array.from({ length: 4 }, () => aPerson(ctx, { hasPassword: false })));
    for (const one of more) await said(one, 25, 28, TEXTS.mail, TEXTS.key);
    const four = await figures();
    assert.deepEqual([before.last, four.last], [0, 0], 'four are fewer than five');
    await said(await aPerson(ctx, { hasPassword: false }), 25, 28, TEXTS.mail, TEXTS.key);
    const five = await figures();
    assert.equal(five.last, 5);
    assert.equal(five.waited - before.waited, 5);
    assert.ok(five.lines >= 12, 'every lesson has a line, so that a line tells nothing');
    assert.doesNotMatch(JSON.stringify(await readLoop(owner)), new RegExp(more.flatMap(({ personId, subject, email }) => [personId, subject, email]).join('|')));
  });

  it('alone decides, and auditors look', async () => {
    await assert.rejects(setLoop(await asRole(ctx, 'auditor'), { mode: 'dry-run', cap: 1 }), { name: 'NotAllowed' });
    await assert.rejects(readLoop(await asRole(ctx, 'manager')), { name: 'NotAllowed' });
    assert.equal((await readLoop(await asRole(ctx, 'auditor'))).mode, 'off');
  });
});
