// The drill: fill, back up, restore elsewhere, compare row by row; and every file that must be refused.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { freshDatabase } from '../../../test/server.ts';
import { checkBackup, holdsRows, restoreBackup, writeBackup } from './index.ts';
import { inSchema, partitionsOf, tablesOf } from './describe-database.ts';

const NOW = new Date('2026-11-24T10:00:00Z');

const onDatabase = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

// Rows of three years, so that partitions must come back too, with everything COPY has to escape.
const fill = (url: string): Promise<void> =>
  onDatabase(url, async (client) => {
    await client.query(`select ensure_month_partitions('audit', date '2024-01-01', 36)`);
    await client.query(
      `insert into audit (id, at, actor, action, about, detail)
       select gen_random_uuid(), timestamptz '2024-01-15 08:00:00.123456+00' + n * interval '25 minutes', 'person ' || n, 'drill',
              E'tab\\t newline\\n backslash\\\\ \\\\N quote" ü 漢 ' || n, jsonb_build_object('n', n, 'text', repeat('long ', 20))
       from generate_series(1, 40000) n`,
    );
    await client.query(`insert into audit (id, at, actor, action, about) values (gen_random_uuid(), '1999-01-01', '', '', '')`);
  });

const everything = (url: string): Promise<Record<string, string[]>> =>
  onDatabase(url, async (client) => {
    const found: Record<string, string[]> = {};
    for (const { name } of await tablesOf(client)) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${inSchema(name)} t order by 1`);
      found[name] = rows.map(({ row }) => row);
    }
    found['(partitions)'] = (await partitionsOf(client)).map((partition) => JSON.stringify(partition));
    return found;
  });

// Out here, because what a hook asks for is dropped when that hook is over.
const source = await freshDatabase();
const folder = await mkdtemp(join(tmpdir(), 'beforetab-backup-'));
const file = join(folder, 'drill.tar.gz');

describe('backup and restore', () => {
  before(async () => {
    await fill(source);
    await mkdir(join(folder, 'from/content/modules/ours'), { recursive: true });
    await writeFile(join(folder, 'from/content/modules/ours/module.yaml'), 'title: Ours — ü\n');
    const written = await writeBackup(source, { dataDir: join(folder, 'from'), secretsKey: undefined }, file, NOW);
    assert.equal(written.rows, Object.values(await everything(source)).flat().length - (await onDatabase(source, partitionsOf)).length);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('brings back every row, every partition and our own content', async () => {
    const target = await freshDatabase();
    assert.equal(await holdsRows(target), false);
    await restoreBackup(target, join(folder, 'to'), file);
    assert.deepEqual(await everything(target), await everything(source));
    assert.equal(await readFile(join(folder, 'to/content/modules/ours/module.yaml'), 'utf8'), 'title: Ours — ü\n');
  });

  it('replaces what was there and leaves its guards on', async () => {
    const target = await freshDatabase();
    await onDatabase(target, (client) => client.query(`insert into audit (id, at, actor, action, about) values (gen_random_uuid(), now(), 'x', 'x', 'x')`));
    assert.equal(await holdsRows(target), true);
    await restoreBackup(target, join(folder, 'again'), file);
    assert.deepEqual(await everything(target), await everything(source));
    await assert.rejects(onDatabase(target, (client) => client.query('delete from audit')), /append-only/);
    await assert.rejects(onDatabase(target, (client) => client.query('truncate audit_2024_02')), /append-only/);
  });

  it('keeps the file to its owner', async () => {
    const { mode } = await stat(file);
    assert.equal(mode & 0o077, 0);
  });

  it('writes into no file that waited under its name, for others to read', async () => {
    const again = join(folder, 'again.tar.gz');
    const bait = join(folder, 'bait');
    await writeFile(bait, '', { mode: 0o666 });
    await symlink(bait, `${again}.part`);
    await writeBackup(source, { dataDir: join(folder, 'from'), secretsKey: undefined }, again, NOW);
    assert.equal((await stat(again)).mode & 0o077, 0);
    assert.equal((await readFile(bait)).length, 0);
  });

  it('refuses a file that is cut short, changed or something else, and changes nothing', async () => {
    const target = await freshDatabase();
    await onDatabase(target, (client) => client.query(`insert into audit (id, at, actor, action, about) values (gen_random_uuid(), now(), 'stays', 'x', 'x')`));
    const held = await everything(target);
    const whole = await readFile(file);
    const plain = gunzipSync(whole);
    const changed = Buffer.from(plain);
    changed[plain.indexOf('person 17\t')] = 'P'.charCodeAt(0);
    const damaged = { cut: whole.subarray(0, whole.length / 2), lastBytes: whole.subarray(0, whole.length - 4), noEnd: gzipSync(plain.subarray(0, plain.length - 2048)), changed: gzipSync(changed), other: Buffer.from('not a backup'), empty: Buffer.alloc(0) };
    for (const [name, bytes] of Object.entries(damaged)) {
      const path = join(folder, `${name}.tar.gz`);
      await writeFile(path, bytes);
      await assert.rejects(restoreBackup(target, join(folder, 'none'), path), { name: 'Invalid', message: /not a whole backup/ }, name);
    }
    assert.deepEqual(await everything(target), held);
  });

  it('says under which key it was made, tells nothing else of the key, and makes none', async () => {
    const keys = ['a', 'b'].map((letter) => Buffer.alloc(32, letter));
    const marks = await Promise.all([...keys, keys[0], undefined].map(async (secretsKey, at) => {
      const path = join(folder, `key-${at}.tar.gz`);
      await writeBackup(source, { dataDir: join(folder, 'no-key'), secretsKey }, path, NOW);
      return (await checkBackup(path)).manifest.keyMark;
    }));
    assert.equal(marks[0], marks[2]);
    assert.notEqual(marks[0], marks[1]);
    assert.match(marks[0]!, /^[0-9a-f]{16}$/);
    assert.equal(marks[3], undefined);
    await assert.rejects(stat(join(folder, 'no-key/secrets.key')), { code: 'ENOENT' });
  });

  it('refuses a backup from newer migrations', async () => {
    const newer = await freshDatabase();
    await onDatabase(newer, (client) => client.query(`insert into kysely_migration values ('9999-from-tomorrow', now()::text)`));
    const path = join(folder, 'newer.tar.gz');
    await writeBackup(newer, { dataDir: folder, secretsKey: undefined }, path, NOW);
    await assert.rejects(checkBackup(path), { name: 'Invalid', message: /newer version.*9999-from-tomorrow/ });
  });

  it('has nothing to back up in a database that is not ours', async () => {
    const foreign = await freshDatabase();
    await onDatabase(foreign, (client) => client.query('drop table kysely_migration'));
    await assert.rejects(writeBackup(foreign, { dataDir: folder, secretsKey: undefined }, join(folder, 'foreign.tar.gz'), NOW), { name: 'Conflict' });
    await assert.rejects(readFile(join(folder, 'foreign.tar.gz')), { code: 'ENOENT' });
  });
});
