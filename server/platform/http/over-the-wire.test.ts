// The edge behind a real socket: what a stranger writes byte by byte, and what the files of the pages give away.
import { serve } from '@hono/node-server';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import type { Ctx } from '../context.ts';
import { silentLog } from '../log.ts';
import { servePages } from './pages.ts';
import { routesOf } from './route.ts';
import { serveRoutes } from './serve.ts';

const dist = await mkdtemp(join(tmpdir(), 'beforetab-dist-'));
await mkdir(join(dist, 'web/assets'), { recursive: true });
await mkdir(join(dist, 'assets/pyodide'), { recursive: true });
await writeFile(join(dist, 'secret.txt'), 'SECRET');
await writeFile(join(dist, 'web/secret.txt'), 'SECRET');
await writeFile(join(dist, 'web/index.html'), '<!doctype html><title>The page</title>');
await writeFile(join(dist, 'web/assets/app.js'), 'the script');
await writeFile(join(dist, 'assets/pyodide/worker.js'), 'the worker');
await writeFile(join(dist, 'assets/pyodide/manifest.json'), '{"stamp":"begun"}');
await writeFile(join(dist, 'web/assets/style.css'), 'a long style');
await writeFile(join(dist, 'web/assets/style.css.gz'), 'packed');

const ctx = { config: readConfig({ PORT: '0' }), log: silentLog } as unknown as Ctx;
const contract = { 'GET /api/where': { reply: z.object({ isLocal: z.boolean(), address: z.string() }) } };
const routes = routesOf(contract, { 'GET /api/where': { allow: 'anyone', handle: async (_ctx, _given, { isLocal, address }) => ({ isLocal, address }) } });
const app = serveRoutes(ctx, routes, async () => ({ is: 'nobody' }));
servePages(app, dist);
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
after(async () => {
  server.close();
  await rm(dist, { recursive: true });
});

/** Sends these very bytes; an address is not tidied up on the way. */
const ask = async (path: string, { version = '1.1', host = `localhost:${port}`, more = '' } = {}): Promise<{ status: number; head: string; body: string }> => {
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/${version}\r\nHost: ${host}\r\nConnection: close\r\n${more}\r\n`);
  const all = await text(socket);
  const cut = all.indexOf('\r\n\r\n');
  return { status: Number(all.split(' ')[1]), head: all.slice(0, cut).toLowerCase(), body: all.slice(cut) };
};

describe('a request over the wire', () => {
  it('is local from a browser on this machine, and not through a proxy that hides itself', async () => {
    assert.match((await ask('/api/where')).body, /"isLocal":true,"address":"127\.0\.0\.1"/);
    assert.match((await ask('/api/where', { version: '1.0' })).body, /"isLocal":false/);
    assert.match((await ask('/api/where', { host: 'learn.example.org' })).body, /"isLocal":false/);
    assert.match((await ask('/api/where', { more: 'X-Real-IP: 203.0.113.7\r\n' })).body, /"isLocal":false/);
  });

  it('that names two hosts is refused, wherever it goes', async () => {
    for (const path of ['/api/where', '/', '/assets/app.js', '/api/nothing']) {
      const { status, body } = await ask(path, { more: 'hOST: evil.example\r\n' });
      assert.deepEqual([status, body.includes('Send one Host header')], [400, true], path);
    }
    assert.equal((await ask('/api/where', { more: 'X-Host: evil.example\r\nX-Which: host\r\n' })).status, 200);
  });

  it('believes no address that a stranger wrote', async () => {
    assert.match((await ask('/api/where', { more: 'X-Forwarded-For: 203.0.113.7\r\n' })).body, /"address":"127\.0\.0\.1"/);
  });
});

describe('the files of the pages', () => {
  it('are served from their own folders alone, however the address is written', async () => {
    assert.match((await ask('/assets/app.js')).body, /the script/);
    assert.match((await ask('/assets/pyodide/worker.js')).body, /the worker/);
    const out = ['/assets/../secret.txt', '/assets/../../secret.txt', '/assets/%2e%2e/secret.txt', '/assets/..%2fsecret.txt', '/assets/..%5csecret.txt', '/assets/..\\secret.txt', '/assets//../secret.txt', '/assets/pyodide/../../secret.txt', '/assets/pyodide/%2e%2e/%2e%2e/secret.txt', '/secret.txt', '/web/secret.txt', '/assets/.%00./secret.txt', '//secret.txt'];
    for (const path of out) assert.doesNotMatch((await ask(path)).body, /SECRET/, path);
  });

  it('are kept for a year when they are there, and no missing one is', async () => {
    assert.match((await ask('/assets/app.js')).head, /cache-control: public, max-age=31536000, immutable/);
    const missing = await ask('/assets/gone.js');
    assert.deepEqual([missing.status, /immutable/.test(missing.head)], [404, false]);
    const page = await ask('/modules/any');
    assert.match(page.head, /cache-control: no-cache/);
    assert.match(page.head, /content-security-policy: default-src 'none'/);
  });

  it('come packed for those who can unpack them, and plain for others', async () => {
    const packed = await ask('/assets/style.css', { more: 'Accept-Encoding: deflate, gzip;q=0.8\r\n' });
    assert.match(packed.head, /content-encoding: gzip[^]*content-type: text\/css|content-type: text\/css[^]*content-encoding: gzip/);
    assert.match(packed.head, /vary: accept-encoding/);
    assert.deepEqual([packed.body.trim(), (await ask('/assets/style.css')).body.trim()], ['packed', 'a long style']);
    assert.equal((await ask('/assets/style.css.gz')).status, 404);
  });

  it('stay those it started with while a build puts others in their place', async () => {
    await rm(join(dist, 'web'), { recursive: true });
    await mkdir(join(dist, 'web/assets'), { recursive: true });
    await writeFile(join(dist, 'web/index.html'), '<!doctype html><title>The newer page</title>');
    await writeFile(join(dist, 'web/assets/newer.js'), 'the newer script');
    await writeFile(join(dist, 'assets/pyodide/manifest.json'), '{"stamp":"newer"}');
    assert.match((await ask('/assets/app.js')).body, /the script/);
    assert.match((await ask('/')).body, /<title>The page/);
    assert.equal((await ask('/assets/newer.js')).status, 404);
    const list = await ask('/assets/pyodide/manifest.json');
    assert.match(list.body, /begun/);
    assert.match(list.head, /cache-control: no-cache/);
  });

  it('have the stricter policy wherever Python comes from, also by an address written otherwise', async () => {
    for (const path of ['/assets/pyodide/worker.js', '/assets/%70yodide/worker.js', '/assets/pyodide%2fworker.js']) {
      const { head, body } = await ask(path);
      if (body.includes('the worker')) assert.match(head, /connect-src 'none'/, path);
    }
  });
});
