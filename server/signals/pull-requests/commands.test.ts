// `beforetab provenance` on real repositories: what git has of who wrote each commit, counted as pull requests are.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { provenance } from './commands.ts';

const folder = mkdtempSync(join(tmpdir(), 'beforetab-provenance-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const NOTE = 'src/a.ts\n  1234567890abcdef 1-10\n  h_1 20-22\n---\n{"schema_version":"authorship/3.0.0","prompts":{"1234567890abcdef":{"agent_id":{"tool":"cursor"}}},"humans":{"h_1":{}}}';
const trace = (revision: string): string => JSON.stringify({ version: '0.1.0', id: '550e8400-e29b-41d4-a716-446655440000', timestamp: '2026-10-20T10:00:00Z', vcs: { type: 'git', revision }, tool: { name: 'cursor' }, files: [{ path: 'a', conversations: [{ contributor: { type: 'human' }, ranges: [{ start_line: 1, end_line: 4 }] }] }] });

const repository = (name: string, ...init: string[]) => {
  const directory = join(folder, name);
  mkdirSync(directory);
  const git = (args: string[], input = ''): string => execFileSync('git', ['-C', directory, '-c', 'user.name=Sam', '-c', 'user.email=sam@example.org', ...args], { encoding: 'utf8', input, stdio: ['pipe', 'pipe', 'ignore'] }).trim();
  git(['init', '-q', '-b', 'main', ...init]);
  const commit = (message: string, ...more: string[]): string => (git(['commit', '-q', '--allow-empty', '-F', '-', '--cleanup=verbatim', ...more], message), git(['rev-parse', 'HEAD']));
  const note = (id: string, text: string): string => git(['notes', '--ref=ai', 'add', '-F', '-', id], text);
  return { directory, git, commit, note };
};

const run = async (...given: string[]): Promise<{ code: number; said: string }> => {
  const said: string[] = [];
  const code = await provenance(given, (line) => void said.push(line));
  return { code, said: said.join('\n') };
};
type Report = { commits: number; known: number; ai: number; lines: object; signals: { signal: string; tool: string | null; commits: number }[]; each?: { id: string; isAiWritten: boolean }[]; hasNotes: boolean };
const report = async (...given: string[]): Promise<Report> => JSON.parse((await run(...given, '--format', 'json')).said) as Report;

describe('beforetab provenance', () => {
  it('counts notes, traces, trailers and accounts, says which commits, and leaves merges out', async () => {
    const { directory, git, commit, note } = repository('all');
    commit('By hand');
    const noted = commit('With a note');
    note(noted, NOTE);
    const signed = commit('Signed\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n');
    commit('Only mentions it\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n\nis what it said\n');
    const own = commit('By an agent', '--author=Copilot <198982749+Copilot@users.noreply.github.com>');
    const traced = commit('By a person, as traced');
    mkdirSync(join(directory, '.agent-trace'));
    writeFileSync(join(directory, '.agent-trace/traces.jsonl'), `not json\n${trace(traced)}\n`);
    git(['add', '.']);
    commit('The traces');
    git(['checkout', '-q', '-b', 'side', 'HEAD~1']);
    commit('Beside');
    git(['checkout', '-q', 'main']);
    git(['merge', '-q', '--no-edit', 'side']);

    const { each, ...told } = await report(directory, '--each');
    assert.deepEqual([told.commits, told.known, told.ai, told.lines], [8, 4, 3, { ai: 10, human: 7 }]);
    assert.deepEqual(new Map(each!.map(({ id, isAiWritten }) => [id, isAiWritten])), new Map([[traced, false], [own, true], [signed, true], [noted, true]]));
    const { code, said } = await run(directory, '--each');
    assert.equal(code, 0);
    for (const words of [/8 commits since 90 days ago, merges left out. Known who wrote: 4 \(50 %\); an assistant had a part in 3/, /note of git-ai cursor \(certain, 10 lines\)/, /trailer, likely: Claude/i, /10 to assistants, 7 to people/, /Of 4 commits nothing says/]) assert.match(said, words);
    assert.doesNotMatch(said, /git fetch/);
    assert.doesNotMatch(said + JSON.stringify(each), /sam@|Signed|By hand|src\/a/);
  });

  it('looks at the commits asked for, and says when notes or older commits are not there', async () => {
    const { directory, commit } = repository('asked');
    commit('Old\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n', '--date=2020-01-01T00:00:00Z');
    commit('New');
    assert.equal((await report(directory, '--range', 'HEAD~1..HEAD')).known, 0);
    assert.equal((await report(directory, '--range', 'HEAD')).known, 1);
    assert.equal((await report(directory, '--since', '2090-01-01')).commits, 0);
    const shallow = join(folder, 'shallow');
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${directory}`, shallow], { stdio: 'ignore' });
    const { said } = await run(shallow);
    assert.match(said, /^1 commit since/);
    assert.match(said, /git fetch origin refs\/notes\/ai:refs\/notes\/ai/);
    assert.match(said, /shallow/);
  });

  it('reads repositories with long ids and texts that would end a record early', async () => {
    const { directory, commit, note } = repository('odd', '--object-format=sha256');
    const odd = commit('Odd\u0001\u0002\n\n%x00%H\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n');
    note(odd, `${NOTE}\n`);
    const long = commit(`Long ${'x'.repeat(9 * 1024 * 1024)}`);
    commit('After it\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n');
    const { commits, known, each } = await report(directory, '--each');
    assert.deepEqual([commits, known], [3, 2]);
    assert.ok(each!.some(({ id }) => id === odd && id.length === 64) && !each!.some(({ id }) => id === long));
  });

  it('runs nothing that the repository configures, and fetches nothing', async () => {
    const { directory, git, commit, note } = repository('hostile');
    const [came, program] = [join(folder, 'came'), join(folder, 'program')];
    writeFileSync(program, `#!/bin/sh\necho "$0 $@" >> '${came}'\nexit 1\n`);
    chmodSync(program, 0o755);
    const before = new Set(objectsIn(directory));
    const id = commit('One');
    note(id, NOTE);
    const blob = git(['rev-parse', `refs/notes/ai:${id}`]);
    const signed = git(['hash-object', '-t', 'commit', '-w', '--stdin'], git(['cat-file', 'commit', 'HEAD']).replace('\n\n', '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n') + '\n');
    git(['update-ref', 'refs/heads/main', signed]);
    note(signed, NOTE.replace('cursor', 'cursor '));
    for (const [name, value] of [['log.showSignature', 'true'], ['gpg.program', program], ['core.pager', program], ['core.fsmonitor', program], ['diff.external', program], ['core.sshCommand', program], ['protocol.ext.allow', 'always'], ['remote.origin.url', `ext::${program}`], ['remote.origin.promisor', 'true'], ['extensions.partialClone', 'origin'], ['core.repositoryFormatVersion', '1']] as const) git(['config', name, value]);
    rmSync(join(directory, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    assert.ok(objectsIn(directory).length > before.size);
    await run(directory, '--range', id);
    await run(directory);
    assert.equal(existsSync(came), false);
  });

  it('says what is wrong and ends with 2 without a repository, for an unknown revision, and before the first commit', async () => {
    const { directory } = repository('empty');
    for (const given of [[folder], [directory], [directory, '--range', 'nothing'], [join(folder, 'missing')], [directory, '--range=--output=x']]) {
      const { code, said } = await run(...given);
      assert.equal(code, 2, given.join(' '));
      assert.match(said, /could not be read: fatal/);
    }
    assert.equal((await run('--help')).code, 0);
  });
});

const objectsIn = (directory: string): string[] => readdirSync(join(directory, '.git/objects'), { recursive: true, encoding: 'utf8' });
