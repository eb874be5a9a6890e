// Two processes on one database: each piece of live work has one owner, others hand requests on, and a killed owner is replaced.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { makeLogins } from '../scripts/bench/make-logins.ts';
import type { Opening } from '../server/labs/contract.ts';
import { listenTo, type PairPage } from './pair-page.ts';
import { freshDatabase } from './server.ts';
import { TEST_FULL_ONLY } from './test-full-only.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LAB = 'sql-injection';
const FILE = 'people.py';

const url = await freshDatabase();
const folder = await mkdtemp(join(tmpdir(), 'beforetab-two-'));
const pool = new pg.Pool({ connectionString: url, max: 2 });
pool.on('error', () => {});
const running = new Set<ChildProcess>();
after(async () => {
  for (const child of running) child.kill('SIGKILL');
  await pool.end();
  await rm(folder, { recursive: true, force: true });
});

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, 'localhost');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return (address as { port: number }).port;
};

type Who = { cookie: string };
type Process = { base: string; kill(): Promise<void> };
const start = async (): Promise<Process> => {
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: url, PORT: String(port), BEFORETAB_DATA: join(folder, String(port)) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  running.add(child);
  for (let tries = 0; tries < 600; tries += 1) {
    if (await fetch(`${base}/api/openapi.json`).then(({ ok }) => ok, () => false)) break;
    assert.equal(child.exitCode, null, 'the server ended');
    await wait(100);
  }
  return {
    base,
    kill: async () => {
      running.delete(child);
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
};

const request = (base: string, cookie: string) => (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${base}${path}`, { ...init, headers: { cookie, 'content-type': 'application/json' } });
const ask = async <T>(base: string, cookie: string, method: string, path: string, body?: unknown): Promise<T> => {
  const reply = await request(base, cookie)(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await reply.text();
  assert.equal(reply.status, 200, `${method} ${path} ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
};
const until = async (what: string, isSo: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 250; tries += 1) {
    if (isSo()) return;
    await wait(20);
  }
  assert.fail(what);
};
const ownerOf = async (like: string): Promise<string | undefined> =>
  (await pool.query<{ address: string }>('select p.address from live_lease l join live_process p on p.id = l.process where l.key like $1 and l.until > now()', [like])).rows[0]?.address;

describe('two processes', { timeout: 180_000 }, () => {
  it('share a pair between them, and lose nothing when its owner is killed', TEST_FULL_ONLY, async () => {
    const [left, right] = [await start(), await start()];
    const [ada, bob, eve] = (await makeLogins(pool, 3)).map(({ cookie }) => ({ cookie })) as unknown as [Who, Who, Who];
    const opening = await ask<Opening>(left.base, ada.cookie, 'POST', `/api/labs/${LAB}/openings`, { anew: false });
    assert.equal(await ownerOf('labs:learner:%'), left.base);
    const seen = await ask<Opening>(right.base, ada.cookie, 'GET', `/api/openings/${opening.id}`);
    assert.deepEqual([seen.id, seen.files], [opening.id, opening.files], 'asked of the other, answered by the owner');

    const { pair, code } = await ask<{ pair: string; code: string }>(left.base, ada.cookie, 'POST', `/api/openings/${opening.id}/invitations`, {});
    const joined = await ask<{ opening: string }>(right.base, bob.cookie, 'POST', '/api/pairs/joins', { code });
    const mine: PairPage = await listenTo(request(left.base, ada.cookie), pair);
    const theirs: PairPage = await listenTo(request(right.base, bob.cookie), pair);
    assert.equal(await ownerOf('labs:pair:%'), left.base);
    await mine.type(FILE, 0, '# Ada here\n');
    await theirs.type(FILE, 0, '# Bob here\n');
    await until('both have both', () => mine.text(FILE) === theirs.text(FILE) && /Ada here/.test(theirs.text(FILE)) && /Bob here/.test(mine.text(FILE)));
    assert.ok(theirs.people().every(({ isHere }) => isHere), 'presence over processes');

    // A stranger is turned away before anything is handed on, and nobody gets a lease by asking.
    assert.equal((await request(right.base, eve.cookie)(`/api/pairs/${pair}/live`)).status, 404);
    // A second hop is never made.
    const twice = await fetch(`${right.base}/api/openings/${opening.id}`, { headers: { cookie: ada.cookie, 'beforetab-hop': '1' } });
    assert.deepEqual([twice.status, twice.headers.get('retry-after')], [503, '2']);

    await left.kill();
    await until('the stream of the page that came over the other process ends too', () => theirs.isOver());
    theirs.doc.getText(FILE).insert(0, '# typed while nobody listened\n');
    const [again, mineAgain] = [await listenTo(request(right.base, bob.cookie), pair, theirs.doc), await listenTo(request(right.base, ada.cookie), pair, mine.doc)];
    assert.equal(await ownerOf('labs:pair:%'), right.base, 'taken over from a process that does not answer');
    await until('nothing is lost', () => again.text(FILE) === mineAgain.text(FILE) && /nobody listened/.test(mineAgain.text(FILE)) && /Ada here/.test(again.text(FILE)));
    assert.equal((await ask<Opening>(right.base, bob.cookie, 'GET', `/api/openings/${joined.opening}`)).files[FILE], again.text(FILE));
    assert.equal((await ask<Opening>(right.base, ada.cookie, 'GET', `/api/openings/${opening.id}`)).id, opening.id);
    for (const page of [again, mineAgain]) page.leave();
    await right.kill();
  });
});
