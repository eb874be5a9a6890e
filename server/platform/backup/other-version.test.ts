// A backup taken on the embedded PostgreSQL 18 restores onto Debian's older one, and back.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import pg from 'pg';
import { findDebianPostgres } from '../../../scripts/test/find-postgres.ts';
import { connect } from '../db/connect.ts';
import { startEmbedded } from '../db/embedded.ts';
import { migrate } from '../db/migrate.ts';
import { silentLog } from '../log.ts';
import { restoreBackup, writeBackup } from './index.ts';
import { TEST_FULL_ONLY } from '../../../test/test-full-only.ts';

const debian = findDebianPostgres();
const folder = await mkdtemp(join(tmpdir(), 'beforetab-versions-'));
after(() => rm(folder, { recursive: true, force: true }));

const auditOf = async (url: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(`select current_setting('server_version_num')::int / 10000 as version, array_agg(a::text order by id) as rows from audit a`)).rows;
  } finally {
    await client.end();
  }
};

describe('a backup and another PostgreSQL', { skip: debian === undefined && "PostgreSQL 15 was not found (Debian's package postgresql)" }, () => {
  it('goes from 18 to the older one and back without losing anything', TEST_FULL_ONLY, async () => {
    const settings = { fsync: 'off' };
    const newer = await startEmbedded({ dataDir: join(folder, 'newer'), log: silentLog, settings });
    const older = await startEmbedded({ dataDir: join(folder, 'older'), log: silentLog, settings, binDir: debian!.binDir });
    try {
      const database = connect(newer.url);
      await migrate(database.db);
      await database.pool.query(`insert into audit (id, at, actor, action, about, detail) select gen_random_uuid(), now() - n * interval '1 day', 'ü', 'drill', E'\\\\\\n', '{"a": 1.50}' from generate_series(1, 500) n`);
      await database.close();
      const [before] = (await auditOf(newer.url)) as { version: number; rows: string[] }[];
      await writeBackup(newer.url, { dataDir: folder, secretsKey: undefined }, join(folder, 'there.tar.gz'), new Date());
      await restoreBackup(older.url, folder, join(folder, 'there.tar.gz'));
      assert.deepEqual(await auditOf(older.url), [{ version: debian!.version, rows: before!.rows }]);
      await writeBackup(older.url, { dataDir: folder, secretsKey: undefined }, join(folder, 'back.tar.gz'), new Date());
      await restoreBackup(newer.url, folder, join(folder, 'back.tar.gz'));
      assert.deepEqual(await auditOf(newer.url), [before]);
    } finally {
      await newer.stop();
      await older.stop();
    }
  });
});
