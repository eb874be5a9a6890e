// A model file in a process of its own: one answer at a time, what happens when that process dies, hangs, grows or is given another file.
import assert from 'node:assert/strict';
import { appendFileSync, chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { after, describe, it } from 'node:test';
import { exampleModel } from '../gguf/example-model.ts';
import { type EmbeddedModel, embeddedModel, type EmbeddedSettings, ModelBusy } from './embedded-model.ts';
import { EngineGone } from './engine-child.ts';
import { writeExampleEngine } from './example-engine.ts';
import { canJailEngine } from './engine-jail.ts';
import { binaryFor, engineFolder, findEngine } from './find-engine.ts';
import { importModelFile } from './import-model-file.ts';
import { modelPath } from './model-files.ts';

const NONE = binaryFor() === undefined && 'no engine is pinned for this machine';
const dataDir = mkdtempSync(join(tmpdir(), 'beforetab-engine-'));
const models: EmbeddedModel[] = [];
after(() => {
  for (const model of models) model.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const made = async (more: Partial<EmbeddedSettings> = {}): Promise<EmbeddedModel> => {
  writeExampleEngine(dataDir);
  const source = join(dataDir, 'example.gguf');
  writeFileSync(source, exampleModel());
  if (!existsSync(modelPath(dataDir, 'one.gguf'))) await importModelFile(dataDir, { source, name: 'one.gguf', now: new Date() });
  const found = findEngine(engineFolder(dataDir));
  assert.ok(found.is === 'ready');
  const { createHash } = await import('node:crypto');
  const model = embeddedModel({ entry: found.entry, name: 'one.gguf', path: modelPath(dataDir, 'one.gguf'), sha256: createHash('sha256').update(exampleModel()).digest('hex'), bytes: exampleModel().length, contextTokens: 4096, ...more });
  models.push(model);
  return model;
};
const ask = async (model: EmbeddedModel, text: string, ms = 60_000): Promise<string> => {
  const { content } = await model.doGenerate({ prompt: [{ role: 'system', content: 'Be kind.' }, { role: 'user', content: [{ type: 'text', text }] }], abortSignal: AbortSignal.timeout(ms) });
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('');
};

describe('a model file', { skip: NONE }, () => {
  it('answers one after the other, counts tokens, and sees nothing of our environment', async () => {
    process.env['EXAMPLE_SECRET'] = 'not for the engine';
    const model = await made();
    const replies = await Promise.all(['one, please pause', 'two, please pause', 'three'].map((text) => ask(model, text)));
    assert.deepEqual(replies, ['Heard: one, please pause', 'Heard: two, please pause', 'Heard: three']);
    delete process.env['EXAMPLE_SECRET'];
    const told = await ask(model, 'please tell');
    assert.match(told, /"environment":"HOME NODE_ENV PATH(?: PWD)?"/);
    const { usage, finishReason } = await model.doGenerate({ prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }], abortSignal: AbortSignal.timeout(60_000) });
    assert.deepEqual([usage.inputTokens.total, usage.outputTokens.total, finishReason.unified], [50, 7, 'stop']);
  });

  it('is started anew after its process died, in this answer or in none', async () => {
    const model = await made();
    await assert.rejects(ask(model, 'please die'), EngineGone);
    assert.equal(await ask(model, 'still there?'), 'Heard: still there?');
    await assert.rejects(ask(model, 'please fail'), (error: Error) => !error.message.includes('please fail'), 'nothing that was written is quoted');
  });

  it('is ended when it hangs, and stops when it is asked to', async () => {
    const model = await made();
    await ask(model, 'load first');
    await assert.rejects(ask(model, 'please wait', 300), { name: 'TimeoutError' });
    assert.equal(await ask(model, 'at once'), 'Heard: at once');
    await assert.rejects(ask(model, 'please hang', 300), { name: 'TimeoutError' });
    assert.equal(await ask(model, 'again'), 'Heard: again');
  });

  it('is ended when it takes more memory than it may', { skip: !existsSync('/proc/self/status') && 'memory is watched on Linux only' }, async () => {
    const model = await made({ mostBytes: 400 * 1024 ** 2 });
    await assert.rejects(ask(model, 'please grow'), { name: 'EngineGone', message: 'it took too much memory' });
  });

  it('turns away whom it could not serve in time, without having begun', async () => {
    const model = await made();
    await ask(model, 'load first');
    const first = ask(model, 'please wait', 1_500).catch((error: Error) => error.name);
    const late = ask(model, 'late', 300);
    const others = Array.from({ length: 6 }, (_, at) => ask(model, `other ${at}`));
    await assert.rejects(ask(model, 'one too many'), (error) => error instanceof ModelBusy && !error.hasBegun);
    await assert.rejects(late, (error) => error instanceof ModelBusy && !error.hasBegun);
    assert.deepEqual(await Promise.all(others), others.map((_, at) => `Heard: other ${at}`), 'nobody passed the first by');
    assert.equal(await first, 'TimeoutError');
  });

  it('reaches no file but its own, no other process and no network, all of which it would reach in the open', { skip: !canJailEngine() && 'bubblewrap cannot run here' }, async () => {
    const listening = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(listening, 'listening');
    const file = join(dataDir, 'secret.txt');
    writeFileSync(file, 'a secret');
    const wanted = `please reach ${JSON.stringify({ file, folder: engineFolder(dataDir), port: (listening.address() as AddressInfo).port, pid: process.pid })}`;
    const nothing = { reads: false, writes: false, signals: false, sees: false, connects: false };
    assert.deepEqual(JSON.parse(await ask(await made({ isOpen: true }), wanted)), { reads: true, writes: true, signals: true, sees: true, connects: true });
    rmSync(join(engineFolder(dataDir), 'written'));
    assert.deepEqual(JSON.parse(await ask(await made(), wanted)), nothing);
    listening.close();
  });

  it('is not loaded when it is not the file that was imported, or cannot be', async () => {
    const other = await made({ sha256: 'a'.repeat(64) });
    await assert.rejects(ask(other, 'hello'), { name: 'EngineGone', message: 'the file is not the one that was imported' });
    const path = modelPath(dataDir, 'one.gguf');
    const model = await made();
    chmodSync(path, 0o600);
    appendFileSync(path, 'please do not load');
    await assert.rejects(ask(model, 'hello'), EngineGone);
    const { createHash } = await import('node:crypto');
    const changed = await made({ sha256: createHash('sha256').update(exampleModel()).update('please do not load').digest('hex') });
    await assert.rejects(ask(changed, 'hello'), { name: 'EngineGone' });
  });
});
