// The arena and a person's own data: exported whole, erased at once, and kept no longer than stated.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PASSWORD } from '../../test/factories.ts';
import { arenaHouse } from './example-players.ts';
import { arenaRetention } from './retention.ts';

const { ctx, someone, count, setNow } = await arenaHouse();
const TABLES = ['arena_player', 'arena_standing', 'arena_conversation', 'arena_message', 'arena_solve'];

describe("a player's data", () => {
  it('is exported whole, and nobody else’s', async () => {
    const [me, other] = [await someone(), await someone()];
    for (const player of [me, other]) {
      await player.say((await player.begin('easy')).id, `I am ${player.email}`);
      await player.guess('easy', await player.flag('easy'));
    }
    const text = JSON.stringify(await me.ask('GET', '/api/me/data/export'));
    const data = JSON.parse(text) as Record<string, unknown[]>;
    assert.deepEqual([data['arena']?.length, data['arena-messages']?.length, data['arena-solves']?.length], [1, 1, 1]);
    assert.ok(text.includes(`I am ${me.email}`) && !text.includes(other.email));
  });

  it('goes with the person, and the guard of append-only rows holds again', async () => {
    const me = await someone();
    await me.say((await me.begin('easy')).id, 'Hello');
    await me.guess('easy', await me.flag('easy'));
    await me.ask('PUT', '/api/arena/board-choice', { isOnBoard: false });
    await me.ask('POST', '/api/me/erase', { password: PASSWORD });
    for (const table of TABLES) assert.equal(await count(`${table} where subject = $1`, me.subject), 0, table);
    await assert.rejects(ctx.pool.query('delete from arena_message'), /append-only/);
    await assert.rejects(ctx.pool.query('update arena_message set said = $1', ['']), /append-only/);
    await assert.rejects(ctx.pool.query('truncate arena_message'), /append-only/);
  });

  it('is forgotten after the stated days, which players are told', async () => {
    const me = await someone();
    await me.say((await me.begin('easy')).id, 'Hello');
    assert.equal((await me.level('easy')).keepDays, 90);
    await ctx.pool.query(`update organisation set retention = '{"arena-messages": 30}'`);
    assert.equal((await me.level('easy')).keepDays, 30);
    setNow(new Date(Date.now() + 1_000));
    const gone: Record<string, number> = {};
    for (const { name, purge } of arenaRetention) gone[name] = await purge(ctx, ctx.now());
    assert.ok(gone['arena-messages']! > 0 && gone['arena-conversations']! > 0 && gone['arena-standings']! > 0);
    assert.equal(await count('arena_message'), 0);
  });
});
