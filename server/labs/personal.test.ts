// Labs and a person's own data: exported whole, erased but for nameless runs, and kept no longer than stated.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PASSWORD } from '../../test/factories.ts';
import { allJobs } from '../app.ts';
import { FIXED, START } from './example-lab.ts';
import { exampleServer } from './example-server.ts';
import { labsRetention } from './personal.ts';

const { ctx, someone } = await exampleServer();
const count = async (query: string, ...values: unknown[]): Promise<number> => (await ctx.pool.query<{ count: number }>(`select count(*)::int as count from ${query}`, values)).rows[0]!.count;

describe("a person's work in labs", () => {
  it('is exported whole, without hidden payloads, and nobody else\'s', async () => {
    const [me, other] = [await someone(), await someone()];
    for (const person of [me, other]) {
      const { id } = await person.open();
      await person.run(id, `${START}// ${person.email}\n`);
    }
    const text = JSON.stringify(await me.ask('GET', '/api/me/data/export'));
    const data = JSON.parse(text) as Record<string, Record<string, unknown>[]>;
    assert.deepEqual([data['labs']?.length, data['lab-runs']?.length, data['lab-submissions']?.length], [1, 1, 1]);
    assert.ok(text.includes(`// ${me.email}`) && !text.includes(other.email));
    assert.doesNotMatch(text, /onload|srcdoc/);
  });

  it('goes with the person: drafts and submissions at once, and the guard holds again', async () => {
    const me = await someone();
    const { id } = await me.open();
    await me.run(id, FIXED);
    await me.ask('POST', '/api/me/erase', { password: PASSWORD });
    for (const table of ['lab_opening', 'lab_submission']) assert.equal(await count(`${table} where subject = $1`, me.subject), 0, table);
    assert.equal(await count('lab_run where subject = $1', me.subject), 1, 'nameless, for the figures of the lab');
    await assert.rejects(ctx.pool.query('delete from lab_submission'), /append-only/);
  });

  it('is kept as long as stated, and no longer', async () => {
    const me = await someone();
    const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);
    const keepDays = (name: string): number => labsRetention.find((rule) => rule.name === name)!.keepDays;
    const insert = {
      'lab-submissions': [`insert into lab_submission (at, run, subject, files, steps) values ($2, gen_random_uuid(), $1, '{}', '[]')`, 'lab_submission'],
      'lab-drafts': [`insert into lab_opening (id, subject, lab, version, files, opened_at, saved_at, closed_at) values (gen_random_uuid(), $1, 'x', 'v', '{}', $2, $2, $2)`, 'lab_opening'],
      'lab-pairs': [`with made as (insert into lab_pair (id, lab, version, made_at, changed_at) values (gen_random_uuid(), 'x', 'v', $2, $2) returning id) insert into lab_pair_member (pair, subject, opening, joined_at) select id, $1, gen_random_uuid(), $2 from made`, 'lab_pair_member'],
      'lab-runs': [`insert into lab_run (id, at, opening, subject, lab, version, holds, is_verified, failed, flags, seed, milliseconds) values (gen_random_uuid(), $2, gen_random_uuid(), $1, 'x', 'v', true, true, '{}', '{}', 's', 1)`, 'lab_run'],
    } as const;
    assert.deepEqual(Object.keys(insert).sort(), labsRetention.map(({ name }) => name).sort());
    for (const [name, [text]] of Object.entries(insert)) for (const days of [keepDays(name) + 1, keepDays(name) - 1]) await ctx.pool.query(text, [me.subject, daysAgo(days)]);
    await allJobs.find(({ name }) => name === 'people-enforce-retention')!.run({ ...ctx, viewer: { is: 'system', name: 'test' } }, {});
    for (const [name, [, table]] of Object.entries(insert)) assert.equal(await count(`${table} where subject = $1`, me.subject), 1, name);
  });
});
