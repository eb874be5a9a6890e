// What is only ever added to stays so against plain SQL, by the name of a table, of a partition, or emptied whole.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startTestServer } from './server.ts';

const { ctx } = await startTestServer();
const { pool } = ctx;

/** Every table with the guard, and its partitions. */
const guarded = async (): Promise<string[]> => {
  const { rows } = await pool.query<{ name: string }>(
    `select distinct c.relname::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where t.tgfoid in ('refuse_change'::regproc, 'refuse_row_change'::regproc) order by 1`,
  );
  return rows.map(({ name }) => name);
};

describe('append-only tables', () => {
  it('refuse to be changed or deleted from, also partition by partition and in partitions made later', async () => {
    await pool.query(`select ensure_month_partitions('audit', date '2031-05-01', 1)`);
    for (const at of ['2031-05-02', '1999-01-01', new Date().toISOString()]) {
      await pool.query(`insert into audit (id, at, actor, action, about) values (gen_random_uuid(), $1, 'x', 'x', 'x')`, [at]);
      await pool.query(`insert into outcome (id, at, subject, activity, kind, version) values (gen_random_uuid(), $1, gen_random_uuid(), 'x', 'x', 'x')`, [at]);
    }
    const tables = await guarded();
    for (const name of ['audit', 'audit_rest', 'audit_2031_05', 'outcome', 'outcome_rest', 'answer', 'content_version', 'policy_version', 'lab_run', 'lab_submission', 'lab_submission_rest', 'arena_message', 'arena_message_rest', 'signal_interaction', 'signal_interaction_rest', 'signal_finding', 'signal_finding_rest']) assert.ok(tables.includes(name), name);
    const { rows: filled } = await pool.query<{ name: string }>(`select distinct tableoid::regclass::text as name from audit union select distinct tableoid::regclass::text from outcome`);
    assert.equal(filled.length, 5);
    for (const name of ['audit', 'outcome', ...filled.map(({ name }) => name)]) {
      await assert.rejects(pool.query(`update ${name} set kind_or_action = 'y'`.replace('kind_or_action', name.startsWith('audit') ? 'action' : 'kind')), /append-only/, name);
      await assert.rejects(pool.query(`delete from ${name}`), /append-only/, name);
    }
  });

  it('refuse to be emptied partition by partition, also those made later', async () => {
    await pool.query(`select ensure_month_partitions('audit', date '2032-01-01', 2), ensure_month_partitions('outcome', date '2032-01-01', 2)`);
    const { rows } = await pool.query<{ name: string }>(`select inhrelid::regclass::text as name from pg_inherits where inhparent in ('audit'::regclass, 'outcome'::regclass)`);
    const names = rows.map(({ name }) => name);
    for (const name of ['audit_rest', 'outcome_rest', 'audit_2032_02', 'outcome_2032_02']) assert.ok(names.includes(name), name);
    for (const name of names) await assert.rejects(pool.query(`truncate ${name}`), /append-only/, name);
    await pool.query('create table plain_rows (at timestamptz not null) partition by range (at)');
    await pool.query(`select ensure_month_partitions('plain_rows', date '2032-01-01', 1)`);
    await pool.query('truncate plain_rows_2032_01');
    await pool.query('drop table plain_rows');
  });

  it('refuse to be emptied', async () => {
    for (const name of ['audit', 'outcome', 'answer', 'content_version cascade', 'policy_version', 'lab_run', 'lab_submission', 'arena_message', 'signal_interaction', 'signal_finding']) await assert.rejects(pool.query(`truncate ${name}`), /append-only/, name);
  });

  it('let the retention job delete, which says so in its transaction', async () => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query(`set local beforetab.retention = 'on'`);
      for (const name of ['audit', 'outcome']) assert.ok(((await client.query(`delete from ${name} where at < '2000-01-01'`)).rowCount ?? 0) > 0, name);
      await client.query('commit');
    } finally {
      client.release();
    }
    await assert.rejects(pool.query(`delete from audit where at > '2000-01-01'`), /append-only/);
  });
});
