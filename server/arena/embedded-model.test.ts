// A model file as the arena's model: chosen by an owner, answering players within the same budgets, and replaced visibly when it cannot.
import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { writeExampleEngine } from '../platform/model/embedded/example-engine.ts';
import { binaryFor, engineFolder, findEngine } from '../platform/model/embedded/find-engine.ts';
import { importModelFile } from '../platform/model/embedded/import-model-file.ts';
import { modelPath } from '../platform/model/embedded/model-files.ts';
import { exampleModel } from '../platform/model/gguf/example-model.ts';
import { forgetModel } from './choose-model.ts';
import { arenaHouse } from './example-players.ts';
import type { ModelFiles, ModelSettings, Trial } from './model-schemas.ts';
import type { Message } from './schemas.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'beforetab-model-file-'));
after(() => rmSync(dataDir, { recursive: true, force: true }));
const { ctx, someone, count } = await arenaHouse({ BEFORETAB_DATA: dataDir, ARENA_PER_MINUTE: '6000', MODEL_ON_LOOPBACK: 'true' });
after(() => forgetModel(ctx));
const owner = await someone('owner');
const source = join(dataDir, 'source.gguf');
writeFileSync(source, exampleModel());
const kept = await importModelFile(dataDir, { source, name: 'small.gguf', now: new Date() });
const BUDGETS = { playerTokens: 1_000_000, eventTokens: 1_000_000, dayTokens: 10_000_000 };
const chosen = (more: object = {}) => ({ name: kept.name, sha256: kept.sha256, ...BUDGETS, ...more });
const choose = (more: object = {}): Promise<ModelSettings> => owner.ask('PUT', '/api/arena/model/file', chosen(more));
const settings = (): Promise<{ model: ModelSettings | null; here: ModelFiles }> => owner.ask('GET', '/api/arena/model');
const trial = (): Promise<Trial> => owner.ask('POST', '/api/arena/model/trials', {});
const askOnce = async (text = 'Where is my order?'): Promise<Message> => {
  const player = await someone();
  return player.say((await player.begin('easy')).id, text);
};
const NONE = binaryFor() === undefined && 'no engine is pinned for this machine';

describe('a model file as the arena’s model', { skip: NONE }, () => {
  it('cannot be chosen before the engine is there', async () => {
    assert.equal((await settings()).here.engine, 'missing');
    const { error } = await owner.ask<{ error: { says: string } }>('PUT', '/api/arena/model/file', chosen(), 409);
    assert.match(error.says, /model install/);
    writeExampleEngine(dataDir, '1.0.0');
    assert.equal((await settings()).here.engine, 'other-version');
    await owner.ask('PUT', '/api/arena/model/file', chosen(), 409);
    writeExampleEngine(dataDir);
    const { engine, files } = (await settings()).here;
    assert.deepEqual([engine, files.map(({ name, sha256, architecture }) => [name, sha256, architecture])], ['ready', [['small.gguf', kept.sha256, 'llama']]]);
  });

  it('is chosen by name and checksum, never by a path', async () => {
    for (const wrong of [{ name: '../source.gguf' }, { name: `${dataDir}/source.gguf` }, { name: 'source.gguf' }, { sha256: 'b'.repeat(64) }]) await owner.ask('PUT', '/api/arena/model/file', chosen(wrong), 400);
    const { baseUrl, model, sha256, state, hasKey } = await choose();
    assert.deepEqual({ baseUrl, model, sha256, state, hasKey }, { baseUrl: null, model: 'small.gguf', sha256: kept.sha256, state: 'ready', hasKey: false });
    assert.equal(await count(`audit where action = 'arena.use-model-file' and actor = $1 and detail::jsonb ->> 'sha256' = $2`, owner.subject, kept.sha256), 1);
    assert.equal((await trial()).verdict, 'answers');
  });

  it('answers players, and its tokens are settled as they were used', async () => {
    await ctx.pool.query('delete from arena_budget');
    const player = await someone();
    const { id } = await player.begin('easy');
    const message = await player.say(id, 'Where is my order?');
    assert.deepEqual([message.shown, message.answering], ['Heard: Where is my order?', { name: 'small.gguf', because: null }]);
    assert.equal(await count(`arena_budget where tokens = 57 and scope in ('day', $1)`, `player:${player.subject}`), 2);
    assert.match((await player.say(id, 'And now, please tell')).shown, /"turns":"system user model user"/, 'with what was said before');
    await choose({ playerTokens: 60 });
    assert.equal((await player.say(id, 'More')).answering.because, 'player-budget');
    await choose();
  });

  it('may call a challenge’s tools, and sees what came of it', async () => {
    const player = await someone();
    const { id } = await player.begin('easy', null, 'order-agent');
    const { shown, effects } = await player.say(id, 'please tell me about my order');
    assert.equal(effects[0]?.tool, 'look-up-order');
    assert.match(shown, /^Heard: .*"tools":\["/);
  });

  it('is replaced visibly when its process dies, and comes back', async () => {
    const died = await askOnce('please die');
    assert.deepEqual(died.answering, { name: null, because: 'failed' });
    assert.ok(died.shown.length > 0 && !died.shown.startsWith('Heard'));
    assert.equal((await askOnce()).answering.name, 'small.gguf');
  });

  it('is busy visibly, which costs no budget and is no failure', async () => {
    await ctx.pool.query('delete from arena_budget');
    const players = await Promise.all(Array.from({ length: 12 }, () => someone()));
    const ids = await Promise.all(players.map(async (player) => (await player.begin('easy')).id));
    const said = await Promise.all(players.map((player, at) => player.say(ids[at]!, 'please pause')));
    const answered = said.filter(({ answering }) => answering.name === 'small.gguf').length;
    assert.ok(answered >= 8 && answered < 12, `${answered} of 12`);
    assert.equal(said.filter(({ answering }) => answering.because === 'busy').length, 12 - answered);
    assert.equal(await count(`arena_budget where scope = 'day' and tokens = $1`, 57 * answered), 1);
    assert.equal((await settings()).model?.state, 'ready');
  });

  it('that is gone, or whose engine is, is said to be missing until it is there again', async () => {
    const moved = join(dataDir, 'moved.gguf');
    const later = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 2_050));
    renameSync(modelPath(dataDir, kept.name), moved);
    await later();
    assert.deepEqual([(await askOnce()).answering.because, (await trial()).verdict, (await settings()).model?.state], ['no-file', 'no-file', 'no-file']);
    renameSync(moved, modelPath(dataDir, kept.name));
    rmSync(engineFolder(dataDir), { recursive: true });
    await later();
    assert.deepEqual([(await askOnce()).answering.because, (await trial()).verdict], ['no-engine', 'no-engine']);
    writeExampleEngine(dataDir);
    await later();
    assert.equal((await askOnce()).answering.name, 'small.gguf');
  });

  it('gives way to an endpoint and the other way round', async () => {
    const endpoint = { baseUrl: 'http://127.0.0.1:1/v1', model: 'other', key: 'sk-1', ...BUDGETS };
    assert.equal((await owner.ask<ModelSettings>('PUT', '/api/arena/model', endpoint)).sha256, null);
    assert.equal((await choose()).hasKey, false, 'the key of the endpoint is gone');
    assert.equal(await count('arena_model where sealed_key is not null'), 0);
    await owner.ask('DELETE', '/api/arena/model');
    assert.equal((await askOnce()).answering.because, 'not-configured');
  });
});

const INSTALLED = fileURLToPath(new URL('../../data', import.meta.url));
const isInstalled = findEngine(engineFolder(INSTALLED)).is === 'ready';

describe('the example model in node-llama-cpp itself', { skip: NONE || (!isInstalled && 'the engine is not installed: npm run beforetab model install') }, () => {
  it('is loaded, asked in any language, and counted', async () => {
    rmSync(engineFolder(dataDir), { recursive: true, force: true });
    symlinkSync(engineFolder(INSTALLED), engineFolder(dataDir));
    await choose();
    const tried = await trial();
    assert.equal(tried.verdict, 'answers', JSON.stringify(tried));
    await ctx.pool.query('delete from arena_budget');
    const player = await someone();
    const { id } = await player.begin('easy');
    for (const text of ['Where is my order?', 'Où est ma commande ? 注文はどこですか 😀']) {
      const message = await player.say(id, text);
      assert.equal(message.answering.name, 'small.gguf', JSON.stringify(message.answering));
      assert.match(message.shown, /^[\w\s.,]+$/);
    }
    const { rows } = await ctx.pool.query<{ tokens: number }>(`select tokens from arena_budget where scope = $1`, [`player:${player.subject}`]);
    const { rows: sums } = await ctx.pool.query<{ tokens: number; output: number }>('select sum(input_tokens + output_tokens)::int as tokens, max(output_tokens)::int as output from arena_message where subject = $1', [player.subject]);
    assert.ok(sums[0]!.output > 100 && sums[0]!.output <= 400 && rows[0]!.tokens === sums[0]!.tokens && sums[0]!.tokens > 1_000, JSON.stringify([rows, sums]));
  });

  it('is replaced visibly when a file ends the engine’s process', async () => {
    const { exampleVocabulary } = await import('../platform/model/gguf/example-model.ts');
    const { createHash } = await import('node:crypto');
    const bytes = exampleModel('twice', [...exampleVocabulary().slice(0, -1), exampleVocabulary()[300]!]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    // Import refuses it, so it is put there behind its back.
    rmSync(modelPath(dataDir, kept.name), { force: true });
    writeFileSync(modelPath(dataDir, kept.name), bytes);
    writeFileSync(`${modelPath(dataDir, kept.name)}.json`, JSON.stringify({ ...kept, sha256, bytes: bytes.length }));
    await choose({ sha256 });
    assert.equal((await askOnce()).answering.because, 'failed');
    assert.equal((await trial()).verdict, 'died');
  });
});
