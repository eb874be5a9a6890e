// `beforetab scan` on folders as they are: ignored files, binaries, one that is longer than a chunk, a commit in the making; and the prompt hook.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkPrompt } from './command/prompt-check.ts';
import { createProgress } from './command/progress.ts';
import { scan } from './commands.ts';

const folder = mkdtempSync(join(tmpdir(), 'beforetab-scan-'));
const was = process.cwd();
const PASSWORD = 'Wq7#mZ2pXk';
const SECRET = `DB_PASSWORD=${PASSWORD}\n`;
const put = (name: string, text: string | Uint8Array): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const run = async (...given: string[]): Promise<{ code: number; text: string }> => {
  const lines: string[] = [];
  const code = await scan(given, (line) => void lines.push(line));
  return { code, text: lines.join('\n') };
};
const git = (...args: string[]): void => void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.test', ...args], { cwd: folder });

before(() => {
  git('init', '-q');
  put('.gitignore', 'out/\n*.tmp\n!keep.tmp\n');
  put('app/settings.env', `A=1\n${SECRET}`);
  put('app/.gitignore', 'local.env\n');
  put('app/local.env', SECRET);
  put('out/built.env', SECRET);
  put('drop.tmp', SECRET);
  put('keep.tmp', SECRET);
  put('picture.bin', Buffer.concat([Buffer.from([0]), Buffer.from(SECRET)]));
  put('allowed.env', `DB_PASSWORD=${PASSWORD} # beforetab:allow for a test\n`);
  put('AUTHORS.md', 'Jo Kim jo.kim@northwind.io\n');
  put('with space.txt', 'mail jo.kim@northwind.io\n');
  put('long.log', `${'a line that says nothing\n'.repeat(100_000)}${SECRET}`);
  process.chdir(folder);
});
after(() => {
  process.chdir(was);
  rmSync(folder, { recursive: true, force: true });
});

describe('beforetab scan', () => {
  it('finds what git would keep, says where, and never what', async () => {
    const { code, text } = await run('.');
    assert.equal(code, 1);
    const places = text.split('\n').map((line) => line.split('  ')[0]);
    assert.deepEqual(places.slice(0, 4), ['app/settings.env:2:13', 'keep.tmp:1:13', 'long.log:100001:13', 'with space.txt:1:6']);
    assert.match(text, /4 findings in 4 files: .* 1 binary file left out/);
    assert.ok(!text.includes(PASSWORD) && !text.includes('jo.kim'));
  });

  it('takes a file that is named, ignored or not, and everything when asked', async () => {
    assert.match((await run('out/built.env')).text, /^out\/built\.env:1:13/);
    assert.match((await run('--no-ignore', '.')).text, /7 findings/);
  });

  it('reports one kind only when asked', async () => {
    assert.match((await run('--only', 'personal', '.')).text, /1 finding in 1 file/);
    assert.match((await run('--only', 'secrets', '.')).text, /3 findings in 3 files/);
  });

  it('ends with 0 when there is nothing, and 2 when it could not look', async () => {
    assert.deepEqual((await run('allowed.env', 'AUTHORS.md')).code, 0);
    assert.deepEqual((await run('gone.txt')).code, 2);
    assert.match((await run('gone.txt')).text, /gone\.txt {2}not scanned: there is no such file/);
    for (const wrong of [[], ['--format', 'xml', '.'], ['--only', 'names', '.'], ['--frobnicate']]) assert.equal((await run(...wrong)).code, 2);
    assert.equal((await run('--help')).code, 0);
  });

  it('goes on past a file that it may not read', { skip: process.getuid?.() === 0 && 'root reads everything' }, async () => {
    put('closed.txt', SECRET);
    chmodSync(join(folder, 'closed.txt'), 0);
    assert.match((await run('.')).text, /closed\.txt {2}not scanned: it may not be read/);
  });

  it('writes JSON with a fingerprint only under a key of yours', async () => {
    const without = JSON.parse((await run('--format', 'json', '.')).text) as { findings: { fingerprint?: string }[]; summary: { files: number } };
    assert.equal(without.findings.length, 4);
    assert.equal(without.findings[0]!.fingerprint, undefined);
    process.env['BEFORETAB_SCAN_KEY'] = 'a key';
    const [first, again] = [await run('--format', 'json', '.'), await run('--format', 'json', '.')].map(({ text }) => (JSON.parse(text) as typeof without).findings);
    delete process.env['BEFORETAB_SCAN_KEY'];
    assert.match(first![0]!.fingerprint!, /^[0-9a-f]{32}$/);
    assert.deepEqual(first, again);
  });

  it('writes SARIF 2.1.0 that names rule, place and address, the same each time', async () => {
    const { text } = await run('--format', 'sarif', '.');
    const log = JSON.parse(text) as { version: string; runs: { columnKind: string; tool: { driver: { name: string; rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number; level: string; partialFingerprints: object; locations: { physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> } }[] }[] }[] };
    assert.equal(log.version, '2.1.0');
    const [only] = log.runs;
    assert.equal(only!.columnKind, 'utf16CodeUnits');
    assert.deepEqual(only!.results.map(({ level }) => level), ['error', 'error', 'error', 'warning']);
    for (const { ruleId, ruleIndex } of only!.results) assert.equal(only!.tool.driver.rules[ruleIndex]!.id, ruleId);
    const { artifactLocation, region } = only!.results[3]!.locations[0]!.physicalLocation;
    assert.equal(artifactLocation.uri, 'with%20space.txt');
    assert.deepEqual(region, { startLine: 1, startColumn: 6, endLine: 1, endColumn: 25, byteOffset: 5, byteLength: 19 });
    assert.equal((await run('--format', 'sarif', '.')).text, text);
  });

  it('looks at the new lines of a commit only', async () => {
    put('old.env', SECRET);
    git('add', 'old.env');
    git('commit', '-qm', 'old');
    put('old.env', `${SECRET}B=2\n`);
    git('add', 'old.env');
    assert.equal((await run('--staged')).code, 0);
    put('old.env', `${SECRET}B=2\nAPI_TOKEN=q7Jm2Xv9Lk4Tz8WbR5\n`);
    git('add', 'old.env');
    const { code, text } = await run('--staged');
    assert.equal(code, 1);
    assert.match(text, /^old\.env:3:11 {2}Secret or API key/);
  });
});

it('shows its progress on a terminal only, and leaves the line clean', () => {
  const written: string[] = [];
  const write = (text: unknown): boolean => written.push(String(text)) > 0;
  for (const isTTY of [false, true]) {
    const progress = createProgress({ isTTY, write } as never, () => ({ files: 3, bytes: 2e6, findings: 1 }));
    progress.tick();
    progress.end();
  }
  assert.deepEqual(written, ['\r\u001b[K3 files, 2 MB, 1 found …', '\r\u001b[K']);
});

describe('beforetab prompt-check', () => {
  const check = async (sent: string): Promise<{ code: number; told: string }> => {
    const told: string[] = [];
    return { code: await checkPrompt(sent, (line) => void told.push(line)), told: told.join('\n') };
  };

  it('lets a prompt go that gives nothing away', async () => {
    assert.deepEqual(await check(JSON.stringify({ hook_event_name: 'UserPromptSubmit', prompt: 'Why does this test fail?' })), { code: 0, told: '' });
  });

  it('holds one back that does, and offers it without', async () => {
    const { code, told } = await check(JSON.stringify({ hook_event_name: 'UserPromptSubmit', prompt: `Use ${SECRET}and tell jo.kim@northwind.io` }));
    assert.equal(code, 2);
    assert.match(told, /password in line 1, e-mail address in line 2/);
    assert.match(told, /Use DB_PASSWORD=\[password 1\]\nand tell \[email 1\]/);
    assert.ok(!told.includes(PASSWORD));
  });

  it("reads a tool's input, and plain text from anything else", async () => {
    assert.equal((await check(JSON.stringify({ tool_name: 'Bash', tool_input: { command: `export ${SECRET}` } }))).code, 2);
    assert.equal((await check(SECRET)).code, 2);
  });
});
