// The drill over everything: a whole organisation with half a year behind it is backed up, and lives on from the file alone.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { findDebianPostgres } from '../scripts/test/find-postgres.ts';
import { makeApp } from '../server/app.ts';
import { restoreBackup, writeBackup } from '../server/platform/backup/index.ts';
import { connect } from '../server/platform/db/connect.ts';
import { startEmbedded } from '../server/platform/db/embedded.ts';
import { silentLog } from '../server/platform/log.ts';
import { publishContent } from './publish-content.ts';
import { freshDatabase, startTestServer } from './server.ts';
import { TEST_FULL_ONLY } from './test-full-only.ts';

const server = await startTestServer();
const folder = await mkdtemp(join(tmpdir(), 'beforetab-drill-'));
const file = join(folder, 'drill.tar.gz');
const restored = await freshDatabase();
after(() => rm(folder, { recursive: true, force: true }));

const rowsOf = async <T extends pg.QueryResultRow>(url: string, query: string): Promise<T[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(query)).rows;
  } finally {
    await client.end();
  }
};

// Listed by the catalogue of PostgreSQL and not by what the backup thinks there is: a table it forgot must show.
// Which migrations ran is compared below by name: a restore runs them anew, so that their times differ.
const TABLES = `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'jobs') and c.relname <> 'kysely_migration' and c.relkind in ('r', 'p') and not c.relispartition order by 1`;
const REST = [
  // What the tables are, beside what they hold: columns, guards, keys, views and partitions.
  `select 'column' as what, table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' ' || coalesce(column_default, '') as said from information_schema.columns where table_schema = 'public'`,
  `select 'guard', pg_get_triggerdef(oid) || ' ' || tgenabled::text from pg_trigger where not tgisinternal`,
  `select 'index', indexdef from pg_indexes where schemaname = 'public'`,
  `select 'key', conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'`,
  `select 'migration', name from kysely_migration`,
  `select 'partition', relname || ' ' || pg_get_expr(relpartbound, oid) from pg_class where relispartition and relkind = 'r'`,
].join(' union all ');

/** Every row of every table as PostgreSQL writes it, in an order of our own. */
const everything = async (url: string): Promise<Map<string, string[]>> => {
  const found = new Map<string, string[]>();
  for (const { name } of await rowsOf<{ name: string }>(url, TABLES)) found.set(name, (await rowsOf<{ row: string }>(url, `select t::text as row from ${name} t`)).map(({ row }) => row).sort());
  return found;
};
const structure = async (url: string): Promise<string[]> => (await rowsOf<{ what: string; said: string }>(url, REST)).map(({ what, said }) => `${what} ${said}`).sort();

const ask = (app: ReturnType<typeof makeApp>, method: string, path: string, body?: unknown, cookie = ''): Promise<Response> =>
  Promise.resolve(app.request(`http://localhost:3000${path}`, { method, headers: { host: 'localhost:3000', cookie }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }));

type Loaded = { owner: { email: string }; password: string };
const isNewest = (await rowsOf<{ version: number }>(server.url, `select current_setting('server_version_num')::int / 10000 as version`))[0]!.version >= 18;
let demo: Loaded;
let whole: Map<string, string[]>;

before(async () => {
  if (TEST_FULL_ONLY.skip !== false) return;
  await publishContent(server.ctx);
  demo = (await (await ask(server.app, 'POST', '/api/set-up/demo', {})).json()) as Loaded;
  await mkdir(join(folder, 'from/content'), { recursive: true });
  await writeFile(join(folder, 'from/content/policy.yaml'), 'title: Ours — ü\n');
  whole = await everything(server.url);
  await writeBackup(server.url, { dataDir: join(folder, 'from'), secretsKey: undefined }, file, new Date());
  await restoreBackup(restored, join(folder, 'to'), file);
});

// Otherwise backup.test.ts brings back a smaller one.
describe('a backup of a whole organisation', { skip: TEST_FULL_ONLY.skip }, () => {
  it('was of something: every capability had rows in it', () => {
    const least = { person: 60, login: 0, team: 8, tier_rule: 1, content_version: 10, policy_version: 1, outcome: 1_000, answer: 500, attempt: 60, place: 60, shown: 60, assignment: 3, progress: 100, audit: 1_000 };
    for (const [name, rows] of Object.entries(least)) assert.ok((whole.get(`public.${name}`)?.length ?? -1) >= rows, `${name}: ${whole.get(`public.${name}`)?.length}`);
  });

  it('brings back every table row by row, and what guards and keys them', async () => {
    const back = await everything(restored);
    assert.deepEqual([...back.keys()], [...whole.keys()]);
    for (const [name, rows] of whole) assert.deepEqual(back.get(name), rows, name);
    assert.deepEqual(await structure(restored), await structure(server.url));
    assert.equal(await readFile(join(folder, 'to/content/policy.yaml'), 'utf8'), 'title: Ours — ü\n');
  });

  it('is a working product: people sign in, go on where they were, and reports say the same', async () => {
    const database = connect(restored, { max: 2, onProblem: () => {} });
    try {
      const app = makeApp({ ...server.ctx, pool: database.pool, db: database.db }, 'dist');
      const replies = async (of: typeof app, email: string): Promise<unknown[]> => {
        const login = await ask(of, 'POST', '/api/logins', { email, password: demo.password });
        assert.equal(login.status, 200);
        const cookie = login.headers.get('set-cookie')!.split(';')[0]!;
        const paths = ['/api/me/today', '/api/me/progress', '/api/units/using-ai-tools/where-does-your-code-go', ...(email === demo.owner.email ? ['/api/reports/teams', '/api/reports/people', '/api/reports/minutes'] : [])];
        return Promise.all(paths.map(async (path) => (await ask(of, 'GET', path, undefined, cookie)).json()));
      };
      for (const email of [demo.owner.email, 'wim.karlsson@northlight.example']) assert.deepEqual(await replies(app, email), await replies(server.app, email), email);
      assert.equal((await ask(app, 'POST', '/api/logins', { email: demo.owner.email, password: 'another password here' })).status, 401);
    } finally {
      await database.close();
    }
  });

  it('keeps the ledger append-only, in its table and in each partition', async () => {
    const partitions = await rowsOf<{ name: string }>(restored, `select distinct tableoid::regclass::text as name from outcome`);
    assert.ok(partitions.length >= 1);
    const tables = ['outcome', 'answer', 'audit', 'content_version'];
    for (const name of [...tables, ...partitions.map(({ name }) => name)]) await assert.rejects(rowsOf(restored, `delete from ${name}`), /append-only/, name);
    for (const name of tables) await assert.rejects(rowsOf(restored, `truncate ${name} cascade`), /append-only/, name);
    await assert.rejects(rowsOf(restored, 'update outcome set score = 100'), /append-only/);
  });
});

const debian = findDebianPostgres();

if (TEST_FULL_ONLY.skip === false && isNewest) {
  describe('the same backup on an older PostgreSQL', { skip: debian === undefined && "PostgreSQL 15 was not found (Debian's package postgresql)" }, () => {
    it('brings back every row there too, and the ledger stays append-only', async () => {
      const older = await startEmbedded({ dataDir: join(folder, 'older'), log: silentLog, settings: { fsync: 'off' }, binDir: debian!.binDir });
      try {
        await restoreBackup(older.url, join(folder, 'older-content'), file);
        const back = await everything(older.url);
        assert.deepEqual([...back.keys()], [...whole.keys()]);
        for (const [name, rows] of whole) assert.deepEqual(back.get(name), rows, name);
        await assert.rejects(rowsOf(older.url, 'delete from outcome'), /append-only/);
      } finally {
        await older.stop();
      }
    });
  });
}
