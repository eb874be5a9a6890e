// Back-fills against a fake host: whole, resumed, rested, stopped, and what went wrong said.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { sql } from 'kysely';
import { anOrganisation, asRole } from '../../../test/factories.ts';
import { startTestServer } from '../../../test/server.ts';
import { fakeGit } from '../../platform/code-hosts/fake-git.ts';
import { startFakeHost } from '../../platform/code-hosts/fake-host.ts';
import { systemViewer } from '../../platform/context.ts';
import { continueBackFills, startBackFill, stopBackFill } from './back-fill.ts';
import { codeHostJobs } from './jobs.ts';
import { READ_COMMITS } from './read-unread.ts';
import { addCodeHost, listCodeHosts, saveToken } from './set-up-code-host.ts';

const server = await startTestServer({ CODE_HOST_ON_LOOPBACK: 'true' });
const { ctx, enqueued } = server;
await anOrganisation(ctx);
const owner = await asRole(ctx, 'owner');
const system = { ...ctx, viewer: systemViewer('test') };
const fake = await startFakeHost({ mostPerPage: 20 });
after(() => fake.stop());

const NEW = { name: 'Fake', baseUrl: fake.url, token: 'a-token-of-ours', boxText: null };
const DAY = (day: number): string => new Date(Date.UTC(2026, 5, day)).toISOString();
const SINCE = '2026-06-01';
const CLAUDE = 'Fix\n\nCo-Authored-By: Claude <noreply@anthropic.com>';
const user = (id: number) => ({ id, login: `dev-${id}`, type: 'User' });
const pulls = Array.from({ length: 26 }, (_, at) => {
  const number = 26 - at;
  return { number, user: number % 13 === 0 ? null : user(number % 7), head: { ref: 'x', sha: `s${number}` }, body: null, labels: [], created_at: DAY(-20), updated_at: DAY(number), merged_at: number % 3 === 0 ? DAY(number) : null };
});
const github = (repository: number): void => {
  fake.replies.set('/repos/octo/cat', { id: repository, full_name: 'octo/cat' });
  fake.replies.set(`/repositories/${repository}/pulls`, pulls);
  for (const { number } of pulls) {
    const remark = { id: number, user: user(99), created_at: DAY(-10), updated_at: DAY(-10) };
    fake.replies.set(`/repositories/${repository}/pulls/${number}/reviews`, [{ id: number, user: user(99), body: number % 2 === 0 ? 'An attacker could use this for SSRF.' : '', submitted_at: DAY(-10) }]);
    fake.replies.set(`/repositories/${repository}/pulls/${number}/comments`, [{ ...remark, body: 'nit: naming' }]);
    fake.replies.set(`/repositories/${repository}/issues/${number}/comments`, [{ ...remark, body: 'Thanks!' }]);
    fake.replies.set(`/repositories/${repository}/pulls/${number}/commits`, [{ sha: `s${number}`, author: null, commit: { message: number % 6 === 0 ? CLAUDE : 'Fix', author: { email: 'x@example.org' }, committer: null } }]);
  }
};
const aHost = async (kind: 'github' | 'gitlab' = 'github') => (await addCodeHost(owner, { ...NEW, kind })).codeHost.id;
const shown = async (id: string) => (await listCodeHosts(owner)).find((host) => host.id === id)!.backFills[0]!;
const figures = async (id: string) =>
  (await sql<Record<string, number>>`select count(*)::int as all, count(*) filter (where is_ai)::int as ai, count(*) filter (where is_reviewed)::int as reviewed, sum(commits_of)::int as commits
    from pull_request p join code_repository r on r.id = p.repository where r.code_host = ${id}`.execute(ctx.db)).rows[0];
const WHOLE = { all: 26, ai: 4, reviewed: 13, commits: 8 };

describe('a back-fill', () => {
  it('reads every page with conversations and commits, and is done', async () => {
    github(1);
    const id = await aHost();
    await startBackFill(owner, id, { repository: 'octo/cat', since: SINCE });
    assert.deepEqual(enqueued.at(-1)?.name, 'signals-back-fill');
    await assert.rejects(startBackFill(owner, id, { repository: 'octo/cat', since: SINCE }), { kind: 'Conflict' });
    await continueBackFills(system);
    assert.deepEqual([(await shown(id)).state, (await shown(id)).taken], ['done', 26]);
    assert.deepEqual(await figures(id), WHOLE);
  });

  it('run again changes nothing', async () => {
    const id = await aHost();
    for (let time = 0; time < 2; time += 1) {
      await startBackFill(owner, id, { repository: 'octo/cat', since: SINCE });
      await continueBackFills(system);
      assert.deepEqual(await figures(id), WHOLE);
    }
    const { rows } = await sql<{ remarks: number }>`select count(*)::int as remarks from pull_request_remark m join pull_request p on p.id = m.pull_request join code_repository r on r.id = p.repository where r.code_host = ${id}`.execute(ctx.db);
    assert.equal(rows[0]!.remarks, 78);
  });

  it('leaves what changed before its day', async () => {
    const id = await aHost();
    await startBackFill(owner, id, { repository: 'octo/cat', since: '2026-06-21' });
    await continueBackFills(system);
    assert.deepEqual([(await shown(id)).state, (await figures(id))?.['all']], ['done', 6]);
  });

  it('rests as long as the host asks, and goes on where it was', async () => {
    const id = await aHost();
    await startBackFill(owner, id, { repository: 'octo/cat', since: SINCE });
    fake.restOnce(1_800);
    const now = new Date('2026-12-01T10:00:00Z');
    server.setNow(now);
    await continueBackFills(system);
    assert.deepEqual([(await shown(id)).state, (await shown(id)).restsUntil], ['running', '2026-12-01T10:30:00.000Z']);
    const asked = fake.asked.length;
    await continueBackFills(system);
    assert.equal(fake.asked.length, asked, 'nothing is asked meanwhile');
    server.setNow(new Date('2026-12-01T10:30:01Z'));
    await continueBackFills(system);
    assert.deepEqual([(await shown(id)).state, await figures(id)], ['done', WHOLE]);
  });

  it('goes on at the pull request where a process ended', async () => {
    const id = await aHost();
    await startBackFill(owner, id, { repository: 'octo/cat', since: SINCE });
    await sql`update code_back_fill set page = 2, place = 2, taken = 22, leased_until = ${new Date('2026-12-01T11:00:00Z')} where code_host = ${id}`.execute(ctx.db);
    await continueBackFills(system);
    assert.equal((await shown(id)).taken, 22, 'another process has it');
    server.setNow(new Date('2026-12-01T11:00:01Z'));
    await continueBackFills(system);
    assert.deepEqual([(await shown(id)).state, (await shown(id)).taken, (await figures(id))?.['all']], ['done', 26, 4]);
  });

  it('is stopped by an owner alone, and stays so', async () => {
    const id = await aHost();
    const { backFills } = await startBackFill(owner, id, { repository: 'octo/cat', since: SINCE });
    await assert.rejects(stopBackFill(await asRole(ctx, 'auditor'), id, backFills[0]!.id), { kind: 'NotAllowed' });
    await assert.rejects(startBackFill(await asRole(ctx, 'auditor'), id, { repository: 'octo/cat', since: SINCE }), { kind: 'NotAllowed' });
    await assert.rejects(stopBackFill(owner, await aHost(), backFills[0]!.id), { kind: 'NotFound' });
    await stopBackFill(owner, id, backFills[0]!.id);
    await continueBackFills(system);
    assert.deepEqual([(await shown(id)).state, (await figures(id))?.['all']], ['stopped', 0]);
  });

  it('says why it cannot be: no token, no repository, a day to come, an answer nobody understands', async () => {
    const bare = (await addCodeHost(owner, { ...NEW, kind: 'github', token: null })).codeHost.id;
    await assert.rejects(startBackFill(owner, bare, { repository: 'octo/cat', since: SINCE }), /token/);
    await saveToken(owner, bare, 'another-token');
    await assert.rejects(startBackFill(owner, bare, { repository: 'octo/gone', since: SINCE }), /no such repository/);
    await assert.rejects(startBackFill(owner, bare, { repository: 'octo/cat', since: '2099-01-01' }), /has been/);
    await startBackFill(owner, bare, { repository: 'octo/cat', since: SINCE });
    fake.replies.set('/repositories/1/pulls', [{ number: 'one' }]);
    await continueBackFills(system);
    assert.deepEqual([(await shown(bare)).state, (await shown(bare)).problem], ['failed', 'not-understood']);
    github(1);
  });

  it('of GitLab reads merge requests, notes and commits', async () => {
    const project = '/projects/4';
    fake.replies.set('/projects/group%2Fsub%2Fapp', { id: 4, path_with_namespace: 'group/sub/app' });
    fake.replies.set(`${project}/merge_requests`, [{ iid: 3, author: { id: 1, username: 'ada' }, source_branch: 'x', description: null, sha: 'c1', labels: [], created_at: DAY(3), updated_at: DAY(9), merged_at: DAY(8) }]);
    fake.replies.set(`${project}/merge_requests/3/notes`, [{ id: 1, body: 'Missing permission check', author: { id: 2, username: 'grace' }, system: false, created_at: DAY(5), updated_at: DAY(5) }, { id: 2, body: 'changed the security label', author: { id: 2, username: 'grace' }, system: true, created_at: DAY(5), updated_at: DAY(5) }]);
    fake.replies.set(`${project}/merge_requests/3/commits`, [{ id: 'c1', message: CLAUDE, author_email: 'a@example.org' }]);
    const id = await aHost('gitlab');
    await startBackFill(owner, id, { repository: 'group/sub/app', since: SINCE });
    await continueBackFills(system);
    assert.deepEqual(await figures(id), { all: 1, ai: 1, reviewed: 1, commits: 1 });
    assert.equal(fake.asked.at(-1)?.token, NEW.token);
  });
});

describe('notes of assistants', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'beforetab-fill-'));
  after(() => rmSync(directory, { recursive: true }));
  const git = (args: string[], input = ''): string => execFileSync('git', ['-C', directory, '-c', 'user.name=Sam', '-c', 'user.email=sam@example.org', ...args], { encoding: 'utf8', input, stdio: ['pipe', 'pipe', 'ignore'] }).trim();
  git(['init', '-q']);
  const [written, squashed, silent] = ['written', 'squashed', 'silent'].map((name) => git(['commit-tree', git(['mktree']), '-m', name]));
  const NOTE = 'src/a.ts\n  s_1::t_1 1-9\n---\n{"schema_version":"authorship/3.0.0","sessions":{"s_1":{"agent_id":{"tool":"claude"}}}}';
  for (const commit of [written!, squashed!]) git(['notes', '--ref=ai', 'add', '-F', '-', commit], NOTE);
  const evidence = async (id: string, number: number) => (await sql<{ is_ai: boolean; grade: string; lines_ai: number; evidence_commits: { signal: string; where: string }[] }>`
    select p.is_ai, p.grade, p.lines_ai, p.evidence_commits from pull_request p join code_repository r on r.id = p.repository where r.code_host = ${id} and p.number = ${number}`.execute(ctx.db)).rows[0]!;

  /** A repository with these merged pull requests of one commit each. */
  const aRepository = (kind: 'github' | 'gitlab', number: number, name: string, pulls: readonly { head: string; merge: string; squash?: string }[]): string => {
    const root = kind === 'github' ? `/repositories/${number}` : `/projects/${number}`;
    const merged = { created_at: DAY(1), updated_at: DAY(9), merged_at: DAY(8) };
    fake.replies.set(`/repos/${name}`, { id: number, full_name: name });
    fake.replies.set(`/projects/${encodeURIComponent(name)}`, { id: number, path_with_namespace: name });
    fake.replies.set(`${root}/pulls`, pulls.map(({ head, merge, squash }, at) => ({ number: at + 1, user: user(1), head: { ref: 'x', sha: head }, body: null, labels: [], merge_commit_sha: squash ?? merge, ...merged })));
    fake.replies.set(`${root}/merge_requests`, pulls.map(({ head, merge, squash }, at) => ({ iid: at + 1, author: { id: 1, username: 'ada' }, source_branch: 'x', sha: head, labels: [], squash_commit_sha: squash ?? null, merge_commit_sha: merge, ...merged })));
    for (const [at, { head }] of pulls.entries()) {
      for (const part of [`pulls/${at + 1}/reviews`, `pulls/${at + 1}/comments`, `issues/${at + 1}/comments`, `merge_requests/${at + 1}/notes`]) fake.replies.set(`${root}/${part}`, []);
      fake.replies.set(`${root}/pulls/${at + 1}/commits`, [{ sha: head, author: null, commit: { message: 'Fix', author: { email: 'x@example.org' }, committer: null } }]);
      fake.replies.set(`${root}/merge_requests/${at + 1}/commits`, [{ id: head, message: 'Fix', author_email: 'x@example.org' }]);
    }
    return root;
  };

  for (const kind of ['github', 'gitlab'] as const) {
    it(`are read by a back-fill of ${kind}, at the commits and at what a squash made of them, and nothing of them is kept`, async () => {
      const root = aRepository(kind, 50, 'noted/cat', [{ head: written!, merge: silent! }, { head: silent!, merge: silent!, squash: squashed! }, { head: silent!, merge: silent! }]);
      fake.answers.splice(0, Infinity, fakeGit(kind, root, directory));
      const id = await aHost(kind);
      await startBackFill(owner, id, { repository: 'noted/cat', since: SINCE });
      await continueBackFills(system);
      assert.deepEqual([(await shown(id)).state, (await shown(id)).notes], ['done', 'found']);
      for (const [number, where] of [[1, written], [2, squashed]] as const) {
        const found = await evidence(id, number);
        assert.deepEqual([found.is_ai, found.grade, found.lines_ai], [true, 'certain', 9], `${number}`);
        assert.deepEqual(found.evidence_commits, [{ signal: 'git-ai-note', says: 'ai', grade: 'certain', where, tool: 'claude-code', lines: 9 }]);
      }
      assert.deepEqual([(await evidence(id, 3)).is_ai, (await evidence(id, 3)).evidence_commits], [false, []]);
    });
  }

  const SOMEBODY = { type: 'ai', model_id: 'anthropic/claude-sonnet-4-5' };
  const trace = (revision: string, contributor: object): string =>
    JSON.stringify({ version: '0.1.0', id: '550e8400-e29b-41d4-a716-446655440000', timestamp: '2026-10-20T10:00:00Z', vcs: { type: 'git', revision }, tool: { name: 'cursor' }, files: [{ path: 'src/a.ts', conversations: [{ contributor, ranges: [{ start_line: 3, end_line: 14 }] }] }] });

  for (const kind of ['github', 'gitlab'] as const) {
    it(`that a repository of ${kind} keeps in its own file of traces are read with it, whatever else stands there`, async () => {
      const root = aRepository(kind, 51, 'traced/cat', [written!, silent!].map((head) => ({ head, merge: head })));
      const text = ['no record', trace(written!, SOMEBODY), '', trace('f'.repeat(40), SOMEBODY), trace(silent!, { type: 'human' }), '{"version":"0.1.0"}'].join('\n');
      const content = Buffer.from(text).toString('base64').replaceAll(/.{60}/g, '$&\n');
      const asked: string[] = [];
      fake.answers.splice(0, Infinity, ({ pathname, search }) => {
        if (!pathname.includes('traces.jsonl')) return undefined;
        asked.push(`${pathname}${search}`);
        return { status: 200, body: { encoding: 'base64', content, sha: 'a'.repeat(40), size: text.length } };
      });
      const id = await aHost(kind);
      await startBackFill(owner, id, { repository: 'traced/cat', since: SINCE });
      await continueBackFills(system);
      assert.deepEqual(asked, [kind === 'github' ? `${root}/contents/.agent-trace/traces.jsonl` : `${root}/repository/files/.agent-trace%2Ftraces.jsonl?ref=HEAD`], 'asked for once');
      const [byAi, byHand] = [await evidence(id, 1), await evidence(id, 2)];
      assert.deepEqual([byAi.is_ai, byAi.grade, byAi.lines_ai, byAi.evidence_commits], [true, 'certain', 12, [{ signal: 'agent-trace', says: 'ai', grade: 'certain', where: written, tool: 'cursor', lines: 12 }]]);
      assert.deepEqual([byHand.is_ai, byHand.lines_ai, byHand.evidence_commits.map(({ signal, where }) => [signal, where])], [false, 0, [['agent-trace', silent]]]);
      fake.answers.splice(0);
    });
  }

  it('that the token may not read leave the rest as it is, and the page says so', async () => {
    fake.answers.splice(0, Infinity, ({ pathname }) => (pathname.includes('/git/') ? { status: 403, body: { message: 'Resource not accessible by personal access token' } } : undefined));
    const id = await aHost();
    await startBackFill(owner, id, { repository: 'octo/cat', since: SINCE });
    await continueBackFills(system);
    assert.deepEqual([(await shown(id)).state, (await shown(id)).notes, await figures(id)], ['done', 'refused', WHOLE]);
    fake.answers.splice(0);
  });
});

describe('commits of what was just merged', () => {
  it('are read by a job, and not for a head that was pushed away', async () => {
    const id = await aHost();
    await startBackFill(owner, id, { repository: 'octo/cat', since: SINCE });
    await continueBackFills(system);
    const { rows } = await sql<{ id: string }>`update pull_request p set evidence_commits = null, is_ai = false, grade = 'none-known' from code_repository r where r.id = p.repository and r.code_host = ${id} and p.number = 6 returning p.id`.execute(ctx.db);
    const job = codeHostJobs.find(({ name }) => name === READ_COMMITS)!;
    await job.run(system, { pullRequest: rows[0]!.id });
    assert.equal((await figures(id))?.['ai'], WHOLE.ai);
    await assert.rejects(job.run(system, { pullRequest: 'x' }));
    await job.run(system, { pullRequest: '018f0000-0000-7000-8000-000000000000' });
  });
});
