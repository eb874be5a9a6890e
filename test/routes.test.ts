// Every route, role by role and mistake by mistake, from the list of routes itself: a route without a case fails here.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { allRoutes } from '../server/app.ts';
import { ROLES, type Role, SCOPES } from '../server/platform/context.ts';
import type { Route } from '../server/platform/http/route.ts';
import type { RouteCase, Sent, World } from './route-cases.ts';
import { countAudit, fingerprint, makeWorld, send } from './world.ts';

const SERVER = new URL('../server/', import.meta.url);

const loadCases = async (): Promise<Map<string, RouteCase>> => {
  const cases = new Map<string, RouteCase>();
  for (const folder of await readdir(SERVER, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    const files = await readdir(new URL(`${folder.name}/`, SERVER));
    if (!files.includes('routes.cases.ts')) continue;
    const exported = (await import(new URL(`${folder.name}/routes.cases.ts`, SERVER).href)) as Record<string, Record<string, RouteCase>>;
    for (const group of Object.values(exported)) for (const [key, entry] of Object.entries(group)) cases.set(key, entry);
  }
  return cases;
};

const cases = await loadCases();
const world: World = await makeWorld();

const allows = ({ allow }: Route, role: Role): boolean => allow === 'anyone' || allow === 'person' || allow.includes(role);
const senderOf = (route: Route, as: Role | 'nobody' | undefined): Role | 'nobody' => as ?? ROLES.find((role) => allows(route, role)) ?? 'nobody';

/** Sends, expects a refusal of this kind and status, and that no table has changed. */
const isRefused = async (route: Route, sent: Sent, cookie: string | undefined, statuses: readonly number[], what: string, authorization?: string): Promise<string> => {
  const earlier = route.method === 'GET' ? '' : await fingerprint(world);
  const reply = await send(world, route, sent, cookie, authorization);
  const text = await reply.text();
  assert.ok(statuses.includes(reply.status), `${what}: expected ${statuses.join(' or ')}, got ${reply.status} ${text.slice(0, 300)}`);
  const { error } = JSON.parse(text) as { error: { kind: string; says: string; fields?: { path: string }[] } };
  assert.notEqual(error.kind, 'Bug', what);
  assert.ok(error.says.length > 10, `${what}: says what to do`);
  if (route.method !== 'GET') assert.equal(await fingerprint(world), earlier, `${what}: something was changed`);
  // The sentence names fields as people do; clients find them by their paths.
  return [error.says, ...(error.fields ?? []).map(({ path }) => path)].join(' ');
};

const wrongType = (value: unknown): unknown => (typeof value === 'string' ? 7 : 'wrong');
// What JSON may hold and PostgreSQL refuses to keep.
const UNSTORABLE = [['a zero byte', '\u0000'], ['half a character', '\ud800']] as const;
const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const cookieFor = async (role: Role | 'nobody'): Promise<string | undefined> => (role === 'nobody' ? undefined : world.cookieOf(role));

describe('the list of routes', () => {
  it('has a case for every route, and no case without a route', () => {
    assert.deepEqual([...cases.keys()].sort(), allRoutes.map((route) => route.key).sort());
  });

  it('has no two routes at one address', () => {
    const shapes = allRoutes.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`);
    assert.equal(new Set(shapes).size, shapes.length);
  });

  it('is tried where a write is seen, also one that leaves every value as it was', async () => {
    const earlier = await fingerprint(world);
    assert.equal(await fingerprint(world), earlier);
    await sql`update organisation set name = name`.execute(world.server.ctx.db);
    assert.notEqual(await fingerprint(world), earlier);
  });
});

for (const route of allRoutes) {
  const entry = cases.get(route.key);
  if (entry === undefined) continue;
  describe(route.key, () => {
    it('answers those it is for', { skip: entry.onlyElsewhere ?? false }, async () => {
      const { as, ...sent } = await entry.valid(world);
      const cookie = await cookieFor(senderOf(route, as));
      const earlier = await countAudit(world);
      const reply = await send(world, route, sent, cookie);
      if (route.endpoint.reply === 'stream' && reply.status < 300) {
        assert.match(reply.headers.get('content-type') ?? '', /^text\/event-stream/);
        await reply.body!.cancel();
      } else assert.ok(reply.status < 300, `${reply.status} ${(await reply.clone().text()).slice(0, 500)}`);
      if (route.method === 'GET' || entry.leavesNoAudit !== undefined) assert.equal(await countAudit(world), earlier, 'leaves an audit row, against what its method or its case says');
      else assert.ok((await countAudit(world)) > earlier, 'a write leaves at least one audit row; where none is due, say `leavesNoAudit` and why');
    });

    it('refuses every role it is not for', async () => {
      const { as: _as, ...sent } = await entry.valid(world);
      if (route.allow !== 'anyone') await isRefused(route, sent, undefined, [401], 'nobody');
      for (const role of ROLES.filter((role) => !allows(route, role))) {
        await isRefused(route, sent, await world.cookieOf(role), [403], role);
      }
      // A command line of somebody it is for, allowed everything but this.
      const role = ROLES.find((role) => allows(route, role))!;
      const others = SCOPES.filter((scope) => scope !== route.scope);
      if (route.scope !== 'any') await isRefused(route, sent, await world.cookieOf(role), [403], 'a command line of another scope', await world.authorizationOf(role, others));
    });

    if (route.scope !== undefined) it('opens to a command line of its scope, and to no forged one', async () => {
      const { as, ...sent } = await entry.valid(world);
      // Where anyone may come in, with a token of another kind, an owner's command line may too.
      const role = ROLES.find((role) => role === as) ?? (route.allow === 'anyone' ? 'owner' : ROLES.find((role) => allows(route, role))!);
      await isRefused(route, sent, undefined, [401], 'a forged command line', `Bearer beforetab_cli_${'A'.repeat(43)}`);
      const reply = await send(world, route, sent, undefined, await world.authorizationOf(role, route.scope === 'any' ? [SCOPES[0]] : [route.scope!]));
      assert.ok(reply.status < 300, `${reply.status} ${(await reply.text()).slice(0, 300)}`);
    });

    if (route.allow !== 'anyone') it('refuses a forged, an expired and a revoked login', async () => {
      const { as: _as, ...sent } = await entry.valid(world);
      for (const [what, cookie] of await world.brokenCookies()) await isRefused(route, sent, cookie, [401], what);
    });

    if (route.endpoint.body !== undefined && route.endpoint.body !== 'stream') it('refuses unknown fields, wrong types and oversize bodies', async () => {
      const { as, ...sent } = await entry.valid(world);
      const cookie = await cookieFor(senderOf(route, as));
      const body = sent.body as Record<string, unknown>;
      for (const wrong of [undefined, null, 42, 'text', []]) await isRefused(route, { ...sent, body: wrong }, cookie, [400], `body ${JSON.stringify(wrong)}`);
      await isRefused(route, { ...sent, body: { ...body, surprise: 1 } }, cookie, [400], 'an unknown field');
      for (const [field, value] of Object.entries(body)) {
        if (value !== null && value !== undefined) await isRefused(route, { ...sent, body: { ...body, [field]: wrongType(value) } }, cookie, [400], `${field} of the wrong type`);
        for (const [what, sign] of UNSTORABLE) {
          if (typeof value === 'string') await isRefused(route, { ...sent, body: { ...body, [field]: `${value}${sign}` } }, cookie, [400], `${field} with ${what}`);
          if (isPlain(value)) await isRefused(route, { ...sent, body: { ...body, [field]: { ...value, surprise: sign } } }, cookie, [400], `${field} with ${what} inside`);
        }
      }
      const huge = 'x'.repeat((route.endpoint.maxBytes ?? 256 * 1024) + 1024);
      await isRefused(route, { ...sent, body: { ...body, surprise: huge } }, cookie, [413], 'an oversize body');
    });

    if (route.path.includes(':')) it('answers a senseless address with a clear error', async () => {
      const { as, ...sent } = await entry.valid(world);
      const cookie = await cookieFor(senderOf(route, as));
      for (const wrong of ["'; drop table person; --", '../../etc/passwd', '0', 'é'.repeat(300)]) {
        const params = Object.fromEntries(Object.keys(sent.params ?? {}).map((name) => [name, wrong]));
        await isRefused(route, { ...sent, params }, cookie, [400, 404], `address ${wrong.slice(0, 20)}`);
      }
    });

    if (route.endpoint.query !== undefined) {
      it('refuses a zero byte in what it is asked for', async () => {
        const { as, ...sent } = await entry.valid(world);
        for (const [field, value] of Object.entries(sent.query ?? {})) {
          await isRefused(route, { ...sent, query: { ...sent.query, [field]: `${value}\u0000` } }, await cookieFor(senderOf(route, as)), [400], field);
        }
      });
    }

    for (const { says, ...sent } of entry.bad ?? []) {
      it(`says ${says}`, async () => {
        const { as, ...good } = await entry.valid(world);
        const heard = await isRefused(route, { ...good, ...sent }, await cookieFor(senderOf(route, as)), [400, 409], String(says));
        assert.match(heard, says);
      });
    }

    if (entry.others !== undefined) {
      it("does not reach another person's data", async () => {
        const { as, ...sent } = await entry.others!(world);
        await isRefused(route, sent, await world.cookieOf(as), [403, 404], 'another person');
      });
    }
  });
}
