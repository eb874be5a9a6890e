// Leases: one owner, renewed while it lives, taken over when it runs out or does not answer, and fenced in the database.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startTestServer } from '../../../test/server.ts';
import { silentLog } from '../log.ts';
import { type Live, startLive } from './live.ts';

const { ctx, url } = await startTestServer();
const LEASE = 300;
const all: Live[] = [];
after(() => Promise.all(all.map((live) => live.stop())));
const process = (name: string, more: { idleMs?: number } = {}): Live => {
  const live = startLive({ url, pool: ctx.pool, log: silentLog, address: `http://${name}`, leaseMs: LEASE, ...more });
  all.push(live);
  return live;
};
/** As if it were killed: its leases stay and nobody renews them. */
const freeze = async (key: string): Promise<void> => void (await ctx.pool.query(`update live_lease set process = (select id from live_process where address = 'http://gone') where key = $1`, [key]));
await ctx.pool.query(`insert into live_process (id, address, machine) values (gen_random_uuid(), 'http://gone', 'elsewhere')`);

describe('a lease', () => {
  it('has one owner, also when many ask at once, for as long as it is renewed', async () => {
    const processes = [process('a1'), process('a2'), process('a3')];
    const answers = await Promise.all(processes.map((live) => live.ownerElsewhere('one')));
    assert.equal(answers.filter((answer) => answer === undefined).length, 1);
    const owner = processes[answers.indexOf(undefined)]!;
    await wait(LEASE * 3);
    assert.equal(await owner.ownerElsewhere('one'), undefined);
    for (const other of processes.filter((live) => live !== owner)) assert.match((await other.ownerElsewhere('one'))!, /^http:\/\/a\d$/);
  });

  it('is lost to another when it ran out; the former owner is told and cannot write any more', async () => {
    const [one, other] = [process('b1'), process('b2')];
    assert.equal(await one.ownerElsewhere('two'), undefined);
    await one.mustOwn(ctx, 'two');
    let isLost = false;
    one.onLost('two', () => (isLost = true));
    await freeze('two');
    assert.equal(await other.ownerElsewhere('two'), 'http://gone');
    await wait(LEASE + 50);
    assert.equal(await other.ownerElsewhere('two'), undefined);
    await assert.rejects(one.mustOwn(ctx, 'two'), /moved to another process/);
    assert.equal(isLost, true);
    await other.mustOwn(ctx, 'two');
  });

  it('is taken at once from a process that does not answer, by one of those who try', async () => {
    const [one, other, third] = [process('c1'), process('c2'), process('c3')];
    await one.ownerElsewhere('three');
    await freeze('three');
    const answers = await Promise.all([other, third].map((live) => live.takeFrom('three', 'http://gone')));
    assert.equal(answers.filter((answer) => answer === undefined).length, 1);
  });

  it('is given back when it is released, when its process stops, and when nobody asks for long', async () => {
    const [one, other, idle] = [process('d1'), process('d2'), process('d3', { idleMs: 100 })];
    await one.ownerElsewhere('four');
    await one.release('four');
    assert.equal(await other.ownerElsewhere('four'), undefined);
    await other.stop();
    assert.equal(await one.ownerElsewhere('four'), undefined);
    await idle.ownerElsewhere('five');
    await wait(LEASE);
    assert.equal(await one.ownerElsewhere('five'), undefined);
  });
});

describe('what processes say to each other', () => {
  it('arrives everywhere once it is committed, and not when it is not', async () => {
    const [one, other] = [process('e1'), process('e2')];
    const heard: unknown[] = [];
    one.hear('topic', (said) => heard.push(['one', said]));
    other.hear('topic', (said) => heard.push(['other', said]));
    other.hear('something else', () => heard.push('wrong'));
    await wait(150);
    await assert.rejects(ctx.db.transaction().execute(async (db) => {
      await one.tell({ db: db as unknown as typeof ctx.db }, 'topic', { run: 'lost' });
      throw new Error('rolled back');
    }));
    await one.tell(ctx, 'topic', { run: 'kept' });
    await wait(150);
    assert.equal(heard.length, 2);
    assert.ok(heard.every((one) => JSON.stringify(one).endsWith('{"run":"kept"}]')));
  });
});
