// Loads a backup's rows into freshly migrated tables, with triggers and foreign keys out of the way meanwhile.
import pg, { type PoolClient } from 'pg';
import { invalid } from '../errors.ts';
import type { Backup } from './check-backup.ts';
import { copyIn } from './copy-rows.ts';
import { inSchema, partitionsOf, tablesOf } from './describe-database.ts';
import { readTarFile } from './tar.ts';

/** Returns how many rows were loaded; throws Invalid when a table ends up with another number than the backup says. */
export const loadRows = async (client: PoolClient, { manifest, rows: wanted }: Backup, file: string): Promise<number> => {
  const tables = (await tablesOf(client)).map(({ name }) => inSchema(name));
  await addPartitions(client, manifest.partitions);
  const foreignKeys = await takeForeignKeys(client);
  // What a trigger would do on insert was done when the rows were first written.
  const guarded = [...tables, ...(await partitionsOf(client)).map(({ name }) => inSchema(name))];
  for (const table of guarded) await client.query(`alter table ${table} disable trigger user`);
  // A migration may have put rows in; the backup has them as they became.
  if (tables.length > 0) await client.query(`truncate ${tables.join(', ')}`);

  const counts = await copyAll(client, manifest.tables, file);
  for (const [name, count] of Object.entries(wanted)) {
    if ((counts.get(name) ?? 0) !== count) throw invalid(`The table ${name} would have ${counts.get(name) ?? 0} rows instead of ${count}. Nothing was changed.`);
  }

  for (const { name, last, isCalled } of manifest.sequences) await client.query('select setval($1, $2, $3)', [inSchema(name), last, isCalled]);
  for (const table of guarded) await client.query(`alter table ${table} enable trigger user`);
  await guardPartitions(client);
  for (const statement of foreignKeys) await client.query(statement);
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
};

const addPartitions = async (client: PoolClient, partitions: Backup['manifest']['partitions']): Promise<void> => {
  const there = new Set((await partitionsOf(client)).map(({ name }) => name));
  for (const { name, parent, bound } of partitions) {
    if (!there.has(name)) await client.query(`create table ${inSchema(name)} partition of ${inSchema(parent)} ${bound}`);
  }
};

// Partitions made here are as guarded as those a migration or the monthly job makes; an older shape has no such guard yet.
const guardPartitions = async (client: PoolClient): Promise<void> => {
  const { rows } = await client.query<{ there: boolean }>(`select to_regproc('public.guard_partition') is not null as there`);
  if (rows[0]?.there !== true) return;
  await client.query(
    `select guard_partition(inhrelid::regclass) from pg_inherits
     where exists (select from pg_trigger where tgrelid = inhparent and tgfoid = 'refuse_change'::regproc)`,
  );
};

// Tables arrive in no particular order, and may point at each other in a circle.
const takeForeignKeys = async (client: PoolClient): Promise<string[]> => {
  const { rows } = await client.query<{ remove: string; add: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as remove,
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
     from pg_constraint where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace order by conname`,
  );
  for (const { remove } of rows) await client.query(remove);
  return rows.map(({ add }) => add);
};

const copyAll = async (client: PoolClient, tables: Backup['manifest']['tables'], file: string): Promise<Map<string, number>> => {
  const columnsOf = new Map(tables.map(({ name, columns }) => [name, columns.map((column) => pg.escapeIdentifier(column)).join(', ')]));
  const counts = new Map<string, number>();
  for await (const { name: entry, body } of readTarFile(file)) {
    const table = /^rows\/([^/]+)\/\d+\.copy$/.exec(entry)?.[1];
    const columns = table === undefined ? undefined : columnsOf.get(table);
    if (table === undefined || columns === undefined) continue;
    const count = await copyIn(client, `copy ${inSchema(table)} (${columns}) from stdin`, body);
    counts.set(table, (counts.get(table) ?? 0) + count);
  }
  return counts;
};
