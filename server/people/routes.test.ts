// What only HTTP shows: the cookie from set-up to signing out, codes for strangers, and erasing oneself.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aLogin, aPerson, PASSWORD } from '../../test/factories.ts';
import { startTestServer } from '../../test/server.ts';
import type { ErrorBody } from '../platform/http/refuse.ts';
import type { Me } from './schemas.ts';

const server = await startTestServer();

type Replied<T> = { status: number; json: T; cookie: string | null };

const ask = async <T = unknown>(method: string, path: string, body?: unknown, cookie?: string): Promise<Replied<T>> => {
  const reply = await server.app.request(`http://localhost:3000${path}`, {
    method,
    headers: { host: 'localhost:3000', ...(cookie === undefined ? {} : { cookie }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: reply.status, json: (await reply.json()) as T, cookie: reply.headers.get('set-cookie') };
};

describe('the login cookie', () => {
  it('comes with set-up, opens the pages, and is over after signing out', async () => {
    assert.deepEqual((await ask<Me>('GET', '/api/me')).json, { organisation: null, setUp: { needsCode: false }, person: null, canSendMail: true });
    const made = await ask<Me>('POST', '/api/set-up', { organisationName: 'Acme', name: 'Ada', email: 'ada@example.org', password: PASSWORD });
    assert.equal(made.status, 200);
    assert.match(made.cookie!, /^beforetab_login=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=7776000, beforetab_device=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=15552000$/);
    const cookie = made.cookie!.split(';')[0]!;
    const me = await ask<Me>('GET', '/api/me', undefined, cookie);
    assert.deepEqual([me.json.organisation?.name, me.json.person?.roles, me.json.setUp], ['Acme', ['learner', 'owner'], null]);
    assert.equal((await ask('POST', '/api/set-up', { organisationName: 'Again', name: 'Bo', email: 'bo@example.org', password: PASSWORD })).status, 409);
    const out = await ask('DELETE', '/api/logins/current', undefined, cookie);
    assert.deepEqual([out.status, /Max-Age=0/.test(out.cookie!)], [200, true]);
    assert.equal((await ask<Me>('GET', '/api/me', undefined, cookie)).json.person, null);
    assert.equal((await ask('GET', '/api/people', undefined, cookie)).status, 401);
    const again = await ask<Me>('POST', '/api/logins', { email: 'ADA@example.org', password: PASSWORD });
    assert.deepEqual([again.status, again.json.person?.name], [200, 'Ada']);
  });

  it('is Secure and bound to this very host where the product is reached by https, and the plain name opens nothing there', async () => {
    const secure = await startTestServer({ PUBLIC_URL: 'https://learn.example.org' });
    const reply = await secure.app.request('https://learn.example.org/api/set-up', {
      method: 'POST',
      body: JSON.stringify({ organisationName: 'Acme', name: 'Ada', email: 'ada@example.org', password: PASSWORD }),
    });
    const lines = reply.headers.getSetCookie();
    assert.ok(lines.every((line) => / Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+; Secure$/.test(line)));
    assert.deepEqual(lines.map((line) => /^([\w-]+)=.*Max-Age=(\d+)/.exec(line)!.slice(1).join(' ')), ['__Host-beforetab_login 7776000', 'beforetab_login 0', '__Host-beforetab_device 15552000', 'beforetab_device 0']);
    const [, token = ''] = /=([\w-]+);/.exec(lines[0]!)!;
    const whoHas = async (cookie: string) => ((await (await secure.app.request('https://learn.example.org/api/me', { headers: { cookie } })).json()) as Me).person?.name ?? null;
    assert.equal(await whoHas(`__Host-beforetab_login=${token}`), 'Ada');
    assert.equal(await whoHas(`beforetab_login=${token}`), null);
  });
});

describe('too many tries', () => {
  it('are told when to come back', async () => {
    const { email } = await aPerson(server.ctx);
    for (let n = 0; n < 10; n += 1) assert.equal((await ask('POST', '/api/logins', { email, password: 'not it at all' })).status, 401);
    const reply = await ask<ErrorBody>('POST', '/api/logins', { email, password: PASSWORD });
    assert.equal(reply.status, 429);
    assert.match(reply.json.error.says, /Wait \d+ minutes/);
  });
});

describe('POST /api/me/erase', () => {
  it('erases, says what stays, and takes the cookie away', async () => {
    const person = await aPerson(server.ctx);
    const { cookie } = await aLogin(server.ctx, person);
    assert.equal((await ask('POST', '/api/me/erase', { password: 'not it at all' }, cookie)).status, 403);
    const erased = await ask<{ kept: unknown[] }>('POST', '/api/me/erase', { password: PASSWORD }, cookie);
    assert.deepEqual([erased.status, erased.json.kept.length, /Max-Age=0/.test(erased.cookie!)], [200, 1, true]);
    assert.equal((await ask('GET', '/api/me/data', undefined, cookie)).status, 401);
  });
});

describe('files', () => {
  it('come as downloads under a plain name', async () => {
    const { cookie } = await aLogin(server.ctx, await aPerson(server.ctx, { roles: ['owner'] }));
    for (const [path, type] of [['/api/people.csv', /^text\/csv/], ['/api/me/data/export', /^application\/json/]] as const) {
      const reply = await server.app.request(`http://localhost:3000${path}`, { headers: { cookie, host: 'localhost:3000' } });
      assert.equal(reply.status, 200);
      assert.match(reply.headers.get('content-type')!, type);
      assert.match(reply.headers.get('content-disposition')!, /^attachment; filename="[\w.-]+"$/);
    }
  });
});
