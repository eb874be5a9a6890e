// How much one person may write over HTTP, in how many requests and in how many bytes, and what the one who is over is told.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import type { Ctx, Viewer } from '../context.ts';
import { silentLog } from '../log.ts';
import type { Contract } from './contract.ts';
import { cookieName, LOGIN_COOKIE } from './cookies.ts';
import { routesOf } from './route.ts';
import { serveRoutes } from './serve.ts';

let now = new Date('2026-11-02T10:00:00Z');
const contract = { 'POST /api/notes': { body: z.strictObject({ text: z.string() }), reply: z.null() }, 'GET /api/notes': { reply: z.null() } } satisfies Contract;

const began = (perMinute: number) => {
  const ctx = { config: readConfig({ NODE_ENV: 'test', WRITES_PER_MINUTE: String(perMinute) }), log: silentLog, now: () => now } as unknown as Ctx;
  const handled = { count: 0 };
  const write = async () => {
    handled.count += 1;
    return null;
  };
  const app = serveRoutes(ctx, routesOf(contract, { 'POST /api/notes': { allow: 'anyone', handle: write }, 'GET /api/notes': { allow: 'person', handle: async () => null } }), async (token): Promise<Viewer> => ({ is: 'person', personId: token.slice(0, 3), subject: token, loginId: token, locale: 'en', roles: new Set(['learner']) }));
  const ask = (who: string | undefined, text: string | undefined) => app.request('http://localhost:3000/api/notes', { method: text === undefined ? 'GET' : 'POST', headers: who === undefined ? {} : { cookie: `${cookieName(LOGIN_COOKIE, false)}=${who}` }, ...(text !== undefined && { body: JSON.stringify({ text }) }) });
  return { ask, handled };
};

describe('a person who writes without end', () => {
  it('is stopped at the ceiling, told when to try again, and may go on then', async () => {
    const { ask, handled } = began(60);
    for (let at = 0; at < 60; at += 1) assert.equal((await ask('ada', 'x')).status, 200);
    const refused = await ask('ada', 'x');
    assert.deepEqual([refused.status, refused.headers.get('retry-after'), handled.count], [429, '60', 60]);
    assert.match(await refused.text(), /Wait 60 seconds, then try again/);
    now = new Date(now.getTime() + 60_000);
    assert.equal((await ask('ada', 'x')).status, 200);
  });

  it('is stopped by all their logins together, and stops neither reading nor anybody else', async () => {
    const { ask } = began(60);
    for (let at = 0; at < 60; at += 1) await ask(`ada${at % 3}`, 'x');
    assert.equal((await ask('ada9', 'x')).status, 429);
    assert.equal((await ask('ada9', undefined)).status, 200);
    assert.equal((await ask('bob', 'x')).status, 200);
    assert.equal((await ask(undefined, 'x')).status, 200);
  });

  it('is stopped sooner by large bodies, and by what is refused as well', async () => {
    const { ask, handled } = began(60);
    const large = 'x'.repeat(200 * 1024);
    for (let at = 0; at < 9; at += 1) assert.equal((await ask('ada', large)).status, 200);
    assert.equal((await ask('ada', large)).status, 429);
    assert.equal(handled.count, 9);
    for (let at = 0; at < 60; at += 1) assert.equal((await ask('eve', '\0')).status, 400);
    assert.equal((await ask('eve', 'x')).status, 429);
  });

  it('has ten full minutes in an hour', async () => {
    const { ask } = began(60);
    now = new Date('2026-11-02T12:00:00Z');
    for (let minute = 0; minute < 10; minute += 1) {
      for (let at = 0; at < 60; at += 1) assert.equal((await ask('ada', 'x')).status, 200);
      now = new Date(now.getTime() + 60_000);
    }
    const refused = await ask('ada', 'x');
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '3000']);
    assert.match(await refused.text(), /Wait 50 minutes/);
  });
});
