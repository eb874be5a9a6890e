// Device sign-in over HTTP: code, answer, token; once, in time, not too fast; and every way in which it ends.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { aCommandLine, aLogin, anOrganisation, aPerson, asViewer, PASSWORD } from '../../../test/factories.ts';
import { startTestServer } from '../../../test/server.ts';
import { systemViewer } from '../../platform/context.ts';
import { markLeft } from '../mark-left.ts';
import { beginRequest } from './begin-request.ts';
import { answerRequest } from './answer-request.ts';
import { purgeRequests } from './store-device.ts';
import { CODE_ALPHABET, newUserCode, readUserCode } from './tokens.ts';

const server = await startTestServer();
const { ctx, app } = server;
await anOrganisation(ctx);

type Reply = { status: number; body: Record<string, unknown> & { error?: { says: string } } };
const ask = async (key: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> => {
  const [method, path] = key.split(' ') as [string, string];
  const reply = await app.request(`http://localhost:3000${path}`, { method, headers: { host: 'localhost:3000', ...headers }, ...(body !== undefined && { body: JSON.stringify(body) }) });
  return { status: reply.status, body: (await reply.json()) as Reply['body'] };
};
const bearer = (token: unknown) => ({ authorization: `Bearer ${String(token)}` });
const begin = async () => (await ask('POST /api/device/requests', { machine: 'laptop (linux)', scopes: ['ingest'] })).body as { deviceCode: string; userCode: string };
const poll = async (deviceCode: string) => (await ask('POST /api/device/polls', { deviceCode })).body;
const someone = async (...roles: 'owner'[]) => {
  const person = await aPerson(ctx, { roles });
  return { person, cookie: { cookie: (await aLogin(ctx, person)).cookie } };
};
const later = (seconds: number): void => server.setNow(new Date(Date.now() + seconds * 1000));
const answer = (userCode: string, isAllowed: boolean, cookie: Record<string, string>) => ask('POST /api/device/answer', { userCode, isAllowed }, cookie);

describe('a code', () => {
  it('has eight letters that cannot be mistaken, and is read as people type', () => {
    for (let times = 0; times < 200; times += 1) assert.match(newUserCode(), new RegExp(`^[${CODE_ALPHABET}]{8}$`));
    assert.doesNotMatch(CODE_ALPHABET, /[AEIOUY0-9]/);
    assert.equal(readUserCode(' bcdf ghjk'), 'BCDFGHJK');
    assert.equal(readUserCode('BCDF–GHJK'), 'BCDFGHJK');
    for (const wrong of ['', 'BCDF-GHJ', 'BCDF-GHJKL', 'BCDF-GHJA']) assert.equal(readUserCode(wrong), undefined, wrong);
  });
});

describe('signing in a command line', () => {
  it('shows what is asked, and after yes hands out the token once', async () => {
    const { person, cookie } = await someone();
    const { deviceCode, userCode } = await begin();
    assert.equal((await poll(deviceCode))['state'], 'pending');
    const { body: asked } = await ask('POST /api/device/look', { userCode: userCode.toLowerCase().replace('-', ' ') }, cookie);
    assert.deepEqual([asked['machine'], asked['scopes'], asked['isSameNetwork']], ['laptop (linux)', ['ingest'], true]);
    assert.equal((await answer(userCode, true, cookie)).status, 200);
    const { state, token, scopes } = await poll(deviceCode);
    assert.deepEqual([state, scopes], ['allowed', ['ingest']]);
    assert.match(String(token), /^beforetab_cli_[\w-]{43}$/);
    assert.equal((await poll(deviceCode))['state'], 'expired', 'a second time');
    const { rows } = await sql<{ all: string }>`select coalesce(string_agg(t::text, ' '), '') as all from (select device_token::text as t from device_token union all select audit::text from audit) all_rows`.execute(ctx.db);
    assert.ok(!rows[0]!.all.includes(String(token).slice(14)), 'kept as a hash only');
    const { commandLines } = (await ask('GET /api/me/command-lines', undefined, cookie)).body as { commandLines: { id: string; machine: string }[] };
    assert.deepEqual(commandLines.map(({ machine }) => machine), ['laptop (linux)']);
    const { body: data } = await ask('GET /api/me/data', undefined, cookie);
    assert.equal((data['parts'] as { name: string; rows: unknown[] }[]).find(({ name }) => name === 'command-lines')?.rows.length, 1);
    assert.ok(person.personId);
  });

  it('says no after no, and cannot be answered twice', async () => {
    const { cookie } = await someone();
    const { deviceCode, userCode } = await begin();
    assert.equal((await answer(userCode, false, cookie)).body['isAllowed'], false);
    assert.equal((await answer(userCode, true, cookie)).status, 404);
    assert.equal((await poll(deviceCode))['state'], 'refused');
    assert.equal((await poll(deviceCode))['state'], 'expired');
  });

  it('keeps neither code as it was shown', async () => {
    const { deviceCode, userCode } = await begin();
    const { rows } = await sql<{ row: string }>`select device_request::text as row from device_request`.execute(ctx.db);
    for (const { row } of rows) assert.ok(!row.includes(deviceCode) && !row.includes(userCode) && !row.includes(userCode.replace('-', '')) && !row.includes('127.0.0.1'));
  });

  it('asks a machine that is too quick for five more seconds each time', async () => {
    const { deviceCode } = await begin();
    const seen = [await poll(deviceCode), await poll(deviceCode), await poll(deviceCode)].map(({ state, intervalSeconds }) => [state, intervalSeconds]);
    assert.deepEqual(seen, [['pending', 5], ['slow-down', 10], ['slow-down', 15]]);
    later(16);
    assert.deepEqual((await poll(deviceCode))['state'], 'pending');
    later(0);
  });

  it('ends after ten minutes, answered or not', async () => {
    const { cookie } = await someone();
    const [first, second] = [await begin(), await begin()];
    await answer(second.userCode, true, cookie);
    later(601);
    assert.equal((await poll(first.deviceCode))['state'], 'expired');
    assert.equal((await answer(first.userCode, true, cookie)).status, 404);
    assert.equal((await poll(second.deviceCode))['state'], 'expired');
    await purgeRequests(ctx);
    later(0);
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from device_request`.execute(ctx.db);
    assert.equal(rows[0]!.count, 0);
  });

  it('stops whoever guesses after ten tries, and not whoever types right', async () => {
    const { cookie } = await someone();
    for (let times = 0; times < 12; times += 1) assert.equal((await ask('POST /api/device/look', { userCode: (await begin()).userCode }, cookie)).status, 200);
    const statuses = [];
    for (let times = 0; times < 11; times += 1) statuses.push((await ask('POST /api/device/look', { userCode: 'BCDF-GHJK' }, cookie)).status);
    assert.deepEqual(statuses, [...Array<number>(10).fill(404), 429]);
  });

  it('hands out one token when a machine asks twice at the same moment', async () => {
    const { person, cookie } = await someone();
    const { deviceCode, userCode } = await begin();
    await answer(userCode, true, cookie);
    const polls = await Promise.all([poll(deviceCode), poll(deviceCode), poll(deviceCode)]);
    const states = polls.map(({ state }) => String(state)).toSorted();
    assert.deepEqual(states, ['allowed', 'expired', 'expired']);
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from device_token where person_id = ${person.personId}`.execute(ctx.db);
    assert.equal(rows[0]!.count, 1);
  });

  it('is allowed by no login that ended, and by no command line', async () => {
    const { person } = await someone();
    const { userCode } = await begin();
    const { token } = await aCommandLine(ctx, person, ['ingest']);
    assert.equal((await answer(userCode, true, bearer(token))).status, 403);
    await assert.rejects(answerRequest(asViewer(ctx, person), { userCode, isAllowed: true }), /login has ended/);
  });

  it('says when the browser is in another network', async () => {
    const { cookie } = await someone();
    const { userCode } = await beginRequest(ctx, { machine: 'far away', scopes: ['ingest'] }, '198.51.100.7');
    assert.equal((await ask('POST /api/device/look', { userCode }, cookie)).body['isSameNetwork'], false);
  });
});

describe('a command line that is signed in', () => {
  const works = async (token: string): Promise<number> => (await ask('POST /api/device/look', { userCode: 'x' }, bearer(token))).status;
  const OPEN = 403;
  const OVER = 401;

  it('ends itself by logging out, and only itself', async () => {
    const { person } = await someone();
    const [one, other] = [await aCommandLine(ctx, person, ['ingest']), await aCommandLine(ctx, person, ['ingest'])];
    assert.equal((await ask('DELETE /api/device/token', undefined, bearer(one.token))).status, 200);
    assert.deepEqual([await works(one.token), await works(other.token)], [OVER, OPEN]);
    assert.match((await ask('DELETE /api/device/token', undefined, bearer(one.token))).body.error!.says, /beforetab login/);
  });

  it('ends with a new password, with leaving, by its person, by an owner, and after 90 days', async () => {
    const { person: owner, cookie: ownerCookie } = await someone('owner');
    const { person, cookie } = await someone();
    const open = async () => aCommandLine(ctx, person, ['ingest']);

    const first = await open();
    const { deviceCode, userCode } = await begin();
    await answer(userCode, true, cookie);
    assert.equal((await ask('POST /api/me/password', { current: PASSWORD, next: 'five other plain words here' }, cookie)).status, 200);
    assert.equal(await works(first.token), OVER, 'a new password');
    assert.equal((await poll(deviceCode))['state'], 'expired', 'what was allowed before the new password');

    const second = await open();
    assert.equal((await ask(`DELETE /api/me/command-lines/${second.id}`, undefined, cookie)).status, 200);
    assert.equal(await works(second.token), OVER, 'by its person');

    const third = await open();
    assert.equal((await ask(`DELETE /api/people/${person.personId}/command-lines/${third.id}`, undefined, ownerCookie)).status, 200);
    assert.equal(await works(third.token), OVER, 'by an owner');

    const fourth = await open();
    later(90 * 86_400 + 1);
    assert.equal(await works(fourth.token), OVER, 'after 90 days');
    later(0);
    assert.equal(await works(fourth.token), OPEN);
    await markLeft({ ...ctx, viewer: systemViewer('test') }, person.personId);
    assert.equal(await works(fourth.token), OVER, 'who left');
    assert.ok(owner.personId);
  });

  it('counts for less than a cookie that comes with it', async () => {
    const { person, cookie } = await someone();
    const { token } = await aCommandLine(ctx, person, ['ingest']);
    assert.equal((await ask('GET /api/me/logins', undefined, cookie)).status, 200);
    assert.equal((await ask('GET /api/me/logins', undefined, { ...cookie, ...bearer(token) })).status, 403);
  });
});
