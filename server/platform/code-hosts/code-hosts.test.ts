// Deliveries against the makers' own signers and payloads, and an API against a host that pages, rests and refuses.
import { sign } from '@octokit/webhooks-methods';
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, describe, it } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { askAll, type HostAccess, MustRest } from './ask-host.ts';
import { startFakeHost } from './fake-host.ts';
import { readGithubEvent } from './read-github.ts';
import { readGitlabEvent } from './read-gitlab.ts';
import { comment, findRepository, listPullRequests, readRemarks } from './read-host.ts';
import { readWholeBody } from './read-whole-body.ts';
import { type Headers, verifyWebhook } from './verify-webhook.ts';

// Its types say another shape than its file has.
const examples = createRequire(import.meta.url)('@octokit/webhooks-examples') as { name: string; examples: Record<string, unknown>[] }[];
const NOW = new Date('2026-11-02T10:00:00Z');
const headersOf = (given: Record<string, string>): Headers => (name) => given[name];
const BODY = Buffer.from('{"text":"Zoë 🔒"}');

describe('a delivery of GitHub', () => {
  const githubHeaders = async (secret: string, body: Buffer) => headersOf({ 'x-hub-signature-256': await sign(secret, body.toString()), 'x-github-event': 'ping', 'x-github-delivery': 'd1' });

  it('signed by GitHub’s own library is genuine', async () => {
    assert.deepEqual(verifyWebhook('github', 'secret', await githubHeaders('secret', BODY), BODY, NOW), { isGenuine: true, event: 'ping', delivery: 'd1' });
  });

  it('is refused unsigned, with another secret, changed by a byte, by SHA-1, or with an empty secret', async () => {
    const good = await githubHeaders('secret', BODY);
    for (const [secret, headers, body] of [
      ['secret', headersOf({}), BODY],
      ['other', good, BODY],
      ['secret', good, Buffer.concat([BODY, Buffer.from(' ')])],
      ['secret', headersOf({ 'x-hub-signature': 'sha1=00', 'x-hub-signature-256': '' }), BODY],
      ['', await githubHeaders('x', BODY), BODY],
      ['secret', headersOf({ 'x-hub-signature-256': `sha256=${'é'.repeat(64)}` }), BODY],
    ] as const)
      assert.equal(verifyWebhook('github', secret, headers, body, NOW).isGenuine, false);
  });

  it('of every example payload is read or passed over, and none of it is a mistake', () => {
    const seen = { pulls: 0, remarks: 0, nothing: 0 };
    for (const { name, examples: payloads } of examples)
      for (const payload of payloads) {
        const event = readGithubEvent(name, payload);
        if (event.remark !== null) seen.remarks += 1;
        else if (event.pullRequest !== null) seen.pulls += 1;
        else seen.nothing += 1;
      }
    assert.deepEqual({ ...seen, nothing: seen.nothing > 200 }, { pulls: 29, remarks: 9, nothing: true });
  });

  it('that is cut, of another shape or about a deleted account does not pass for something else', () => {
    const [closed] = examples.find(({ name }) => name === 'pull_request')!.examples;
    assert.throws(() => readGithubEvent('pull_request', { action: 'closed' }));
    assert.throws(() => readGithubEvent('pull_request_review', null));
    assert.throws(() => readGithubEvent('pull_request', { ...closed, pull_request: { number: '1' } }));
    const ghost = structuredClone(closed) as { pull_request: { user: unknown } };
    ghost.pull_request.user = null;
    assert.equal(readGithubEvent('pull_request', ghost).pullRequest?.author, null);
  });
});

const SECRET = `whsec_${Buffer.from('a signing key of some length').toString('base64')}`;

describe('a delivery of GitLab', () => {
  const signed = (at: Date, id = 'msg_1') => headersOf({ 'webhook-id': id, 'webhook-timestamp': String(Math.floor(at.getTime() / 1000)), 'webhook-signature': new Webhook(SECRET).sign(id, at, BODY.toString()), 'x-gitlab-event': 'Note Hook' });

  it('signed by the Standard Webhooks library is genuine, and old ones are not', () => {
    assert.deepEqual(verifyWebhook('gitlab', SECRET, signed(NOW), BODY, NOW), { isGenuine: true, event: 'Note Hook', delivery: 'msg_1' });
    for (const minutes of [-6, 6]) assert.deepEqual(verifyWebhook('gitlab', SECRET, signed(new Date(NOW.getTime() + minutes * 60_000)), BODY, NOW), { isGenuine: false, because: 'stale' });
  });

  it('with a signature that does not hold is not saved by the token beside it', () => {
    const good = signed(NOW);
    for (const change of [{ 'webhook-id': 'other' }, { 'webhook-timestamp': '0' }, { 'webhook-signature': 'v1,AAAA' }, { 'webhook-signature': '' }, { 'webhook-timestamp': 'soon' }]) {
      const headers: Headers = (name) => ({ 'x-gitlab-token': SECRET, ...change })[name as 'webhook-id'] ?? good(name);
      assert.equal(verifyWebhook('gitlab', SECRET, headers, BODY, NOW).isGenuine, false);
    }
  });

  it('may show the token alone, as older ones do', () => {
    assert.equal(verifyWebhook('gitlab', 'token', headersOf({ 'x-gitlab-token': 'token' }), BODY, NOW).isGenuine, true);
    for (const token of ['Token', 'token ', 'tokentoken']) assert.equal(verifyWebhook('gitlab', 'token', headersOf({ 'x-gitlab-token': token }), BODY, NOW).isGenuine, false);
  });

  it('tells of merge requests and notes, in both ways of writing a time', () => {
    const merge = { iid: 7, author_id: 3, source_branch: 'codex/x', description: null, state: 'merged', action: 'merge', created_at: '2026-10-01 08:00:00 UTC', updated_at: '2026-10-02T09:00:00.000Z', last_commit: { id: 'abc' }, labels: [{ title: 'code::ai-written' }] };
    const event = readGitlabEvent({ object_kind: 'merge_request', project: { id: 1, path_with_namespace: 'a/b' }, user: { id: 3, username: 'sam' }, object_attributes: merge });
    assert.deepEqual([event.pullRequest?.openedAt.toISOString(), event.pullRequest?.mergedAt?.toISOString(), event.pullRequest?.author?.name], ['2026-10-01T08:00:00.000Z', '2026-10-02T09:00:00.000Z', 'sam']);
    const note = { id: 5, noteable_type: 'MergeRequest', note: 'XSS?', system: false, created_at: '2026-10-01 09:00:00 UTC', type: 'DiffNote' };
    const said = readGitlabEvent({ object_kind: 'note', project: { id: 1, path_with_namespace: 'a/b' }, user: { id: 4, username: 'project_1_bot' }, object_attributes: note, merge_request: { ...merge, state: 'opened', action: undefined } });
    assert.deepEqual([said.remark?.place, said.remark?.author?.isBot, said.pullRequest?.author?.name], ['line', true, null]);
    assert.equal(readGitlabEvent({ object_kind: 'note', object_attributes: { noteable_type: 'Issue' } }).remark, null);
    assert.equal(readGitlabEvent({ object_kind: 'pipeline' }).pullRequest, null);
    assert.throws(() => readGitlabEvent({ object_kind: 'merge_request' }));
  });
});

describe('a body', () => {
  it('ends where it grows too large', async () => {
    const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(1_000)) });
    await assert.rejects(readWholeBody(endless, 10_000), { status: 413 });
    assert.equal((await readWholeBody(null)).length, 0);
  });
});

describe('a host', async () => {
  const host = await startFakeHost();
  after(() => host.stop());
  const access: HostAccess = { kind: 'github', baseUrl: host.url, token: 'ghp_x', allowsLoopback: true };
  const repository = { hostId: '9', name: 'a/b' };
  const remarkOf = (id: number) => ({ id, user: { id: 1, login: 'x' }, body: '…', created_at: NOW.toISOString(), updated_at: NOW.toISOString() });

  it('is read page by page, also a conversation of ten thousand', async () => {
    host.replies.set('/repositories/9/pulls/1/reviews', []);
    host.replies.set('/repositories/9/pulls/1/comments', []);
    host.replies.set('/repositories/9/issues/1/comments', Array.from({ length: 10_000 }, (_, at) => remarkOf(at)));
    assert.equal((await readRemarks(access, repository, 1, NOW)).length, 10_000);
    assert.equal(host.asked.length, 102);
    assert.ok(host.asked.every(({ token }) => token === 'Bearer ghp_x'));
  });

  it('says when to rest, and until when', async () => {
    host.restOnce(120);
    await assert.rejects(listPullRequests(access, repository, 1, NOW), (error) => error instanceof MustRest && error.until.getTime() === NOW.getTime() + 120_000);
  });

  it('is not asked at metadata addresses, nor on this machine unless allowed', async () => {
    for (const baseUrl of ['http://169.254.169.254', 'http://[fe80::1]', 'file:///etc', 'http://100.100.100.200']) await assert.rejects(askAll({ ...access, baseUrl }, '/x', 1, NOW));
    await assert.rejects(askAll({ ...access, allowsLoopback: false }, '/x', 1, NOW), { name: 'RefusedAddress' });
  });

  it('keeps a name inside its own part of the address', async () => {
    const before = host.asked.length;
    for (const name of ['../../user', '..', 'a/..', './b', 'a//b', '', 'a']) for (const kind of ['github', 'gitlab'] as const) await assert.rejects(findRepository({ ...access, kind }, name, NOW));
    assert.equal(host.asked.length, before, 'nothing was asked');
    host.replies.set('/repos/a%3Fx/b%23y', { id: 1, full_name: 'a/b' });
    assert.equal((await findRepository(access, 'a?x/b#y', NOW)).hostId, '1');
  });

  it('takes a comment', async () => {
    host.replies.set('/repositories/9/issues/4/comments', { id: 1 });
    await comment(access, repository, 4, 'Hello', NOW);
    assert.deepEqual([host.asked.at(-1)?.method, host.asked.at(-1)?.body], ['POST', '{"body":"Hello"}']);
  });
});
