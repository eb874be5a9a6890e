// The world in which every route is tried: an organisation with content, one person per role, and a way to see any change.
import { sql } from 'kysely';
import { newToken } from './forge.ts';
import type { Ctx, Role } from '../server/platform/context.ts';
import { LOGIN_COOKIE } from '../server/platform/http/cookies.ts';
import type { Route } from '../server/platform/http/route.ts';
import { type AnyPerson, aCommandLine, aLogin, anOrganisation, aPerson } from './factories.ts';
import { publishContent } from './publish-content.ts';
import type { Sent, World } from './route-cases.ts';
import { startTestServer } from './server.ts';

/** Must be made while the file loads, so that its database lives as long as the file's tests. */
export const makeWorld = async (): Promise<World> => {
  // One person sends every mistake to every route: more than the ceiling lets anybody send.
  const server = await startTestServer({ WRITES_PER_MINUTE: '1000000' });
  const { ctx } = server;
  await anOrganisation(ctx);
  await publishContent(ctx);
  await watchWrites(ctx);
  const people = new Map<Role, Promise<{ person: AnyPerson; cookie: string }>>();
  const oneOf = (role: Role): Promise<{ person: AnyPerson; cookie: string }> => {
    const known = people.get(role) ?? makeOne(role);
    people.set(role, known);
    return known;
  };
  const makeOne = async (role: Role): Promise<{ person: AnyPerson; cookie: string }> => {
    const person = await aPerson(ctx, { roles: [role] });
    return { person, cookie: (await aLogin(ctx, person)).cookie };
  };
  return {
    server,
    cookieOf: async (role) => (await oneOf(role)).cookie,
    authorizationOf: async (role, scopes) => `Bearer ${(await aCommandLine(ctx, (await oneOf(role)).person, [...scopes])).token}`,
    personOf: async (role) => (await oneOf(role)).person,
    brokenCookies: async () => {
      const person = await aPerson(ctx, { roles: ['owner'] });
      const [expired, revoked] = [await aLogin(ctx, person), await aLogin(ctx, person)];
      await sql`update login set expires_at = now() - interval '1 second' where id = ${expired.loginId}`.execute(ctx.db);
      await sql`update login set revoked_at = now() where id = ${revoked.loginId}`.execute(ctx.db);
      return [
        ['a forged login', `${LOGIN_COOKIE}=${newToken()}`],
        ['an expired login', expired.cookie],
        ['a revoked login', revoked.cookie],
        ['a malformed login', `${LOGIN_COOKIE}='; drop table login; --`],
      ];
    },
  };
};

/** Sends one request to a route, with the parts of its address filled in. */
export const send = async (world: World, route: Route, { params = {}, query = {}, body, bearer }: Sent, cookie: string | undefined, authorization?: string): Promise<Response> => {
  const path = route.path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  const own = authorization ?? (bearer === undefined ? undefined : `Bearer ${bearer}`);
  return world.server.app.request(`http://localhost:3000${path}${search === '' ? '' : `?${search}`}`, {
    method: route.method,
    headers: { host: 'localhost:3000', ...(cookie === undefined ? {} : { cookie }), ...(own === undefined ? {} : { authorization: own }) },
    ...(body === undefined ? {} : { body: route.endpoint.body === 'stream' ? (body as string) : JSON.stringify(body) }),
  });
};

// Counting attempts is the point of a rate limit, and which process does the work is no change.
const MAY_MOVE = ['rate_limit', 'live_lease', 'live_process', 'kysely_migration', 'kysely_migration_lock'];

const isCounted = (name: string): boolean => !MAY_MOVE.some((free) => name.startsWith(free));

/** Every statement that writes moves a number on, also one that is taken back or comes to a partition by its own name. */
const watchWrites = async ({ db }: Ctx): Promise<void> => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p')`.execute(db);
  await sql`create sequence test_writes`.execute(db);
  await sql`create function test_note_write() returns trigger language plpgsql as 'begin perform nextval(''test_writes''); return null; end'`.execute(db);
  for (const { name } of rows.filter(({ name }) => isCounted(name))) {
    await sql`create trigger test_note_write after insert or update or delete on ${sql.table(name)} for each statement execute function test_note_write()`.execute(db);
  }
};

const counted = new WeakMap<World, { writes: string; rows: string }>();

/** Changes when any row of any table was added, changed or removed. What nobody has written to since is not counted anew. */
export const fingerprint = async (world: World): Promise<string> => {
  const { db } = world.server.ctx;
  const { rows: [now] } = await sql<{ writes: string }>`select last_value || ' ' || is_called as writes from test_writes`.execute(db);
  const known = counted.get(world);
  if (known?.writes === now!.writes) return known.rows;
  const rows = await countRows(world);
  counted.set(world, { writes: now!.writes, rows });
  return rows;
};

const countRows = async ({ server: { ctx: { db } } }: World): Promise<string> => {
  const tables = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`.execute(db);
  // Every insert and update gives a row another transaction, and a deletion takes one away; nothing needs to be read but that.
  const parts = tables.rows.filter(({ name }) => isCounted(name)).map(({ name }) => sql`select ${name} as name, count(*) as rows, coalesce(sum(xmin::text::bigint), 0) as sum from ${sql.table(name)}`);
  const { rows } = await sql`${sql.join(parts, sql` union all `)}`.execute(db);
  return JSON.stringify(rows);
};

/** How many rows the audit trail holds. */
export const countAudit = async ({ server }: World): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from audit`.execute(server.ctx.db);
  return rows[0]!.count;
};
