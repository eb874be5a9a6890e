// Signing in, staying signed in, and everything that ends a login.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aLogin, anOrganisation, aPerson, asNobody, asRole, asViewer, PASSWORD } from '../../test/factories.ts';
import { startTestServer } from '../../test/server.ts';
import type { Ctx } from '../platform/context.ts';
import { noMail } from '../platform/mail/mail.ts';
import { changePassword } from './change-password.ts';
import { eraseOneself } from './erase-oneself.ts';
import { identify } from './identify.ts';
import { keepDevice, knownDevice } from './known-device.ts';
import { countTry } from './limits.ts';
import { listLogins } from './list-logins.ts';
import { makeLink } from './make-link.ts';
import { markLeft } from './mark-left.ts';
import { revokeLogin, signOut } from './revoke-login.ts';
import { signIn } from './sign-in.ts';
import { tables } from './store.ts';
import { useLink } from './use-link.ts';

const server = await startTestServer();
const { ctx } = server;
await anOrganisation(ctx);
const DAY_MS = 86_400_000;
let hosts = 0;
const address = (): string => `198.51.${100 + Math.floor((hosts += 1) / 250)}.${hosts % 250}`;

/** Something happens after the password was checked and before the login is opened. */
const meanwhile = (happens: () => Promise<unknown>): typeof ctx => {
  const db = new Proxy(ctx.db, {
    get: (target, key) => {
      const found: unknown = Reflect.get(target, key, target);
      if (key !== 'transaction') return typeof found === 'function' ? (found as () => unknown).bind(target) : found;
      return () => ({ execute: async (work: Parameters<ReturnType<typeof target.transaction>['execute']>[0]) => (await happens(), target.transaction().execute(work)) });
    },
  });
  return { ...ctx, db };
};

/** A browser: what it keeps of the cookies it is given. */
const aBrowser = async (person: Awaited<ReturnType<typeof aPerson>>) => {
  const login = await aLogin(ctx, person);
  let token: string | undefined;
  const http = { deviceToken: undefined, setCookie: ({ value }: { value: string }) => void (token = value) };
  const viewer = await identify(ctx, login.token);
  assert.ok(viewer.is === 'person');
  await keepDevice(ctx, viewer, http);
  return { device: token!, viewer, loginId: login.loginId };
};
const lockOut = async (email: string): Promise<void> => {
  for (let tries = 0; tries < 10; tries += 1) await assert.rejects(signIn(ctx, { email, password: 'not it at all' }, address()), { kind: 'NotAllowed' });
  await assert.rejects(signIn(ctx, { email, password: PASSWORD }, address()), { kind: 'LimitReached' });
};

describe('a right password', () => {
  it('does not take the turns of everybody else: sixty times in a quarter of an hour is enough, wherever from', async () => {
    const [person, other] = [await aPerson(ctx), await aPerson(ctx)];
    const { device } = await aBrowser(person);
    // Hashing sixty passwords would only take time.
    for (let times = 0; times < 58; times += 1) await countTry(ctx, 'login-often', person.email);
    for (const known of [undefined, device]) await signIn(ctx, { email: person.email, password: PASSWORD }, address(), known);
    for (const known of [undefined, device]) await assert.rejects(signIn(ctx, { email: person.email, password: PASSWORD }, address(), known), { kind: 'LimitReached' });
    await signIn(ctx, { email: other.email, password: PASSWORD }, address());
  });

  it('is asked for sixty times in a quarter of an hour at the most by whoever is signed in', async () => {
    const mine = asViewer(ctx, await aPerson(ctx));
    for (let times = 0; times < 59; times += 1) await countTry(ctx, 'own-password-often', mine.viewer.personId);
    await changePassword(mine, { current: PASSWORD, next: PASSWORD });
    await assert.rejects(changePassword(mine, { current: PASSWORD, next: PASSWORD }), { kind: 'LimitReached' });
  });

  it('is not used up by strangers who do not have it', async () => {
    const person = await aPerson(ctx);
    const { device } = await aBrowser(person);
    for (let tries = 0; tries < 70; tries += 1) await signIn(ctx, { email: person.email, password: 'not it at all' }, address()).catch(() => undefined);
    assert.equal((await signIn(ctx, { email: person.email, password: PASSWORD }, address(), device)).viewer.subject, person.subject);
  });
});

describe('a browser somebody signed in with before', () => {
  it('gets in while strangers have used up the tries of the address, and they do not', async () => {
    const person = await aPerson(ctx);
    const { device } = await aBrowser(person);
    await lockOut(person.email);
    assert.equal((await signIn(ctx, { email: person.email, password: PASSWORD }, address(), device)).viewer.subject, person.subject);
    await assert.rejects(signIn(ctx, { email: person.email, password: PASSWORD }, address()), { kind: 'LimitReached' }, 'the tries of strangers stay used up');
  });

  it('gets in while somebody else has used up the tries of the network they share', async () => {
    const [person, elsewhere] = [await aPerson(ctx), address()];
    const { device } = await aBrowser(person);
    for (let tries = 0; tries < 100; tries += 1) await assert.rejects(signIn(ctx, { email: `nobody-${tries}@example.org`, password: '' }, elsewhere), { kind: 'NotAllowed' });
    await assert.rejects(signIn(ctx, { email: person.email, password: PASSWORD }, elsewhere), { kind: 'LimitReached' }, 'a browser nobody knows');
    assert.equal((await signIn(ctx, { email: person.email, password: PASSWORD }, elsewhere, device)).viewer.subject, person.subject);
  });

  it('has ten tries of its own, which use up nobody else’s', async () => {
    const person = await aPerson(ctx);
    const { device } = await aBrowser(person);
    for (let tries = 0; tries < 10; tries += 1) await assert.rejects(signIn(ctx, { email: person.email, password: 'not it at all' }, address(), device), { kind: 'NotAllowed' });
    await assert.rejects(signIn(ctx, { email: person.email, password: PASSWORD }, address(), device), { kind: 'LimitReached' });
    assert.equal((await signIn(ctx, { email: person.email, password: PASSWORD }, address())).viewer.subject, person.subject);
  });

  it('is nothing to another person, and a made-up or expired cookie is nothing at all', async () => {
    const [person, other] = [await aPerson(ctx), await aPerson(ctx)];
    const [{ device }, others] = [await aBrowser(person), await aBrowser(other)];
    await lockOut(person.email);
    for (const wrong of [others.device, 'A'.repeat(43), `${device}x`, "' or 1=1"]) await assert.rejects(signIn(ctx, { email: person.email, password: PASSWORD }, address(), wrong), { kind: 'LimitReached' });
    await ctx.pool.query(`update known_device set expires_at = now() - interval '1 second' where person_id = $1`, [person.personId]);
    await assert.rejects(signIn(ctx, { email: person.email, password: PASSWORD }, address(), device), { kind: 'LimitReached' });
  });

  it('stays known after signing out, and is forgotten when its login is ended or the password changes', async () => {
    const person = await aPerson(ctx);
    const known = async (device: string): Promise<boolean> => (await knownDevice(ctx, device, person.email)) !== undefined;
    const [one, two, three] = [await aBrowser(person), await aBrowser(person), await aBrowser(person)];
    await signOut({ ...ctx, viewer: one.viewer });
    assert.equal(await known(one.device), true);
    await revokeLogin({ ...ctx, viewer: two.viewer }, three.loginId);
    assert.deepEqual([await known(two.device), await known(three.device)], [true, false]);
    await changePassword({ ...ctx, viewer: two.viewer }, { current: PASSWORD, next: PASSWORD });
    assert.deepEqual([await known(one.device), await known(two.device)], [false, true]);
  });

  it('is kept by its hash alone', async () => {
    const { device } = await aBrowser(await aPerson(ctx));
    const { rows } = await ctx.pool.query<{ row: string }>('select known_device::text as row from known_device');
    assert.ok(rows.length > 0 && rows.every(({ row }) => !row.includes(device)));
  });
});

describe('signIn', () => {
  it('opens a login for the right password, whatever the case of the address', async () => {
    const person = await aPerson(ctx, { email: 'ada@example.org', roles: ['champion'] });
    const { token } = await signIn(ctx, { email: ' ADA@example.org', password: PASSWORD }, address());
    const viewer = await identify(ctx, token);
    assert.ok(viewer.is === 'person');
    assert.deepEqual([viewer.subject, viewer.personId, [...viewer.roles]], [person.subject, person.personId, ['learner', 'champion']]);
  });

  it('says the same for a wrong password, an unknown address, no password yet and somebody who left', async () => {
    const here = await aPerson(ctx);
    const invited = await aPerson(ctx, { hasPassword: false });
    const gone = await aPerson(ctx, { left_on: '2026-01-01' });
    const says = new Set<string>();
    for (const [email, password] of [[here.email, 'not it at all'], ['nobody@example.org', PASSWORD], [invited.email, PASSWORD], [gone.email, PASSWORD]] as const) {
      await signIn(ctx, { email, password }, address()).then(() => assert.fail(), (error: Error) => says.add(`${error.name} ${error.message}`));
    }
    assert.equal(says.size, 1);
    assert.match([...says][0]!, /^NotAllowed/);
  });

  it('works as long for an unknown address as for a known one', async () => {
    const { email } = await aPerson(ctx);
    const timed = async (who: string): Promise<number> => {
      const from = performance.now();
      await signIn(ctx, { email: who, password: 'not it at all' }, address()).catch(() => {});
      return performance.now() - from;
    };
    // By turns, so that whatever else the machine does slows both.
    const times: [number, number][] = [];
    for (let n = 0; n < 9; n += 1) times.push([await timed(email), await timed('unknown@example.org')]);
    const median = (which: 0 | 1): number => times.map((pair) => pair[which]).sort((a, b) => a - b)[4]!;
    const [known, unknown] = [median(0), median(1)];
    // Without the work for nobody, unknown would take a tenth.
    assert.ok(unknown > known / 2, `${unknown} ms against ${known} ms`);
  });

  it('stops after ten wrong passwords for one address, from wherever and even at once, and forgets them after a right one', async () => {
    const { email } = await aPerson(ctx);
    const wrong = () => signIn(ctx, { email, password: 'not it at all' }, address()).then(() => assert.fail('it let them in'), (error: { kind: string }) => error.kind);
    for (let n = 0; n < 9; n += 1) assert.equal(await wrong(), 'NotAllowed');
    await signIn(ctx, { email, password: PASSWORD }, address());
    const kinds = await Promise.all(Array.from({ length: 14 }, wrong));
    assert.equal(kinds.filter((kind) => kind === 'NotAllowed').length, 10);
    await assert.rejects(signIn(ctx, { email, password: PASSWORD }, address()), { kind: 'LimitReached' });
  });

  it('lets nobody in by a password that was taken away, or to somebody who left, while it was being checked', async () => {
    const owner = await asRole(ctx, 'owner');
    const changed = await aPerson(ctx);
    const gone = await aPerson(ctx);
    const change = () => changePassword(asViewer(ctx, changed), { current: PASSWORD, next: 'another good password' });
    await assert.rejects(signIn(meanwhile(change), { email: changed.email, password: PASSWORD }, address()), { kind: 'NotAllowed' });
    await assert.rejects(signIn(meanwhile(() => markLeft(owner, gone.personId)), { email: gone.email, password: PASSWORD }, address()), { kind: 'NotAllowed' });
    for (const person of [changed, gone]) assert.deepEqual(await listLogins(asViewer(ctx, person)), []);
  });

  it('keeps no address and no e-mail address in the table of limits', async () => {
    const rows = await tables(ctx).selectFrom('rate_limit').selectAll().execute();
    assert.ok(rows.length > 0);
    assert.ok(rows.every(({ key }) => !/@|\d+\.\d+\.\d+/.test(key)));
  });
});

describe('identify', () => {
  it('knows nobody by a token that is forged, malformed, expired, revoked, or of somebody who left', async () => {
    const person = await aPerson(ctx);
    const owner = await asRole(ctx, 'owner');
    const [good, revoked] = [await aLogin(ctx, person), await aLogin(ctx, person)];
    await revokeLogin(asViewer(ctx, person), revoked.loginId);
    for (const token of ['', 'x', `${good.token}=`, 'A'.repeat(43), revoked.token, "' or 1=1 --"]) {
      assert.deepEqual(await identify(ctx, token), { is: 'nobody' }, token);
    }
    assert.equal((await identify({ ...ctx, now: () => new Date(Date.now() + 15 * DAY_MS) }, good.token)).is, 'nobody');
    assert.equal((await identify(ctx, good.token)).is, 'person');
    await markLeft(owner, person.personId);
    assert.equal((await identify(ctx, good.token)).is, 'nobody');
  });

  it('slides while somebody comes back, and ends after 90 days all the same', async () => {
    const { token } = await aLogin(ctx, await aPerson(ctx));
    const at = (days: number) => ({ ...ctx, now: () => new Date(Date.now() + days * DAY_MS) });
    for (let day = 10; day <= 80; day += 10) assert.equal((await identify(at(day), token)).is, 'person', `day ${day}`);
    assert.equal((await identify(at(91), token)).is, 'nobody');
  });

  it('writes at most every ten minutes', async () => {
    const person = await aPerson(ctx);
    const { token, loginId } = await aLogin(ctx, person);
    const seen = async () => (await tables(ctx).selectFrom('login').select('last_seen_at').where('id', '=', loginId).executeTakeFirstOrThrow()).last_seen_at.getTime();
    const before = await seen();
    await identify({ ...ctx, now: () => new Date(before + 599_000) }, token);
    assert.equal(await seen(), before);
    await identify({ ...ctx, now: () => new Date(before + 601_000) }, token);
    assert.equal(await seen(), before + 601_000);
  });
});

describe('ending logins', () => {
  it('ends one of one’s own and nobody else’s', async () => {
    const [mine, other] = [await aPerson(ctx), await aPerson(ctx)];
    const theirs = await aLogin(ctx, other);
    await aLogin(ctx, mine);
    await assert.rejects(revokeLogin(asViewer(ctx, mine), theirs.loginId), { kind: 'NotFound' });
    await assert.rejects(signOut(asNobody(ctx)), { kind: 'NotAllowed' });
    assert.equal((await identify(ctx, theirs.token)).is, 'person');
    const viewer = await identify(ctx, theirs.token);
    await signOut({ ...ctx, viewer });
    assert.equal((await identify(ctx, theirs.token)).is, 'nobody');
    assert.equal((await listLogins(asViewer(ctx, mine))).length, 1);
  });

  it('changes the password only after the old one, and ends every other login with it', async () => {
    const person = await aPerson(ctx);
    const [here, there] = [await aLogin(ctx, person), await aLogin(ctx, person)];
    const mine = { ...ctx, viewer: await identify(ctx, here.token) };
    await assert.rejects(changePassword(mine, { current: 'not it at all', next: 'another good one' }), { kind: 'NotAllowed' });
    await assert.rejects(changePassword(mine, { current: PASSWORD, next: 'short' }), { kind: 'Invalid' });
    await assert.rejects(changePassword(asNobody(ctx), { current: PASSWORD, next: 'another good one' }), { kind: 'NotAllowed' });
    await changePassword(mine, { current: PASSWORD, next: 'another good one' });
    assert.deepEqual([(await identify(ctx, here.token)).is, (await identify(ctx, there.token)).is], ['person', 'nobody']);
    await signIn(ctx, { email: person.email, password: 'another good one' }, address());
  });

  it('neither changes nor erases anything once a link has set another password, however late in between', async () => {
    const NEW = 'chosen by the link alone';
    const verbs = { change: (ctx: Ctx) => changePassword(ctx, { current: PASSWORD, next: 'of whoever knew the old' }), erase: (ctx: Ctx) => eraseOneself(ctx, PASSWORD, [], []) };
    for (const [name, verb] of Object.entries(verbs)) {
      const person = await aPerson(ctx);
      const { token } = await aLogin(ctx, person);
      const { url } = await makeLink({ ...(await asRole(ctx, 'owner')), mail: noMail }, person.personId);
      const whoKnewTheOld = { ...meanwhile(() => useLink(ctx, new URL(url!).hash.slice(1), NEW)), viewer: await identify(ctx, token) };
      await assert.rejects(verb(whoKnewTheOld), { kind: 'NotAllowed' }, name);
      await signIn(ctx, { email: person.email, password: NEW }, address());
    }
  });
});
