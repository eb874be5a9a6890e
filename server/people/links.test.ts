// One-time links: who makes them, how they arrive, and that they work once.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aLogin, anOrganisation, aPerson, asRole } from '../../test/factories.ts';
import { startTestServer } from '../../test/server.ts';
import { sql } from 'kysely';
import { systemViewer } from '../platform/context.ts';
import { noMail } from '../platform/mail/mail.ts';
import { askReset } from './ask-reset.ts';
import { changePerson } from './change-person.ts';
import { identify } from './identify.ts';
import { makeLink } from './make-link.ts';
import { sendLink } from './send-link.ts';
import { showLink } from './show-link.ts';
import { useLink } from './use-link.ts';
import { wayIn } from './way-in.ts';

const server = await startTestServer();
const { ctx } = server;
await anOrganisation(ctx);
const owner = await asRole(ctx, 'owner');
const ownerWithoutMail = { ...owner, mail: noMail };
const tokenOf = (url: string | null): string => new URL(url!).hash.slice(1);

describe('wayIn', () => {
  it('gives whoever runs the machine a link for the owner nobody else can help, and leaves it in the audit', async () => {
    const person = await aPerson(ctx, { roles: ['owner'] });
    const made = await wayIn({ ...ctx, viewer: systemViewer('way-in') }, person.email.toUpperCase());
    assert.equal(made.name, person.name);
    const shown = await showLink(ctx, tokenOf(made.url));
    assert.deepEqual([shown.email, shown.kind], [person.email, 'reset']);
    const { rows } = await sql<{ actor: string }>`select actor from audit where action = 'people.makeLink' and about = ${person.subject}`.execute(ctx.db);
    assert.deepEqual(rows.map(({ actor }) => actor), ['system:way-in']);
  });

  it('refuses everybody who is signed in, and an address of nobody', async () => {
    const person = await aPerson(ctx);
    await assert.rejects(wayIn(owner, person.email), { kind: 'NotAllowed' });
    await assert.rejects(wayIn({ ...ctx, viewer: systemViewer('way-in') }, 'nobody@example.org'), { kind: 'NotFound' });
  });
});

describe('makeLink', () => {
  it('refuses someone without the right', async () => {
    const { personId } = await aPerson(ctx);
    for (const role of ['learner', 'champion', 'instructor', 'manager', 'auditor'] as const) {
      await assert.rejects(makeLink(await asRole(ctx, role), personId), { kind: 'NotAllowed' }, role);
    }
  });

  it('gives the owner a link to copy when no mail can be sent; the newest alone works', async () => {
    const person = await aPerson(ctx, { hasPassword: false });
    const first = await makeLink(ownerWithoutMail, person.personId);
    const second = await makeLink(ownerWithoutMail, person.personId);
    assert.deepEqual([second.kind, second.isSentByMail], ['invitation', false]);
    await assert.rejects(showLink(ctx, tokenOf(first.url)), { kind: 'NotFound' });
    assert.equal((await showLink(ctx, tokenOf(second.url))).email, person.email);
  });

  it('mails it otherwise, and keeps the link out of the queue', async () => {
    const person = await aPerson(ctx, { hasPassword: false, name: 'Bo' });
    const made = await makeLink(owner, person.personId);
    assert.deepEqual([made.isSentByMail, made.url], [true, null]);
    const job = server.enqueued.at(-1)!;
    assert.deepEqual(job.data, { personId: person.personId, kind: 'invitation' });
    await sendLink(ctx, job.data);
    const letter = server.sentMail.at(-1)!;
    assert.equal(letter.to, person.email);
    const [url] = /http\S+/.exec(letter.text)!;
    assert.equal((await showLink(ctx, tokenOf(url))).name, 'Bo');
  });
});

describe('useLink', () => {
  it('sets the password, signs in, ends other logins, and works once, even for two at the same moment', async () => {
    const person = await aPerson(ctx);
    const old = await aLogin(ctx, person);
    const { url, kind } = await makeLink(ownerWithoutMail, person.personId);
    assert.equal(kind, 'reset');
    await assert.rejects(useLink(ctx, tokenOf(url), 'short'), { kind: 'Invalid' });
    const tries = await Promise.allSettled([useLink(ctx, tokenOf(url), 'a new good password'), useLink(ctx, tokenOf(url), 'a new good password')]);
    assert.deepEqual(tries.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal((await identify(ctx, old.token)).is, 'nobody');
    await assert.rejects(useLink(ctx, tokenOf(url), 'a new good password'), { kind: 'NotFound' });
  });

  it('expires, and dies when the e-mail address changes', async () => {
    const person = await aPerson(ctx);
    const first = tokenOf((await makeLink(ownerWithoutMail, person.personId)).url);
    const later = { ...ctx, now: () => new Date(Date.now() + 2 * 3_600_000 + 1000) };
    await assert.rejects(useLink(later, first, 'a new good password'), { kind: 'NotFound' });
    await changePerson(owner, person.personId, { email: 'moved@example.org' });
    await assert.rejects(showLink(ctx, first), { kind: 'NotFound' });
  });
});

describe('askReset', () => {
  it('says and queues the same whether or not anyone has this address', async () => {
    const person = await aPerson(ctx);
    const before = server.enqueued.length;
    const known = await askReset(ctx, person.email.toUpperCase(), '192.0.2.1');
    const unknown = await askReset(ctx, 'nobody@example.org', '192.0.2.1');
    assert.deepEqual(known, unknown);
    const jobs = server.enqueued.slice(before);
    assert.equal(jobs.length, 2);
    const letters = server.sentMail.length;
    for (const { data } of jobs) await sendLink(ctx, data);
    assert.equal(server.sentMail.length, letters + 1);
    assert.equal(server.sentMail.at(-1)!.to, person.email);
    const { rows } = await ctx.pool.query('select action, detail from audit where about = $1', [person.subject]);
    assert.deepEqual(rows, [{ action: 'people.sendLink', detail: { kind: 'reset' } }]);
  });

  it('sends three letters an hour to one address at the most, without saying so', async () => {
    const { email } = await aPerson(ctx);
    const before = server.enqueued.length;
    const said = new Set<string>();
    for (let n = 0; n < 6; n += 1) said.add(JSON.stringify(await askReset(ctx, email, `192.0.2.${10 + n}`)));
    assert.deepEqual([...said], ['{"by":"mail"}']);
    assert.equal(server.enqueued.length - before, 3);
  });

  it('points to an owner when no mail can be sent', async () => {
    assert.deepEqual(await askReset({ ...ctx, mail: noMail }, 'a@example.org', '192.0.2.99'), { by: 'owner' });
  });
});
