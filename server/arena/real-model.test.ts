// The organisation's own model: who may set it up and where, its key, budgets, and a fall-back that is never silent.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { anEndpoint, answers, fails, hangs, stopsHalfWay, streamsGarbage, talksNonsense } from './example-endpoints.ts';
import { arenaHouse } from './example-players.ts';
import type { ModelSettings, Trial } from './model-schemas.ts';
import type { Message } from './schemas.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'beforetab-model-'));
after(() => rmSync(dataDir, { recursive: true, force: true }));
const { ctx, someone, count } = await arenaHouse({ MODEL_ON_LOOPBACK: 'true', BEFORETAB_DATA: dataDir, ARENA_PER_MINUTE: '6000' });
const owner = await someone('owner');
const KEY = 'sk-very-secret';

const settings = (baseUrl: string, more: object = {}) => ({ baseUrl, model: 'small', key: KEY, playerTokens: 1_000_000, eventTokens: 1_000_000, dayTokens: 10_000_000, ...more });
const setUp = (baseUrl: string, more: object = {}): Promise<ModelSettings> => owner.ask('PUT', '/api/arena/model', settings(baseUrl, more));
const askOnce = async (text = 'Where is my order?'): Promise<Message> => {
  const player = await someone();
  return player.say((await player.begin('easy')).id, text);
};

describe('a model of one’s own', () => {
  it('answers with the player’s own secret in its prompt and its key where it belongs', async () => {
    const endpoint = await anEndpoint(answers('Your parcel is on its way.'));
    await setUp(endpoint.url);
    const player = await someone();
    const message = await player.say((await player.begin('easy')).id, 'Where is my order?');
    assert.deepEqual([message.shown, message.answering], ['Your parcel is on its way.', { name: 'small', because: null }]);
    const [{ authorization, body }] = endpoint.asked as [(typeof endpoint.asked)[number]];
    assert.equal(authorization, `Bearer ${KEY}`);
    assert.ok(JSON.stringify(body.messages[0]).includes(await player.flag('easy')) && body.max_tokens! <= 400);
    assert.equal(await count('arena_message where model = $1 and input_tokens = 100 and output_tokens = 20', 'small'), 1);
  });

  it('has a key that nobody is shown, in no reply, no row and no audit', async () => {
    const endpoint = await anEndpoint(answers('Hello.'));
    const saved = await setUp(endpoint.url);
    assert.ok(saved.hasKey && !JSON.stringify(saved).includes(KEY));
    for (const table of ['arena_model', 'audit', 'arena_message']) assert.equal(await count(`${table} t where t::text like $1 or encode(convert_to(t::text, 'UTF8'), 'hex') like $2`, `%${KEY}%`, `%${Buffer.from(KEY).toString('hex')}%`), 0, table);
    const elsewhere = await anEndpoint(answers('Hello.'));
    const refused = await owner.ask<{ error: { says: string } }>('PUT', '/api/arena/model', settings(elsewhere.url, { key: null }), 400);
    assert.match(refused.error.says, /Enter its key again/);
    await setUp(`${endpoint.url}/`, { key: null, model: 'other' });
    await askOnce();
    assert.equal(endpoint.asked.at(-1)?.authorization, `Bearer ${KEY}`, 'kept for the same address');
    assert.equal(elsewhere.asked.length, 0);
  });

  it('is never replaced silently: failures are said, and the simulated assistant answers', async () => {
    for (const [what, answer] of [['errors', fails(500)], ['refuses the key', fails(401)], ['talks nonsense', talksNonsense], ['streams garbage', streamsGarbage], ['stops half way', stopsHalfWay], ['says nothing', answers('  ')]] as const) {
      await setUp((await anEndpoint(answer)).url);
      const { answering, shown } = await askOnce();
      assert.deepEqual(answering, { name: null, because: 'failed' }, what);
      assert.ok(shown.length > 0 && !shown.includes('sk-secret'), what);
    }
  });

  it('gets a pause after three failures in a row', async () => {
    const endpoint = await anEndpoint(fails(503));
    await setUp(endpoint.url);
    const said: (string | null)[] = [];
    for (let at = 0; at < 5; at += 1) said.push((await askOnce()).answering.because);
    assert.deepEqual(said, ['failed', 'failed', 'failed', 'resting', 'resting']);
    assert.equal(endpoint.asked.length, 3);
    assert.equal((await owner.ask<{ model: ModelSettings }>('GET', '/api/arena/model')).model.state, 'resting');
  });

  it('stays within the budgets of a player and of the day, reserved before and settled after', async () => {
    const endpoint = await anEndpoint(answers('Hello.'));
    await setUp(endpoint.url);
    await ctx.pool.query('delete from arena_budget');
    const player = await someone();
    const { id } = await player.begin('easy');
    await player.say(id, 'Hello');
    assert.equal(await count(`arena_budget where tokens = 120 and scope in ('day', $1)`, `player:${player.subject}`), 2, 'what was used, not what was reserved');
    await setUp(endpoint.url, { playerTokens: 200 });
    assert.equal((await player.say(id, 'Hello again')).answering.because, 'player-budget');
    await setUp(endpoint.url, { dayTokens: 200 });
    assert.equal((await player.say(id, 'Hello again')).answering.because, 'day-budget');
    assert.equal(await count(`arena_budget where tokens = 120`), 2, 'a refused reservation takes nothing');
    assert.equal(endpoint.asked.length, 1);
  });

  it('that counts its tokens below nothing or beyond all measure is answered, and neither fills nor empties a budget', async () => {
    await ctx.pool.query('delete from arena_budget');
    for (const usage of [[-99_999, 10], [10, 1e12], [0.5, 10], [1e300, 1e300]] as const) {
      await setUp((await anEndpoint(answers('Hello.', { prompt_tokens: usage[0], completion_tokens: usage[1], total_tokens: 1 }))).url);
      assert.deepEqual((await askOnce()).answering, { name: 'small', because: null }, String(usage));
    }
    const { rows } = await ctx.pool.query<{ tokens: string }>(`select tokens from arena_budget`);
    assert.ok(rows.length > 0 && rows.every(({ tokens }) => Number(tokens) >= 400 && Number(tokens) < 10_000), JSON.stringify(rows));
  });

  it('cannot be overspent by many at once', async () => {
    const endpoint = await anEndpoint(answers('Hello.'));
    await ctx.pool.query('delete from arena_budget');
    const probe = await someone();
    await setUp(endpoint.url);
    await probe.say((await probe.begin('easy')).id, 'Hello');
    const { rows } = await ctx.pool.query<{ tokens: number }>(`select tokens from arena_budget where scope = 'day'`);
    assert.equal(rows[0]!.tokens, 120);
    endpoint.answer = (reply, asked) => void setTimeout(() => answers('Hello.')(reply, asked), 500);
    const players = await Promise.all(Array.from({ length: 8 }, async () => someone()));
    const conversations = await Promise.all(players.map(async (player) => player.begin('easy')));
    const reserved = endpoint.asked.length;
    await setUp(endpoint.url, { dayTokens: 2_000 });
    const said = await Promise.all(players.map(async (player, at) => (await player.say(conversations[at]!.id, 'Hello')).answering.because));
    const asked = endpoint.asked.length - reserved;
    assert.ok(asked >= 1 && asked < 8, `${asked} were asked`);
    assert.equal(said.filter((because) => because === 'day-budget').length, 8 - asked);
    assert.equal(await count(`arena_budget where scope = 'day' and tokens = $1`, 120 * (asked + 1)), 1);
  });

  it('is tried by an owner, who hears what is wrong', async () => {
    const trial = async (url: string): Promise<Trial> => {
      await setUp(url);
      return owner.ask('POST', '/api/arena/model/trials', {});
    };
    assert.equal((await trial((await anEndpoint(answers('ready'))).url)).verdict, 'answers');
    const refused = await trial((await anEndpoint(fails(401))).url);
    assert.deepEqual([refused.verdict, refused.status], ['refused', 401]);
    assert.equal((await trial((await anEndpoint(talksNonsense)).url)).verdict, 'unreadable');
    assert.equal((await trial('http://127.0.0.1:1/v1')).verdict, 'not-reached');
    await owner.ask('DELETE', '/api/arena/model');
    await owner.ask('POST', '/api/arena/model/trials', {}, 409);
    assert.equal((await askOnce()).answering.because, 'not-configured');
  });

  it('that hangs is given up, and the message is answered all the same', { skip: process.env['TEST_FULL'] === undefined && 'takes 30 s' }, async () => {
    await setUp((await anEndpoint(hangs)).url);
    assert.equal((await askOnce()).answering.because, 'failed');
  });

  it('whose key was sealed elsewhere is said to be locked', async () => {
    await setUp((await anEndpoint(answers('Hello.'))).url);
    await ctx.pool.query(`update arena_model set sealed_key = decode('00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff', 'hex'), changed_at = now() + interval '1 second'`);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    assert.equal((await askOnce()).answering.because, 'locked');
  });
});
