// Loading rows into tables that make it hard: circles, generated columns, triggers, sequences.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import pg from 'pg';
import { freshDatabase } from '../../../test/server.ts';
import { checkBackup, writeBackup } from './index.ts';
import { loadRows } from './load-rows.ts';

const TABLES = `
  create table hen (id int generated always as identity primary key, "Odd ""name""" text, doubled int generated always as (id * 2) stored, dropped int);
  alter table hen drop column dropped;
  create table egg (id bigserial primary key, hen_id int not null references hen, moment timestamptz, span interval, bytes bytea, numbers numeric[], half float8);
  alter table hen add column first_egg bigint references egg;
  create function refuse() returns trigger language plpgsql as $$ begin raise exception 'a trigger ran'; end $$`;
const TRIGGER = 'create trigger no_insert before insert on egg for each row execute function refuse()';
const ROWS = `
  insert into hen ("Odd ""name""") values ('a'), (null), ('');
  insert into egg (hen_id, moment, span, bytes, numbers, half) values (1, '2026-03-29 02:30:00.000001+02', '1 mon -3 days 04:05:06.789', '\\x00ff5c0a', '{1.10,NaN,null}', 0.1::float8 + 0.2), (3, 'infinity', null, '', '{}', '-Infinity');
  update hen set first_egg = id where id <= 2;
  select nextval('egg_id_seq')`;

const connectTo = async (sql: string): Promise<{ url: string; client: pg.Client }> => {
  const url = await freshDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  return { url, client };
};

describe('loadRows', () => {
  it('fills tables that point at each other, without running triggers, and carries sequences on', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'beforetab-load-'));
    const from = await connectTo(`${TABLES}; ${ROWS}`);
    const to = await connectTo(`${TABLES}; ${TRIGGER}`);
    try {
      const file = join(folder, 'hard.tar.gz');
      await writeBackup(from.url, { dataDir: folder, secretsKey: undefined }, file, new Date());
      await to.client.query('begin');
      await loadRows(to.client as unknown as pg.PoolClient, await checkBackup(file), file);
      await to.client.query('commit');
      for (const table of ['hen', 'egg']) {
        const sql = `select t::text as row from ${table} t order by id`;
        assert.deepEqual((await to.client.query(sql)).rows, (await from.client.query(sql)).rows);
      }
      assert.equal((await to.client.query(`select nextval('egg_id_seq')::int as next`)).rows[0].next, 4);
      assert.equal((await to.client.query(`insert into hen ("Odd ""name""") values ('next') returning id`)).rows[0].id, 4);
      await assert.rejects(to.client.query('insert into egg (hen_id) values (1)'), /a trigger ran/);
      await assert.rejects(to.client.query('update hen set first_egg = 99 where id = 1'), /foreign key/);
    } finally {
      await from.client.end();
      await to.client.end();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
