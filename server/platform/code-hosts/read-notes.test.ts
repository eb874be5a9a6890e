// Notes under refs/notes/ai through both hosts' APIs, answered from real git: fanned out or not, bounded, and not for every token.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { type HostAccess, MustRest } from './ask-host.ts';
import type { HostCommit, HostKind } from './code-host.ts';
import { fakeGit } from './fake-git.ts';
import { startFakeHost } from './fake-host.ts';
import { openNotes } from './read-notes.ts';

const NOW = new Date('2026-11-02T10:00:00Z');
const repository = { hostId: '9', name: 'a/b' };
const ROOTS = { github: '/repositories/9', gitlab: '/projects/9' } as const;
const directory = mkdtempSync(join(tmpdir(), 'beforetab-git-'));
const git = (args: string[], input = ''): string => execFileSync('git', ['-C', directory, '-c', 'user.name=Sam', '-c', 'user.email=sam@example.org', ...args], { encoding: 'utf8', input, stdio: ['pipe', 'pipe', 'ignore'] }).trim();
const host = await startFakeHost();
after(async () => {
  rmSync(directory, { recursive: true });
  await host.stop();
});

git(['init', '-q']);
const EMPTY = git(['mktree']);
/** Real commits, so that git itself can say what their notes are. */
const commits = Array.from({ length: 5 }, (_, at) => git(['commit-tree', EMPTY, '-m', `Commit ${at}`]));
const note = (at: number): string => `a.ts\n  h_1 1-${at + 1}\n---\n{"schema_version":"authorship/3.0.0"}\n`;

/** A tree of notes about all but the last commit, with `fanOut` folders above each. */
const writeNotes = (fanOut: number, text = note): void => {
  const files = commits.slice(0, -1).map((commit, at) => ({ blob: git(['hash-object', '-w', '--stdin'], text(at)), path: [...Array.from({ length: fanOut }, (_, folder) => commit.slice(folder * 2, folder * 2 + 2)), commit.slice(fanOut * 2)] }));
  const treeOf = (inside: typeof files, depth: number): string => {
    const lines = depth === fanOut ? inside.map(({ blob, path }) => `100644 blob ${blob}\t${path[depth]}`) : [...new Set(inside.map(({ path }) => path[depth]!))].map((folder) => `040000 tree ${treeOf(inside.filter(({ path }) => path[depth] === folder), depth + 1)}\t${folder}`);
    return git(['mktree'], `${lines.join('\n')}\n`);
  };
  git(['update-ref', 'refs/notes/ai', git(['commit-tree', treeOf(files, 0), '-m', 'Notes added'])]);
};
const asCommits = (ids: readonly string[]): HostCommit[] => ids.map((id) => ({ id, message: '', authorEmail: null, committerEmail: null, authorAccountId: null, note: null }));
const accessTo = (kind: HostKind): HostAccess => ({ kind, baseUrl: host.url, token: 'a-token', allowsLoopback: true });
const answerFrom = (kind: HostKind): void => void host.answers.splice(0, Infinity, fakeGit(kind, ROOTS[kind], directory));
const readAt = async (kind: HostKind, ids: readonly string[]) => {
  const notes = await openNotes(accessTo(kind), repository, NOW);
  return { state: notes.state, notes: (await notes.withNotes(asCommits(ids))).map(({ note: text }) => text) };
};

for (const kind of ['github', 'gitlab'] as const)
  describe(`notes at ${kind}`, () => {
    it('that nobody has written are none, also beside others of a longer name', async () => {
      answerFrom(kind);
      git(['update-ref', '-d', 'refs/notes/ai']);
      git(['update-ref', 'refs/notes/ai-other', commits[0]!]);
      assert.deepEqual(await readAt(kind, commits), { state: 'none', notes: [null, null, null, null, null] });
    });

    it('are those that git gives for the same commits, however deep they are fanned out', async () => {
      answerFrom(kind);
      for (const fanOut of [0, 1, 2]) {
        writeNotes(fanOut);
        const real = commits.slice(0, -1).map((commit) => `${git(['notes', '--ref=ai', 'show', commit])}\n`);
        assert.deepEqual(await readAt(kind, commits), { state: 'found', notes: [...real, null] }, `fanned out ${fanOut} times`);
      }
    });

    it('ask for each folder once, and for nothing that cannot be a commit', async () => {
      answerFrom(kind);
      writeNotes(0);
      const before = host.asked.length;
      assert.deepEqual((await readAt(kind, [...commits, '../../user', 'HEAD', ''])).notes.slice(5), [null, null, null]);
      assert.equal(host.asked.length - before, 1 + 1 + 4, 'the tip, the one folder, and four notes');
    });

    it('have an end: of a note’s size and of a pull request’s commits', async () => {
      answerFrom(kind);
      writeNotes(1, (at) => (at === 0 ? 'x'.repeat(2 * 1024 * 1024 + 1) : note(at)));
      assert.equal((await readAt(kind, [commits[0]!])).notes[0], null);
      const many = [...Array.from({ length: 3 }, () => commits[1]!), ...Array.from({ length: 99 }, () => 'none'), commits[1]!];
      assert.deepEqual((await readAt(kind, many)).notes.filter((text) => text !== null), [note(1)]);
    });

    it('are not read by a token that may not read code, and the host may ask for rest', async () => {
      host.answers.splice(0, Infinity, () => ({ status: 403, body: { message: 'Resource not accessible by personal access token' } }));
      host.replies.set('/x', {});
      assert.deepEqual(await readAt(kind, commits.slice(0, 1)), { state: 'refused', notes: [null] });
      host.restOnce(60);
      await assert.rejects(openNotes(accessTo(kind), repository, NOW), MustRest);
    });
  });
