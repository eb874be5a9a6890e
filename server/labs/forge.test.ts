// Programs that try to pass without a fix: what the child says never counts as a verdict.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { buildAssets } from '../../scripts/build-assets.ts';
import type { Build, RunResult } from './checks.ts';
import { startTrusted } from '../platform/sandbox/guest/start-trusted.ts';
import { runChecks } from './run-checks.ts';

const folder = join(import.meta.dirname, '../../content/labs/sql-injection');
const attacks = ['boolean-dump', 'union-dump', 'sort-oracle'];

describe('a program that only pretends', () => {
  let python: Awaited<ReturnType<typeof startTrusted>>;
  let build: Build;
  before(async () => {
    await buildAssets();
    python = await startTrusted(1000);
    ({ build } = (await import(pathToFileURL(join(folder, 'checks/public.ts')).href)) as { build: Build });
  });
  after(() => python.stop());
  const run = (text: string): Promise<RunResult> =>
    runChecks({ build, files: { 'people.py': text }, seed: 'forge', language: 'python', child: python, attacks });
  const web = 'from flask import Flask, jsonify, request\nfrom database import db\napp = Flask(__name__)\n';

  it('that always raises serves nobody', async () => {
    const { steps } = await run('raise SystemExit(0)');
    assert.equal(steps.filter((step) => step.kind === 'function' && step.ok).length, 0);
  });

  it('that always answers an empty list finds nobody', async () => {
    const { holds } = await run(`${web}@app.get("/people")\ndef people():\n    return jsonify([])\n`);
    assert.equal(holds, false);
  });

  it('that loops is ended, and the next program is judged right', async () => {
    const { steps } = await run('while True: pass');
    assert.ok(steps.every((step) => !step.ok && step.failure?.message.includes('longer')));
    assert.equal((await run('def broken(:')).holds, false);
  });

  it('that counts its requests starts at nought each time', async () => {
    const text = `${web}import builtins\nbuiltins.seen = getattr(builtins, "seen", 0) + 1\n@app.get("/people")\ndef people():\n    return jsonify([builtins.seen])\n`;
    const answers = new Set((await run(text)).steps.filter((step) => step.kind === 'function').map((step) => step.got?.split(')')[0]));
    assert.equal(answers.size, 1);
  });

  it('that leaves files behind does not find them again', async () => {
    const text = `${web}import os\n@app.get("/people")\ndef people():\n    found = os.path.exists("/app/left") or os.path.exists("/tmp/left")\n    open("/app/left", "w").write("x"); open("/tmp/left", "w").write("x")\n    raise ValueError("left" if found else "clean")\n`;
    const messages = (await run(text)).steps.map((step) => step.failure?.message);
    assert.deepEqual([...new Set(messages)], ['clean']);
  });
});
