// Over HTTP: who keeps sending what is not signed, or with no valid token, is told when to come back; nobody else notices.
import { serve } from '@hono/node-server';
import { sign } from '@octokit/webhooks-methods';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { anOrganisation, asRole } from '../../test/factories.ts';
import { startTestServer } from '../../test/server.ts';
import { newId } from '../platform/id.ts';
import { addCodeHost } from './pull-requests/set-up-code-host.ts';
import { addSource } from './sources/add-source.ts';
import { revokeSource } from './sources/revoke-source.ts';

const { ctx, app, setNow } = await startTestServer({ TRUSTED_PROXIES: '127.0.0.1' });
// The clock stands still, so that no minute ends in the middle of a test.
setNow(new Date('2026-10-07T10:00:20Z'));
await anOrganisation(ctx);
const owner = await asRole(ctx, 'owner');
const HOST = { kind: 'github' as const, name: 'Octo', baseUrl: null, token: null, boxText: null };
const MOST = 30;

const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
after(() => server.close());

type Sent = { from: string; hook?: string; body?: string | ReadableStream<Uint8Array>; signature?: string };
const deliver = async (host: string, { from, hook = '1', body = '{}', signature = `sha256=${'0'.repeat(64)}` }: Sent) => {
  const headers = { 'x-forwarded-for': from, 'x-github-hook-id': hook, 'x-github-event': 'star', 'x-hub-signature-256': signature };
  const reply = await fetch(`http://127.0.0.1:${port}/api/signals/code-hosts/${host}/events`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
  return { status: reply.status, retryAfter: reply.headers.get('retry-after'), said: await reply.text() };
};
const genuine = async (host: { codeHost: { id: string }; secret: string }, from: string, hook: string) => {
  const body = JSON.stringify({ action: 'created', nonce: newId() });
  return (await deliver(host.codeHost.id, { from, hook, body, signature: await sign(host.secret, body) })).status;
};
const statuses = async (times: number, one: () => Promise<{ status: number }>): Promise<string> => {
  const all: number[] = [];
  for (let time = 0; time < times; time += 1) all.push((await one()).status);
  return [...new Set(all)].map((status) => `${all.filter((each) => each === status).length} x ${status}`).join(', ');
};

describe('deliveries that are not signed with the secret', () => {
  it('are refused unread once they are many, with the second to come back at, in the same words for a host that is not there', async () => {
    const host = await addCodeHost(owner, HOST);
    for (const id of [host.codeHost.id, newId()]) {
      assert.equal(await statuses(MOST, () => deliver(id, { from: '203.0.113.1' })), `${MOST} x 401`);
      const { status, retryAfter, said } = await deliver(id, { from: '203.0.113.1' });
      assert.deepEqual([status, retryAfter, /Compare the secret/.test(said)], [429, '40', true]);
    }
    let asked = 0;
    const endless = new ReadableStream<Uint8Array>({ pull: (out) => { asked += 1; out.enqueue(new Uint8Array(64 * 1024)); if (asked > 400) out.close(); } }, { highWaterMark: 0 });
    const direct = await app.request(new Request(`http://localhost:3000/api/signals/code-hosts/${host.codeHost.id}/events`, { method: 'POST', body: endless, headers: { 'x-forwarded-for': '203.0.113.1', 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }, duplex: 'half' } as RequestInit));
    assert.deepEqual([direct.status, asked], [429, 0]);
    setNow(new Date('2026-10-07T10:01:01Z'));
    assert.equal((await deliver(host.codeHost.id, { from: '203.0.113.1' })).status, 401);
  });

  it('many at once do not slip through', async () => {
    const host = await addCodeHost(owner, HOST);
    const all = await Promise.all(Array.from({ length: MOST + 20 }, () => deliver(host.codeHost.id, { from: '203.0.113.2' })));
    assert.deepEqual([all.filter(({ status }) => status === 401).length, all.filter(({ status }) => status === 429).length], [MOST, 20]);
  });

  it('hold up nobody who was verified: neither from the same address, nor from one that only others have sent from', async () => {
    const host = await addCodeHost(owner, HOST);
    assert.equal(await genuine(host, '203.0.113.3', '7'), 200);
    for (const from of ['203.0.113.3', '203.0.113.4']) assert.match(await statuses(MOST + 5, () => deliver(host.codeHost.id, { from, hook: '8' })), /5 x 429/);
    assert.equal(await genuine(host, '203.0.113.3', '7'), 200);
    assert.equal(await genuine(host, '203.0.113.4', '7'), 200);
    assert.equal(await genuine(host, '203.0.113.5', '9'), 200);
  });

  it('are nothing to a sender of many that are', async () => {
    const host = await addCodeHost(owner, HOST);
    assert.deepEqual(new Set(await Promise.all(Array.from({ length: MOST }, (_, at) => genuine(host, '203.0.113.6', String(at))))), new Set([200]));
    assert.equal(await statuses(2 * MOST, async () => ({ status: await genuine(host, '203.0.113.6', newId()) })), `${2 * MOST} x 200`);
  });
});

describe('records without a valid token', () => {
  const post = async (id: string, token: string, from: string) => {
    const reply = await fetch(`http://127.0.0.1:${port}/api/signals/sources/${id}/records`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': from }, body: '{}' });
    return { status: reply.status, retryAfter: reply.headers.get('retry-after') };
  };

  it('are told to come back later once they are many, for a source that is revoked, unknown or another’s; its own token never', async () => {
    const [mine, gone] = [await addSource(owner, { name: 'Mine', kind: 'litellm', mapping: null }), await addSource(owner, { name: 'Gone', kind: 'litellm', mapping: null })];
    await revokeSource(owner, gone.source.id);
    for (const [id, token] of [[mine.source.id, gone.token], [gone.source.id, gone.token], [newId(), mine.token]] as const) {
      assert.equal(await statuses(MOST, () => post(id, token, '198.51.100.1')), `${MOST} x 401`);
      const { status, retryAfter } = await post(id, token, '198.51.100.1');
      assert.ok(status === 429 && Number(retryAfter) > 0 && Number(retryAfter) <= 60, `${status} ${retryAfter}`);
    }
    assert.equal((await post(mine.source.id, mine.token, '198.51.100.1')).status, 200);
    assert.equal((await post(mine.source.id, gone.token, '198.51.100.2')).status, 401);
  });
});
