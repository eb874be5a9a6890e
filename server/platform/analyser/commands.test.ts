// The command: what it says in each format, its exit code, and that it leaves alone what git leaves alone.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { analyze } from './commands.ts';

const BAD = `import os
from openai import OpenAI
os.system(OpenAI().responses.create(model="m", input="hi").output_text)
`;
const run = async (...given: string[]): Promise<{ code: number; text: string }> => {
  const lines: string[] = [];
  const code = await analyze(given, (line) => void lines.push(line));
  return { code, text: lines.join('\n') };
};

describe('beforetab analyze', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'beforetab-analyze-'));
    mkdirSync(join(folder, 'made/deep'), { recursive: true });
    mkdirSync(join(folder, 'node_modules/x'), { recursive: true });
    writeFileSync(join(folder, '.gitignore'), 'made/\n*.gen.py\n!kept.gen.py\n');
    for (const file of ['app.py', 'made/deep/a.py', 'x.gen.py', 'kept.gen.py', 'node_modules/x/a.py']) writeFileSync(join(folder, file), BAD);
    writeFileSync(join(folder, 'fine.py'), 'import openai\n');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('names each place, and ends with 1', async () => {
    const { code, text } = await run(folder);
    assert.equal(code, 1);
    assert.deepEqual([...text.matchAll(/(\S+\.py):3:1 {2}high {2}model-output-to-shell/g)].map(([, path]) => path!.split('/').at(-1)), ['app.py', 'kept.gen.py']);
    assert.match(text, /3 files, 3 of them .*2 calls that ask one, 2 alerts/);
  });

  it('ends with 0 when nothing is found and with 2 when it cannot begin', async () => {
    assert.equal((await run(join(folder, 'fine.py'))).code, 0);
    assert.equal((await run()).code, 2);
    assert.equal((await run(join(folder, 'missing'))).code, 2);
    assert.equal((await run('--format', 'xml', folder)).code, 2);
  });

  it('looks everywhere with --all', async () => assert.match((await run('--all', folder)).text, /6 files/));

  it('names its rules in SARIF, and says of a re-scan that it is one', async () => {
    const runOf = async (...more: string[]) => (JSON.parse((await run('--format', 'sarif', ...more, folder)).text) as { runs: { tool: { driver: { version: string } }; properties: { rescan?: boolean } }[] }).runs[0]!;
    const [usual, again] = [await runOf(), await runOf('--rescan')];
    assert.match(usual.tool.driver.version, /^\d+\.[0-9a-f]{12}$/);
    assert.deepEqual([again.tool.driver.version, again.properties.rescan, usual.properties.rescan], [usual.tool.driver.version, true, undefined]);
  });

  it('writes SARIF 2.1.0 with fingerprints that are no line numbers', async () => {
    const sarif = JSON.parse((await run('--format', 'sarif', folder)).text) as { version: string; runs: { results: { ruleId: string; ruleIndex: number; level: string; partialFingerprints: Record<string, string> }[]; tool: { driver: { rules: { id: string }[] } }; properties: { integrations: unknown[] } }[] };
    const [first] = sarif.runs;
    assert.equal(sarif.version, '2.1.0');
    assert.equal(first!.results.length, 2);
    assert.equal(first!.properties.integrations.length, 2);
    for (const { ruleId, ruleIndex, level, partialFingerprints } of first!.results) {
      assert.equal(first!.tool.driver.rules[ruleIndex]!.id, ruleId);
      assert.equal(level, 'error');
      assert.match(partialFingerprints['beforetab/v1']!, /^[0-9a-f]{32}$/);
    }
  });

  it('names with --authors who last changed each line, runs nothing that the repository configures for that, and nobody otherwise', async () => {
    const place = mkdtempSync(join(tmpdir(), 'beforetab-blame-'));
    const git = (...args: string[]): void => void execFileSync('git', ['-C', place, '-c', 'user.name=A', '-c', 'commit.gpgsign=false', ...args], { stdio: 'ignore' });
    git('init', '-q');
    writeFileSync(join(place, 'app.py'), BAD);
    git('add', '.');
    git('-c', 'user.email=ada@example.org', 'commit', '-qm', 'one');
    writeFileSync(join(place, 'app.py'), BAD.replace('input="hi"', 'input="hello"'));
    git('-c', 'user.email=grace@example.org', 'commit', '-qam', 'two');
    writeFileSync(join(place, 'new file.py'), BAD);
    writeFileSync(join(place, '.gitattributes'), '*.py diff=evil\n');
    for (const [name, value] of [['diff.evil.textconv', `touch ${join(place, 'ran')}; cat`], ['core.fsmonitor', `touch ${join(place, 'ran')}`]] as const) git('config', name, value);
    type Run = { runs: { results: { properties: { author?: string } }[]; properties: { integrations: { path: string; author?: string }[] } }[] };
    const authors = async (...more: string[]) => {
      const [{ results, properties }] = (JSON.parse((await run('--format', 'sarif', ...more, place)).text) as Run).runs as [Run['runs'][number]];
      return [results.map(({ properties: { author } }) => author), properties.integrations.map(({ author }) => author)];
    };
    assert.deepEqual(await authors('--authors'), [['grace@example.org', undefined], ['grace@example.org', undefined]]);
    assert.deepEqual(await authors(), [[undefined, undefined], [undefined, undefined]]);
    assert.equal(existsSync(join(place, 'ran')), false);
    rmSync(place, { recursive: true, force: true });
  });

  it('writes JSON with the integrations', async () => {
    const { alerts, integrations } = JSON.parse((await run('--format', 'json', folder)).text) as { alerts: unknown[]; integrations: { provider: string }[] };
    assert.deepEqual([alerts.length, integrations.map(({ provider }) => provider)], [2, ['OpenAI', 'OpenAI']]);
  });
});
