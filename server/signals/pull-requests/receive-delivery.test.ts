// Events of code hosts over HTTP: signed or refused, once, in any order; and what is counted of them in the end.
import { sign } from '@octokit/webhooks-methods';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import { anOrganisation, aPerson, asRole, aTeam } from '../../../test/factories.ts';
import { startTestServer } from '../../../test/server.ts';
import { matchIdentity } from '../identities/decide-identity.ts';
import { identityKey, identityOf } from '../identities/identity-of.ts';
import { reopenIdentity } from '../identities/reopen-identity.ts';
import { countPullRequests } from './count-pull-requests.ts';
import { pullRequestsPersonal, pullRequestsRetention } from './personal.ts';
import { addCodeHost, listCodeHosts, revokeCodeHost, saveToken } from './set-up-code-host.ts';

const { ctx, app, enqueued } = await startTestServer();
await anOrganisation(ctx);
const owner = await asRole(ctx, 'owner');
const GITHUB = { kind: 'github' as const, name: 'Octo', baseUrl: null, token: null, boxText: null };
const { codeHost, secret } = await addCodeHost(owner, GITHUB);

const post = async (id: string, body: string, headers: Record<string, string>): Promise<{ status: number; reply: { taken?: boolean; because?: string } }> => {
  const reply = await app.request(`/api/signals/code-hosts/${id}/events`, { method: 'POST', body, headers });
  return { status: reply.status, reply: (await reply.json()) as { taken?: boolean; because?: string } };
};
const send = async (event: string, payload: object, key = secret) => {
  const body = JSON.stringify(payload);
  return post(codeHost.id, body, { 'x-github-event': event, 'x-github-delivery': 'd', 'x-hub-signature-256': await sign(key, body) });
};

const repository = { id: 77, full_name: 'octo/cat' };
const user = (login: string, id = login.length) => ({ login, id, type: 'User' });
type Wanted = { number: number; author?: object | null; at?: string; mergedAt?: string | null; labels?: string[]; sha?: string; branch?: string; body?: string | null };
const pull = ({ number, author = user('ada'), at = '2026-10-05T10:00:00Z', mergedAt = null, labels = [], sha = 'a', branch = 'x', body = null }: Wanted) => ({
  number, user: author, head: { ref: branch, sha }, body, title: 'A SECRET TITLE', labels: labels.map((name) => ({ name })), created_at: '2026-10-01T10:00:00Z', updated_at: at, merged_at: mergedAt,
});
const pullEvent = (wanted: Wanted, action = 'opened') => send('pull_request', { action, repository, pull_request: pull(wanted) });
const reviewEvent = (wanted: Wanted, id: number, by: object | null, text: string | null, at: string, action = 'submitted') => send('pull_request_review', { action, repository, pull_request: pull(wanted), review: { id, user: by, body: text, submitted_at: at } });
const rowOf = async (number: number) => (await sql<Record<string, unknown>>`select p.*, r.name from pull_request p join code_repository r on r.id = p.repository where number = ${number}`.execute(ctx.db)).rows[0];
const isReviewed = async (number: number) => (await rowOf(number))?.['is_reviewed'];
const MERGE = { at: '2026-10-07T10:00:00Z', mergedAt: '2026-10-07T10:00:00Z' };
const CONCERN = 'This concatenates user input into SQL, an attacker can inject.';

describe('a code host', () => {
  it('is set up by owners alone, its secret shown once, its token never', async () => {
    for (const role of ['auditor', 'manager', 'champion'] as const) await assert.rejects(addCodeHost(await asRole(ctx, role), GITHUB), { kind: 'NotAllowed' });
    const added = await addCodeHost(owner, { ...GITHUB, token: 'ghp_very_secret_token' });
    const { rows } = await sql<{ row: string }>`select h::text as row from code_host h union all select a::text from audit a`.execute(ctx.db);
    for (const said of ['ghp_very_secret_token', added.secret]) {
      assert.ok(!rows.some(({ row }) => row.includes(said) || row.includes(Buffer.from(said).toString('hex'))));
      assert.ok(!JSON.stringify(await listCodeHosts(owner)).includes(said));
    }
    await assert.rejects(saveToken(await asRole(ctx, 'auditor'), added.codeHost.id, 'x'), { kind: 'NotAllowed' });
    assert.equal((await revokeCodeHost(owner, added.codeHost.id)).hasToken, false);
  });
});

/** Says whether a byte of the body was asked for. */
const sendUnread = async (id: string, headers: Record<string, string>) => {
  let isRead = false;
  const body = new ReadableStream<Uint8Array>({ pull: (out) => { isRead = true; out.enqueue(new Uint8Array(1024)); out.close(); } }, { highWaterMark: 0 });
  const reply = await app.request(new Request(`http://localhost:3000/api/signals/code-hosts/${id}/events`, { method: 'POST', body, headers, duplex: 'half' } as RequestInit));
  return { status: reply.status, isRead };
};

describe('a body that nothing could make genuine', () => {
  it('is refused unread: unsigned, with a signature of another shape, by a stale one, or with another token', async () => {
    const gitlab = await addCodeHost(owner, { ...GITHUB, kind: 'gitlab', name: 'Lab' });
    const seconds = Math.floor(Date.now() / 1000);
    const signed = (at: number, signature: string) => ({ 'webhook-id': 'd', 'webhook-timestamp': String(at), 'webhook-signature': signature });
    const well = `v1,${'A'.repeat(43)}=`;
    for (const [id, headers] of [
      [codeHost.id, {}],
      [codeHost.id, { 'x-hub-signature-256': 'sha256=zz' }],
      [codeHost.id, { 'x-gitlab-token': secret }],
      [gitlab.codeHost.id, {}],
      [gitlab.codeHost.id, { 'x-gitlab-token': secret }],
      [gitlab.codeHost.id, signed(seconds - 3600, well)],
      [gitlab.codeHost.id, signed(seconds, 'v1,short')],
    ] as [string, Record<string, string>][]) assert.deepEqual(await sendUnread(id, headers), { status: 401, isRead: false }, JSON.stringify(headers));
    assert.deepEqual(await sendUnread(codeHost.id, { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }), { status: 401, isRead: true });
    assert.deepEqual(await sendUnread(gitlab.codeHost.id, signed(seconds, well)), { status: 401, isRead: true });
  });
});

describe('a delivery', () => {
  it('is read as the form that GitHub sends where nobody chose JSON, too', async () => {
    const body = `payload=${encodeURIComponent(JSON.stringify({ action: 'opened', repository, pull_request: pull({ number: 931, body: 'a + b = 100 %\nünd', labels: ['ai & co'] }) })).replaceAll('%20', '+')}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-github-event': 'pull_request', 'x-github-delivery': 'd', 'x-hub-signature-256': await sign(secret, body) };
    assert.deepEqual((await post(codeHost.id, body, headers)).reply, { taken: true, because: null });
    assert.equal((await rowOf(931))?.['author_kind'], 'person');
    assert.equal((await post(codeHost.id, `${body}x`, headers)).status, 401);
    const nothing = 'payload=';
    assert.equal((await post(codeHost.id, nothing, { ...headers, 'x-hub-signature-256': await sign(secret, nothing) })).status, 400);
  });

  it('is refused in the same words unsigned, forged, for an unknown host or a revoked one', async () => {
    const other = await addCodeHost(owner, GITHUB);
    await revokeCodeHost(owner, other.codeHost.id);
    const body = JSON.stringify({ action: 'opened', repository, pull_request: pull({ number: 900 }) });
    const replies = [await post(codeHost.id, body, { 'x-github-event': 'pull_request' }), await send('pull_request', { action: 'opened', repository, pull_request: pull({ number: 900 }) }, 'another secret')];
    for (const [id, key] of [[other.codeHost.id, other.secret], ['018f0000-0000-7000-8000-000000000000', secret]] as const) replies.push(await post(id, body, { 'x-github-event': 'pull_request', 'x-hub-signature-256': await sign(key, body) }));
    assert.deepEqual(new Set(replies.map(({ status }) => status)), new Set([replies[0]!.status]));
    assert.equal(new Set(replies.map(({ reply }) => JSON.stringify(reply))).size, 1);
    assert.equal(await rowOf(900), undefined);
  });

  it('is taken once, and about something else not at all', async () => {
    assert.deepEqual((await pullEvent({ number: 1 })).reply, { taken: true, because: null });
    assert.deepEqual((await pullEvent({ number: 1 })).reply, { taken: false, because: 'known-before' });
    assert.deepEqual((await send('star', { action: 'created' })).reply, { taken: false, because: 'about-something-else' });
  });

  it('that is no JSON, of the wrong event or cut leaves nothing behind', async () => {
    for (const [event, body] of [['pull_request', '{"action":"op'], ['pull_request', '{}'], ['pull_request_review', JSON.stringify({ action: 'x', repository, pull_request: pull({ number: 901 }) })], ['pull_request', '[]'], ['pull_request', 'null']] as const)
      assert.equal((await post(codeHost.id, body, { 'x-github-event': event, 'x-hub-signature-256': await sign(secret, body) })).status, 400);
    assert.equal(await rowOf(901), undefined);
  });

  it('with numbers and instants that no pull request has is refused by their names, and one with half a sign is taken', async () => {
    const wrong: [object, string][] = [[{ number: 3_000_000_000 }, 'number'], [{ number: -1 }, 'number'], [{ created_at: '0000-01-01T00:00:00Z' }, 'created_at'], [{ updated_at: '9999-12-31T23:59:59Z' }, 'updated_at']];
    for (const [more, field] of wrong) {
      const { status, reply } = await send('pull_request', { action: 'opened', repository, pull_request: { ...pull({ number: 902 }), ...more } });
      assert.deepEqual([status, JSON.stringify(reply).includes(`pull_request.${field}`)], [400, true], JSON.stringify(more));
    }
    assert.equal(await rowOf(902), undefined);
    const half = { ...pull({ number: 903, labels: ['ai-written\ud800'] }), head: { ref: 'x\ud800', sha: '\udfff' } };
    assert.equal((await send('pull_request', { action: 'opened', repository: { id: 78, full_name: 'octo/\ud800' }, pull_request: half })).reply.taken, true);
    assert.equal((await rowOf(903))?.['name'], 'octo/\ufffd');
  });

  it('that is replayed under the name of another event changes nothing', async () => {
    const body = { action: 'opened', repository: { id: 79, full_name: 'octo/old' }, pull_request: pull({ number: 904 }) };
    await send('pull_request', body);
    await send('repository', { action: 'renamed', repository: { id: 79, full_name: 'octo/new' } });
    assert.deepEqual((await send('repository', body)).reply, { taken: false, because: 'known-before' });
    assert.equal((await rowOf(904))?.['name'], 'octo/new');
  });

  it('keeps no title, text or code', async () => {
    const wanted = { number: 2, body: 'A SECRET BODY\n- [x] Contains AI-written code', branch: 'claude/a-secret-branch' };
    await pullEvent(wanted);
    await reviewEvent(wanted, 20, user('grace'), `A SECRET REMARK. ${CONCERN}`, '2026-10-06T10:00:00Z');
    const { rows } = await sql<{ row: string }>`select p::text as row from pull_request p union all select m::text from pull_request_remark m union all select i::text from signal_identity i`.execute(ctx.db);
    assert.ok(rows.length >= 3 && rows.every(({ row }) => !/secret|concatenates|\bada\b|grace/i.test(row)), JSON.stringify(rows));
    assert.equal((await rowOf(2))?.['grade'], 'likely');
  });
});

describe('a security review', () => {
  it('is one by somebody else, before the merge, whatever order the events come in', async () => {
    await reviewEvent({ number: 10, ...MERGE }, 100, user('grace'), CONCERN, '2026-10-06T10:00:00Z');
    await pullEvent({ number: 10, ...MERGE, labels: ['ai-written'] }, 'closed');
    await pullEvent({ number: 10, at: '2026-10-02T10:00:00Z' });
    const row = await rowOf(10);
    assert.deepEqual([row?.['is_reviewed'], row?.['grade'], String((row?.['merged_at'] as Date | undefined)?.toISOString())], [true, 'likely', '2026-10-07T10:00:00.000Z']);
  });

  it('is none by the author, a bot, an agent, after the merge, without text, or about names of variables', async () => {
    const tries: [number, object | null, string | null, string][] = [
      [11, user('ada'), CONCERN, '2026-10-06T10:00:00Z'],
      [12, { login: 'scanner[bot]', id: 5, type: 'Bot' }, CONCERN, '2026-10-06T10:00:00Z'],
      [13, { login: 'Copilot', id: 198982749, type: 'User' }, CONCERN, '2026-10-06T10:00:00Z'],
      [14, user('grace'), CONCERN, '2026-10-08T10:00:00Z'],
      [15, user('grace'), null, '2026-10-06T10:00:00Z'],
      [16, user('grace'), 'LGTM, please rename x', '2026-10-06T10:00:00Z'],
    ];
    for (const [number, by, text, at] of tries) {
      await reviewEvent({ number, ...MERGE }, number * 10, by, text, at);
      assert.equal(await isReviewed(number), false, String(number));
    }
  });

  it('of somebody deleted counts, unless the author is deleted too', async () => {
    await reviewEvent({ number: 17, ...MERGE }, 170, null, CONCERN, '2026-10-06T10:00:00Z');
    assert.equal(await isReviewed(17), true);
    await reviewEvent({ number: 18, ...MERGE, author: null }, 180, null, CONCERN, '2026-10-06T10:00:00Z');
    assert.equal(await isReviewed(18), false);
  });

  it('that was edited or deleted is what it is now, also when the news is late', async () => {
    const comment = (id: number, body: string, updated: string) => ({ id, user: user('grace'), body, created_at: '2026-10-06T10:00:00Z', updated_at: updated });
    const say = (action: string, id: number, body: string, updated: string) => send('pull_request_review_comment', { action, repository, pull_request: pull({ number: 19, ...MERGE }), comment: comment(id, body, updated) });
    await say('edited', 1, 'nit: rename', '2026-10-06T11:00:00Z');
    await say('created', 1, CONCERN, '2026-10-06T10:00:00Z');
    assert.equal(await isReviewed(19), false);
    await say('created', 2, CONCERN, '2026-10-06T10:00:00Z');
    assert.equal(await isReviewed(19), true);
    await say('deleted', 2, CONCERN, '2026-10-06T10:00:00Z');
    await say('edited', 2, `${CONCERN}!`, '2026-10-06T12:00:00Z');
    assert.equal(await isReviewed(19), false);
  });

  it('in the conversation is taken before the pull request itself is known', async () => {
    const issue = { number: 21, user: user('ada'), body: null, labels: [], created_at: '2026-10-01T10:00:00Z', pull_request: { url: 'x' } };
    await send('issue_comment', { action: 'created', repository, issue, comment: { id: 9, user: user('grace'), body: CONCERN, created_at: '2026-10-06T10:00:00Z', updated_at: '2026-10-06T10:00:00Z' } });
    await pullEvent({ number: 21, ...MERGE, labels: ['ai-written'] }, 'closed');
    assert.deepEqual([await isReviewed(21), (await rowOf(21))?.['grade']], [true, 'likely']);
    assert.equal((await send('issue_comment', { action: 'created', repository, issue: { ...issue, pull_request: undefined }, comment: { id: 10, user: null, body: 'x', created_at: '2026-10-06T10:00:00Z', updated_at: '2026-10-06T10:00:00Z' } })).reply.taken, false);
  });

  it('is not the author’s own under another name, once both are known to be theirs', async () => {
    await reviewEvent({ number: 22, author: user('ada-work'), ...MERGE }, 220, user('ada-home'), CONCERN, '2026-10-06T10:00:00Z');
    assert.equal(await isReviewed(22), true);
    const person = await aPerson(ctx, { hasPassword: false });
    for (const name of ['ada-work', 'ada-home']) await matchIdentity(owner, identityKey(ctx, { kind: 'github', name }), person.personId);
    assert.equal(await isReviewed(22), false);
  });
});

describe('what is kept', () => {
  it('follows a renamed repository, a force push and a merge without reviews', async () => {
    await pullEvent({ number: 30, sha: 'one' });
    await sql`update pull_request set evidence_commits = '[]' where number = 30`.execute(ctx.db);
    await pullEvent({ number: 30, sha: 'two', at: '2026-10-06T10:00:00Z' }, 'synchronize');
    assert.deepEqual([(await rowOf(30))?.['head'], (await rowOf(30))?.['evidence_commits']], ['two', null]);
    await send('repository', { action: 'renamed', repository: { ...repository, full_name: 'octo/dog' } });
    await pullEvent({ number: 30, ...MERGE, sha: 'two' }, 'closed');
    assert.deepEqual([(await rowOf(30))?.['name'], await isReviewed(30)], ['octo/dog', false]);
    assert.equal(enqueued.length, 0, 'without a token nothing is read');
  });

  it('counts for no team again when a match is taken back, also in a process that did not hear of it, and a remark is somebody else’s again', async () => {
    await reviewEvent({ number: 45, author: user('kit-work'), ...MERGE }, 450, user('kit-home'), CONCERN, '2026-10-06T10:00:00Z');
    const team = await aTeam(ctx);
    const person = await aPerson(ctx, { hasPassword: false, teams: [team.id] });
    const [work, home] = [identityKey(ctx, { kind: 'github', name: 'kit-work' }), identityKey(ctx, { kind: 'github', name: 'kit-home' })];
    for (const key of [work, home]) await matchIdentity(owner, key, person.personId);
    assert.deepEqual([(await rowOf(45))?.['team'], await isReviewed(45)], [team.id, false]);
    // Here it is remembered as matched for minutes; there somebody takes it back.
    assert.equal((await identityOf(ctx, { kind: 'github', name: 'kit-work' })).teamId, team.id);
    const elsewhere = { ...owner, pool: Object.create(owner.pool) as typeof owner.pool };
    await reopenIdentity(elsewhere, work, 'kit-work');
    assert.deepEqual([(await rowOf(45))?.['team'], await isReviewed(45)], [null, true]);
    await pullEvent({ number: 46, author: user('kit-work'), ...MERGE }, 'closed');
    assert.equal((await rowOf(46))?.['team'], null);
  });

  it('is counted by month and team, without bots, and moves to the team of who is matched', async () => {
    const october = { from: '2026-10-01', to: '2026-10-31', by: 'month' as const };
    const nobody = async () => (await countPullRequests(owner, october)).find(({ teamId }) => teamId === null)!;
    const before = await nobody();
    await pullEvent({ number: 40, author: user('lin'), ...MERGE, labels: ['ai-written'] }, 'closed');
    await pullEvent({ number: 41, author: { login: 'dependabot[bot]', id: 1, type: 'Bot' }, ...MERGE }, 'closed');
    await reviewEvent({ number: 40, author: user('lin'), ...MERGE, labels: ['ai-written'] }, 400, user('grace'), CONCERN, '2026-10-06T10:00:00Z');
    assert.deepEqual(await nobody(), { ...before, pullRequests: before.pullRequests + 1, withProvenance: before.withProvenance + 1, aiWritten: before.aiWritten + 1, reviewed: before.reviewed + 1 });
    const team = await aTeam(ctx);
    const person = await aPerson(ctx, { hasPassword: false, teams: [team.id] });
    await matchIdentity(owner, identityKey(ctx, { kind: 'github', name: 'lin' }), person.personId);
    assert.deepEqual((await countPullRequests(owner, october)).find(({ teamId }) => teamId === team.id), { teamId: team.id, period: '2026-10-01', pullRequests: 1, withProvenance: 1, aiWritten: 1, reviewed: 1 });
    assert.deepEqual(await nobody(), before);
    await assert.rejects(countPullRequests(await asRole(ctx, 'manager'), october), { kind: 'NotAllowed' });

    const [part] = pullRequestsPersonal;
    assert.equal((await part!.read(owner, person.subject)).length, 1);
    await part!.erase!(owner, person.subject);
    assert.equal((await part!.read(owner, person.subject)).length, 0);
    assert.equal((await countPullRequests(owner, october)).find(({ teamId }) => teamId === team.id)?.reviewed, 1);
    assert.ok((await pullRequestsRetention[0]!.purge(owner, new Date('2027-01-01'))) > 10);
  });

  it('counts no concern that was written into an earlier remark after the merge', async () => {
    const remark = (number: number, id: number, body: string, at: string, changed: string, action = 'edited') =>
      send('pull_request_review_comment', { action, repository, pull_request: pull({ number, ...MERGE, labels: ['ai-written'] }), comment: { id, user: user('grace'), body, created_at: at, updated_at: changed } });
    await remark(60, 600, 'looks fine', '2026-10-06T10:00:00Z', '2026-10-06T10:00:00Z', 'created');
    assert.equal(await isReviewed(60), false);
    await remark(60, 600, CONCERN, '2026-10-06T10:00:00Z', '2026-10-08T10:00:00Z');
    assert.equal(await isReviewed(60), false, 'after the merge');
    await remark(61, 610, 'looks fine', '2026-10-06T10:00:00Z', '2026-10-06T10:00:00Z', 'created');
    await remark(61, 610, CONCERN, '2026-10-06T10:00:00Z', '2026-10-06T12:00:00Z');
    assert.equal(await isReviewed(61), true, 'before it');
    await remark(61, 610, `${CONCERN} Typo mended.`, '2026-10-06T10:00:00Z', '2026-10-09T12:00:00Z');
    assert.equal(await isReviewed(61), true, 'said before, worded anew after');
    const review = (body: string, updated_at: string, action: string) => send('pull_request_review', { action, repository, pull_request: pull({ number: 62, ...MERGE, labels: ['ai-written'] }), review: { id: 620, user: user('grace'), body, submitted_at: '2026-10-06T10:00:00Z', updated_at, state: 'commented' } });
    await review('lgtm', '2026-10-06T10:00:00Z', 'submitted');
    await review(CONCERN, '2026-10-08T10:00:00Z', 'edited');
    assert.equal(await isReviewed(62), false);
  });

  it('of GitLab is the same, and stale signatures are refused', async () => {
    const gitlab = await addCodeHost(owner, { ...GITHUB, kind: 'gitlab' });
    const merge = { iid: 7, author_id: 3, source_branch: 'x', description: null, state: 'merged', action: 'merge', created_at: '2026-10-01 08:00:00 UTC', updated_at: '2026-10-09 09:00:00 UTC', last_commit: { id: 'abc' } };
    const project = { id: 1, path_with_namespace: 'group/sub/app' };
    const signed = (payload: object, at: Date) => {
      const body = JSON.stringify(payload);
      return post(gitlab.codeHost.id, body, { 'x-gitlab-event': 'x', 'webhook-id': 'm', 'webhook-timestamp': String(Math.floor(at.getTime() / 1000)), 'webhook-signature': new Webhook(gitlab.secret).sign('m', at, body) });
    };
    const note = { object_kind: 'note', project, user: { id: 4, username: 'grace' }, merge_request: { ...merge, state: 'opened', action: undefined, updated_at: '2026-10-05 09:00:00 UTC' }, object_attributes: { id: 5, noteable_type: 'MergeRequest', note: CONCERN, system: false, created_at: '2026-10-06 09:00:00 UTC' } };
    assert.equal((await signed(note, new Date(ctx.now().getTime() - 3_600_000))).status, 401);
    assert.equal((await signed(note, ctx.now())).reply.taken, true);
    assert.equal((await signed({ object_kind: 'merge_request', project, user: { id: 3, username: 'ada' }, object_attributes: merge, labels: [{ title: 'code::ai-written' }] }, ctx.now())).reply.taken, true);
    const { rows } = await sql<{ is_ai: boolean; is_reviewed: boolean }>`select is_ai, is_reviewed from pull_request p join code_repository r on r.id = p.repository where r.code_host = ${gitlab.codeHost.id}`.execute(ctx.db);
    assert.deepEqual(rows, [{ is_ai: true, is_reviewed: true }]);
  });

  it('of GitLab tells by the newest commit who wrote it, without a token, until a newer one says otherwise', async () => {
    const gitlab = await addCodeHost(owner, { ...GITHUB, kind: 'gitlab' });
    const push = async (id: string, message: string, at: string) => {
      const merge = { iid: 70, author_id: 3, source_branch: 'x', state: 'opened', action: 'update', created_at: '2026-10-01 08:00:00 UTC', updated_at: at, last_commit: { id, message, title: 'x', author: { name: 'Ada', email: 'ada@example.org' } } };
      const body = JSON.stringify({ object_kind: 'merge_request', project: { id: 2, path_with_namespace: 'a/b' }, user: { id: 3, username: 'ada' }, object_attributes: merge });
      assert.equal((await post(gitlab.codeHost.id, body, { 'x-gitlab-event': 'Merge Request Hook', 'x-gitlab-token': gitlab.secret })).reply.taken, true);
      return (await rowOf(70))?.['grade'];
    };
    assert.equal(await push('a1', 'Mend it\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n', '2026-10-02 09:00:00 UTC'), 'likely');
    assert.equal(await push('a2', 'Say how\n\nWrite this:\nCo-Authored-By: Claude <noreply@anthropic.com>\nas the last line.\n', '2026-10-02 08:00:00 UTC'), 'likely', 'an older event');
    assert.equal(await push('a3', 'Take it out by hand', '2026-10-02 10:00:00 UTC'), 'none-known');
    assert.ok(!JSON.stringify(await rowOf(70)).includes('Take it out'));
  });
});

describe('a text in a delivery', () => {
  it('is read whatever somebody writes into it: zero bytes go, and what only spells one out stays', async () => {
    for (const [index, spelled] of ['\\u0000', '\\u0000"', 'C:\\\\u0000', '\0\\u0000\0\0', '\\\0'].entries()) {
      const number = 40 + index;
      assert.deepEqual((await pullEvent({ number, branch: `a${spelled}`, body: `Strips ${spelled}\n- [x] Contains AI-written code` })).reply, { taken: true, because: null }, spelled);
      assert.equal((await rowOf(number))?.['grade'], 'likely', spelled);
    }
  });
});
