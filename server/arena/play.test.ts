// Playing over HTTP: flags that are one's own, rates, turns, hints, what is kept and what is told when.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Pool } from 'pg';
import { arenaHouse, SLUG } from './example-players.ts';
import { MOST_TURNS } from './rules.ts';
import type { Arena } from './schemas.ts';
import { takePlace, type TurnRow } from './store-turns.ts';

const { ctx, someone, count, setNow } = await arenaHouse();
const BENIGN = 'Where is my order?';

describe('a level', () => {
  it('is begun, asked, and solved by one’s own flag, which is an outcome', async () => {
    const me = await someone();
    assert.equal((await me.level('easy')).conversation, null);
    const { id } = await me.begin('easy');
    const message = await me.say(id, BENIGN);
    assert.deepEqual([message.turn, message.said, message.answering.name, message.answering.because, message.seen], [1, BENIGN, null, 'not-configured', null]);
    assert.ok(message.shown.length > 0 && !message.shown.includes(await me.flag('easy')));
    assert.deepEqual(await me.guess('easy', 'amber-falcon-river-2222'), { verdict: 'wrong', points: 0 });
    assert.deepEqual(await me.guess('easy', ` FLAG{${(await me.flag('easy')).toUpperCase()}} `), { verdict: 'solved', points: 100 });
    assert.deepEqual(await me.guess('easy', await me.flag('easy')), { verdict: 'already', points: 0 });
    const solved = await me.level('easy');
    assert.ok(solved.solvedAt !== null && solved.explanation!.why.length > 20 && solved.explanation!.whatWouldHaveStoppedIt.length > 20);
    assert.ok(solved.conversation!.messages[0]!.seen !== null, 'what the guards saw is told now');
    assert.ok((await me.say(id, BENIGN)).seen !== null, 'and with every message from here on');
    const { rows } = await ctx.pool.query('select kind, activity, version from outcome where subject = $1', [me.subject]);
    assert.equal(rows.length, 1);
    assert.deepEqual([rows[0].kind, rows[0].activity, rows[0].version.length], ['solved', `arena:${SLUG}/easy`, 64]);
    const arena = await me.ask<Arena>('GET', '/api/arena');
    assert.equal(arena.points, 100);
    assert.equal(arena.challenges.find(({ slug }) => slug === SLUG)!.levels.find(({ level }) => level === 'easy')!.state, 'solved');
  });

  it('waits for the disk again after the statement that takes a place', async () => {
    const { subject } = await someone();
    const client = await ctx.pool.connect();
    await client.query('set synchronous_commit = on');
    const turn = { subject, round: '2026-2', challenge: SLUG, level: 'easy' } as TurnRow;
    const taken = await takePlace({ pool: client as unknown as Pool, now: ctx.now }, turn, randomUUID(), { busyMs: 1, everyMs: 1, aheadMs: 1 });
    const { rows } = await client.query('show synchronous_commit');
    client.release(true);
    assert.deepEqual([taken.is_free, rows[0].synchronous_commit], [true, 'on']);
  });

  it('gives nothing for somebody else’s flag, and records that it was shared', async () => {
    const [me, other] = [await someone(), await someone()];
    await me.begin('hard');
    await other.begin('hard');
    assert.deepEqual(await me.guess('hard', await other.flag('hard')), { verdict: 'not-yours', points: 0 });
    assert.equal(await count(`audit where action = 'arena.share' and actor = $1 and detail->>'whose' = $2`, me.subject, other.subject), 1);
    assert.equal(await count('arena_solve where subject = any($1)', [me.subject, other.subject]), 0);
    assert.equal((await me.guess('hard', await me.flag('medium'))).verdict, 'wrong', 'a flag of another level');
    assert.equal((await me.guess('hard', await me.flag('hard', '2020-1'))).verdict, 'wrong', 'a flag of another season');
  });

  it('keeps no flag anywhere', async () => {
    const me = await someone();
    const { id } = await me.begin('medium');
    await me.say(id, BENIGN);
    await me.guess('medium', await me.flag('medium'));
    const { rows: all } = await ctx.pool.query<{ name: string }>(`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition`);
    for (const { name } of all) assert.equal(await count(`${name} t where t::text like $1`, `%${await me.flag('medium')}%`), 0, name);
  });

  it('gives hints that cost nothing and are recorded', async () => {
    const me = await someone();
    const { hintCount } = await me.level('easy');
    const path = `/api/arena/challenges/${SLUG}/easy/hints`;
    for (let taken = 1; taken <= hintCount + 1; taken += 1) assert.equal((await me.ask<{ hints: string[] }>('POST', path, { event: null })).hints.length, Math.min(taken, hintCount));
    assert.equal((await me.guess('easy', await me.flag('easy'))).points, 100);
    assert.equal(await count('arena_solve where subject = $1 and hints = $2', me.subject, hintCount), 1);
  });
});

describe('a conversation', () => {
  it('is one’s own, ends after its turns, and a fresh one ends the one before', async () => {
    const [me, other] = [await someone(), await someone()];
    const { id } = await me.begin('easy');
    await other.ask('GET', `/api/arena/conversations/${id}`, undefined, 404);
    await other.say(id, BENIGN, 404);
    for (let turn = 1; turn <= MOST_TURNS; turn += 1) {
      await ctx.pool.query('update arena_standing set pace_at = null');
      assert.equal((await me.say(id, `${BENIGN} ${turn}`)).turn, turn);
    }
    const over = await me.ask<{ isOver: boolean; messages: unknown[] }>('GET', `/api/arena/conversations/${id}`);
    assert.deepEqual([over.isOver, over.messages.length], [true, MOST_TURNS]);
    await me.say(id, BENIGN, 409);
    const fresh = await me.begin('easy');
    const next = await me.begin('easy');
    await me.say(fresh.id, BENIGN, 409);
    assert.notEqual(next.id, fresh.id);
    assert.equal(await count('arena_conversation where subject = $1 and closed_at is null', me.subject), 1);
  });

  it('goes on in both windows, whichever began it', async () => {
    const me = await someone();
    const begin = (instead: string | null) => me.ask<{ id: string; messages: unknown[] }>('POST', `/api/arena/challenges/${SLUG}/easy/conversations`, { event: null, instead });
    const [one, other] = await Promise.all([begin(null), begin(null)]);
    assert.equal(one.id, other.id);
    await me.say(one.id, BENIGN);
    assert.equal((await begin(null)).messages.length, 1);
    const fresh = await begin(one.id);
    assert.notEqual(fresh.id, one.id);
    assert.equal((await begin(one.id)).id, fresh.id);
    const { error } = (await me.say(one.id, BENIGN, 409)) as unknown as { error: { says: string } };
    assert.match(error.says, /fresh conversation elsewhere.*was not sent/);
    assert.equal(await count('arena_conversation where subject = $1', me.subject), 2);
  });

  it('takes the same message once, however often it is sent', async () => {
    const me = await someone();
    const { id } = await me.begin('easy');
    const message = randomUUID();
    const first = await me.say(id, BENIGN, 200, message);
    assert.deepEqual(await me.say(id, BENIGN, 200, message), first);
    assert.equal(await count('arena_message where conversation = $1', id), 1);
  });

  it('has a burst of three, then a pace, per player and level; a refused message is not kept', async () => {
    const [me, other] = [await someone(), await someone()];
    const { id } = await me.begin('easy');
    const now = Date.now();
    setNow(new Date(now));
    for (let at = 0; at < 3; at += 1) await me.say(id, BENIGN);
    const refused = await me.ask<{ error: { says: string } }>('POST', `/api/arena/conversations/${id}/messages`, { id: randomUUID(), text: BENIGN }, 429);
    assert.match(refused.error.says, /10 messages a minute.*6 seconds/);
    await me.say((await me.begin('medium')).id, BENIGN);
    await other.say((await other.begin('easy')).id, BENIGN);
    setNow(new Date(now + 6_000));
    await me.say(id, BENIGN);
    await me.say(id, BENIGN, 429);
    assert.equal(await count('arena_message where conversation = $1', id), 4);
    setNow(new Date());
  });

  it('has one message in flight per player, also over several levels', async () => {
    const me = await someone();
    const { id } = await me.begin('easy');
    await ctx.pool.query(`insert into arena_player (subject, busy_with, busy_until) values ($1, $2, $3) on conflict (subject) do update set busy_with = excluded.busy_with, busy_until = excluded.busy_until`, [me.subject, randomUUID(), new Date(ctx.now().getTime() + 5_000)]);
    await me.say(id, BENIGN, 409);
    await ctx.pool.query(`update arena_player set busy_until = $2 where subject = $1`, [me.subject, new Date(ctx.now().getTime() - 1)]);
    await me.say(id, BENIGN);
    assert.equal(await count('arena_player where subject = $1 and busy_with is null', me.subject), 1);
    const hard = await me.begin('hard');
    const statuses = await Promise.all([me, me, me].map(async (one) => one.say(hard.id, BENIGN).then(() => 200, () => 409)));
    assert.ok(statuses.includes(200));
    assert.equal(await count('arena_message where conversation = $1', hard.id), statuses.filter((status) => status === 200).length, 'nothing is lost and nothing kept twice');
  });

  it('shows markup and odd signs as what they are, and refuses what is no text', async () => {
    const me = await someone();
    const { id } = await me.begin('easy');
    const odd = '<img src=x onerror=alert(1)> ![a](http://x/?q=1) \u202Eabc\u200B 𝖍𝖎 \t\n';
    assert.equal((await me.say(id, odd)).said, odd);
    for (const text of ['', '  \n ', 'x'.repeat(2_001), 'a\u0000b', 'a\u0007b', 'a\u001b[2Jb', 'a\ud800b']) await me.say(id, text, 400);
    await me.say(id, 'x'.repeat(100_000), 413);
    assert.equal(await count('arena_message where conversation = $1', id), 1);
  });
});

describe('guesses', () => {
  it('are sixty an hour', async () => {
    const me = await someone();
    for (let at = 0; at < 60; at += 1) assert.equal((await me.guess('easy', `amber-falcon-river-${at}`)).verdict, 'wrong');
    await me.ask('POST', `/api/arena/challenges/${SLUG}/easy/guesses`, { flag: await me.flag('easy'), event: null }, 429);
    assert.equal(await count(`audit where action = 'arena.guess' and actor = $1`, me.subject), 60);
  });
});

describe('a season', () => {
  it('begins anew with flags and points; a conversation of the one before is over', async () => {
    setNow(new Date('2026-12-31T23:59:00Z'));
    const me = await someone();
    const { id } = await me.begin('easy');
    const old = await me.flag('easy');
    setNow(new Date('2027-01-01T00:00:01Z'));
    await me.say(id, BENIGN, 409);
    assert.equal((await me.guess('easy', old)).verdict, 'wrong');
    assert.equal((await me.ask<Arena>('GET', '/api/arena')).round, '2027-1');
    setNow(new Date());
  });
});
