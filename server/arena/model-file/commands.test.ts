// `beforetab model`: what is imported, refused and removed on a machine, what it leaves in the audit trail, and which packages the engine consists of.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { startTestServer } from '../../../test/server.ts';
import lock from '../../platform/model/embedded/engine-lock.json' with { type: 'json' };
import { ENGINE_VERSION } from '../../platform/model/embedded/find-engine.ts';
import { pinsFor } from '../../platform/model/embedded/install-engine.ts';
import { exampleModel } from '../../platform/model/gguf/example-model.ts';
import { saveModelRow } from '../store-model.ts';
import { model } from './commands.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'beforetab-model-command-'));
after(() => rmSync(dataDir, { recursive: true, force: true }));
const { ctx, url } = await startTestServer({ BEFORETAB_DATA: dataDir });
const source = join(dataDir, 'tiny.gguf');
writeFileSync(source, exampleModel());
const SUM = createHash('sha256').update(exampleModel()).digest('hex');

const run = async (...given: string[]): Promise<{ code: number; said: string }> => {
  const lines: string[] = [];
  const code = await model(given, (line) => void lines.push(line), { databaseUrl: url, dataDir });
  return { code, said: lines.join('\n') };
};
const audited = async (action: string): Promise<Record<string, unknown>[]> => (await ctx.pool.query<Record<string, unknown>>('select actor, about, detail from audit where action = $1 order by at', [action])).rows;
const folder = (): string[] => (existsSync(join(dataDir, 'models')) ? readdirSync(join(dataDir, 'models')).toSorted() : []);

describe('beforetab model', () => {
  it('refuses what is no model file, has another checksum, or a name that leads elsewhere, and leaves nothing behind', async () => {
    const bad = join(dataDir, 'bad.gguf');
    writeFileSync(bad, exampleModel().subarray(0, 60_000));
    const cases: readonly [string[], RegExp][] = [
      [['import', bad], /cut off/],
      [['import', join(dataDir, 'none.gguf')], /There is no file/],
      [['import', dataDir, '--name', 'folder.gguf'], /is no file/],
      [['import', source, '--sha256', 'a'.repeat(64)], /not the one you gave/],
      [['import', source, '--sha256', 'abc'], /64 hexadecimal/],
      ...['../out.gguf', '/tmp/out.gguf', '..gguf', '.hidden.gguf', 'a/b.gguf', 'a\\b.gguf', 'tiny.txt', 'a\u001b[2J.gguf', 'a\n.gguf', `${'x'.repeat(100)}.gguf`].map((name): [string[], RegExp] => [['import', source, `--name=${name}`], /name/]),
    ];
    for (const [given, says] of cases) {
      const { code, said } = await run(...given);
      assert.equal(code, 1, given.join(' '));
      assert.match(said, says, given.join(' '));
      assert.ok(!said.includes('\u001b'));
    }
    assert.deepEqual(folder(), []);
    assert.equal((await audited('arena.import-model-file')).length, 0);
    for (const given of [[], ['import'], ['list', 'more'], ['remove'], ['toString'], ['import', source, '--nonsense']]) assert.equal((await run(...given)).code, 2, given.join(' '));
  });

  it('imports, lists and removes, and writes down each change', async () => {
    const imported = await run('import', source, '--sha256', SUM.toUpperCase());
    assert.equal(imported.code, 0, imported.said);
    assert.deepEqual(folder(), ['tiny.gguf', 'tiny.gguf.json']);
    assert.deepEqual(await audited('arena.import-model-file'), [{ actor: 'system:command-line', about: 'tiny.gguf', detail: { sha256: SUM, bytes: exampleModel().length, wasChecked: true } }]);
    assert.match((await run('import', source)).said, /already/);
    assert.match((await run('list')).said, new RegExp(`not installed[^]*tiny.gguf[^]*${SUM}`));
    const removed = await run('remove', 'tiny.gguf');
    assert.equal(removed.code, 0, removed.said);
    assert.deepEqual(folder(), []);
    assert.equal((await audited('arena.remove-model-file')).length, 1);
    assert.equal((await run('remove', 'tiny.gguf')).code, 1);
    for (const name of ['../tiny.gguf', source]) assert.equal((await run('remove', name)).code, 1, name);
    assert.ok(existsSync(source));
  });

  it('does not remove the file that an owner has chosen', async () => {
    await run('import', source);
    await saveModelRow(ctx, { base_url: null, file_sha256: SUM, model: 'tiny.gguf', sealed_key: null, player_tokens: 1, event_tokens: 1, day_tokens: 1, changed_at: ctx.now() });
    const { code, said } = await run('remove', 'tiny.gguf');
    assert.deepEqual([code, folder().length], [1, 2], said);
    assert.match(said, /An owner has to choose/);
  });

  it('does not list what lies there without having been imported', async () => {
    writeFileSync(join(dataDir, 'models/other.gguf'), exampleModel());
    symlinkSync(source, join(dataDir, 'models/link.gguf'));
    assert.doesNotMatch((await run('list')).said, /other|link/);
  });

  it('imports nothing where nobody could write down that it did', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'beforetab-model-empty-'));
    const lines: string[] = [];
    assert.equal(await model(['import', source], (line) => void lines.push(line), { databaseUrl: undefined, dataDir: empty }), 1);
    assert.match(lines.join('\n'), /Start BeforeTab once/);
    assert.deepEqual(readdirSync(empty), []);
    rmSync(empty, { recursive: true });
  });
});

describe('the engine’s packages', () => {
  it('are pinned by version and hash, under permissive licences, and name no place to fetch them from', () => {
    for (const [path, entry] of Object.entries(lock.packages)) {
      assert.match(entry.integrity, /^sha512-[\w+/]{86}==$/, path);
      assert.match(entry.version, /^\d+\.\d+\.\d+$/, path);
      assert.match(entry.license, /^\(?(MIT|ISC|BlueOak-1\.0\.0|Apache-2\.0|BSD-[23]-Clause)/, path);
      assert.ok(!('resolved' in entry), path);
    }
  });

  it('bring one binary, for the processor alone, and are no part of the product’s own', async () => {
    const { lock: made } = pinsFor('node_modules/@node-llama-cpp/linux-x64') as { lock: { packages: Record<string, object> } };
    assert.deepEqual(Object.keys(made.packages).filter((path) => path.includes('@node-llama-cpp')), ['node_modules/@node-llama-cpp/linux-x64']);
    const { default: own } = (await import('../../../package-lock.json', { with: { type: 'json' } })) as unknown as { default: { packages: Record<string, object> } };
    assert.ok(!Object.keys(own.packages).some((path) => /llama/.test(path)), `node-llama-cpp ${ENGINE_VERSION} stays outside`);
  });
});
