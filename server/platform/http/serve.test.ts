// The HTTP edge by itself: what it lets in, what it refuses, and in which words.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import type { Ctx, Viewer } from '../context.ts';
import { conflict } from '../errors.ts';
import type { Contract } from './contract.ts';
import { type Route, routesOf } from './route.ts';
import { serveRoutes } from './serve.ts';
import { type Stream, StreamReply } from './stream.ts';

const problems: Record<string, unknown>[] = [];
const streams: Stream[] = [];
const ctx = {
  config: readConfig({ NODE_ENV: 'test', PUBLIC_URL: 'https://training.example' }),
  now: () => new Date(),
  log: { info: () => {}, problem: (_event: string, detail: Record<string, unknown> = {}) => void problems.push(detail) },
} as unknown as Ctx;

const contract = {
  'POST /api/notes': { body: z.strictObject({ text: z.string().max(20) }), reply: z.object({ text: z.string() }), maxBytes: 1024 },
  'POST /api/owned': { body: z.strictObject({}), reply: z.null() },
  'GET /api/broken': { reply: z.null() },
  'GET /api/taken': { reply: z.null() },
  'POST /api/sent': { body: z.strictObject({}), reply: z.null() },
  'POST /api/ended': { body: z.strictObject({}), reply: z.null() },
  'GET /api/whoever': { reply: z.null() },
  'GET /api/live': { reply: 'stream' },
} satisfies Contract;

const app = serveRoutes(
  ctx,
  routesOf(contract, {
    'POST /api/notes': { allow: 'anyone', handle: async (_ctx, { body }) => ({ text: body.text }) },
    'POST /api/owned': { allow: ['owner'], handle: async () => null },
    'GET /api/broken': { allow: 'anyone', handle: () => Promise.reject(new Error('password=hunter2 in a stack')) },
    'POST /api/sent': { allow: ['owner'], scope: 'ingest', handle: async () => null },
    'POST /api/ended': { allow: 'person', scope: 'any', handle: async () => null },
    'GET /api/whoever': { allow: 'anyone', handle: async () => null },
    'GET /api/live': { allow: 'anyone', handle: async () => new StreamReply((stream) => void streams.push(stream)) },
    'GET /api/taken': { allow: 'anyone', handle: () => Promise.reject(conflict('That name is taken. Choose another.')) },
  }),
  async (token): Promise<Viewer> => {
    const person = { is: 'person', personId: 'p', subject: 's', loginId: 'l', locale: 'en' } as const;
    if (token === 'learner') return { ...person, roles: new Set(['learner']) };
    if (token === 'beforetab_cli_owner') return { ...person, roles: new Set(['learner', 'owner']), scopes: new Set(['ingest']) };
    if (token === 'beforetab_cli_learner') return { ...person, roles: new Set(['learner']), scopes: new Set(['ingest']) };
    return token === 'beforetab_cli_nothing' ? { ...person, roles: new Set(['learner', 'owner']), scopes: new Set() } : { is: 'nobody' };
  },
);

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  app.request(`https://training.example${path}`, { method: 'POST', body, headers: { host: 'training.example', ...headers } });
const errorOf = async (reply: Response) => ((await reply.json()) as { error: { kind: string; says: string; id?: string; fields?: { path: string }[] } }).error;

describe('the HTTP edge', () => {
  it('says once in the log that a proxy in front is not named, and what to set', async () => {
    const incoming = { headers: { 'x-forwarded-for': '198.51.100.7' }, socket: { remoteAddress: '127.0.0.1' }, rawHeaders: [] };
    const before = problems.length;
    for (const _ of [1, 2]) await app.request('https://training.example/api/whoever', {}, { incoming });
    assert.deepEqual(problems.slice(before), [{ says: 'Everybody behind it counts as one address. Name it in TRUSTED_PROXIES.' }]);
  });

  it('checks what was parsed, whatever the content type says', async () => {
    assert.equal((await post('/api/notes', '{"text":"hello"}', { 'content-type': 'text/plain' })).status, 200);
  });
  it('begins no stream for who asks for its head alone: nobody would ever end it', async () => {
    for (let times = 0; times < 40; times += 1) {
      const reply = await app.request('https://training.example/api/live', { method: 'HEAD', headers: { host: 'training.example' } });
      assert.deepEqual([reply.status, reply.headers.get('content-type')], [200, 'text/event-stream; charset=utf-8']);
    }
    assert.equal(streams.length, 0);
    const reply = await app.request('https://training.example/api/live', { headers: { host: 'training.example' } });
    await reply.body!.cancel();
    assert.equal(streams.length, 1);
  });
  it('names the field that is wrong', async () => {
    const reply = await post('/api/notes', '{"text":7}');
    assert.equal(reply.status, 400);
    assert.deepEqual((await errorOf(reply)).fields?.map((field) => field.path), ['text']);
  });
  it('refuses what is not JSON and what is too large', async () => {
    assert.equal((await post('/api/notes', 'text=hello')).status, 400);
    assert.equal((await post('/api/notes', JSON.stringify({ text: 'x'.repeat(2000) }))).status, 413);
  });
  it('refuses a write from another site, by either header', async () => {
    assert.equal((await post('/api/notes', '{"text":"a"}', { 'sec-fetch-site': 'cross-site' })).status, 401);
    assert.equal((await post('/api/notes', '{"text":"a"}', { origin: 'https://evil.example' })).status, 401);
    assert.equal((await post('/api/notes', '{"text":"a"}', { origin: 'null' })).status, 401);
    assert.equal((await post('/api/notes', '{"text":"a"}', { origin: 'https://training.example', 'sec-fetch-site': 'same-origin' })).status, 200);
  });
  it('does nothing for a page that is another person’s than the cookie: in another tab somebody else signed in', async () => {
    const ended = (meant?: string) => post('/api/ended', '{}', { cookie: '__Host-beforetab_login=learner', ...(meant !== undefined && { 'x-beforetab-person': meant }) });
    assert.deepEqual([(await ended()).status, (await ended('p')).status], [200, 200]);
    const refused = await ended('somebody else');
    assert.equal(refused.status, 401);
    assert.match((await errorOf(refused)).says, /Somebody else is signed in .* Nothing was changed/);
    // Reading is refused as well, and what lets somebody in is not.
    const headers = { host: 'training.example', cookie: '__Host-beforetab_login=learner', 'x-beforetab-person': 'somebody else' };
    assert.equal((await app.request('https://training.example/api/whoever', { headers })).status, 401);
    assert.equal((await post('/api/notes', '{"text":"a"}', headers)).status, 200);
  });
  it('answers 401 to nobody and 403 to the wrong role', async () => {
    assert.equal((await post('/api/owned', '{}')).status, 401);
    assert.equal((await post('/api/owned', '{}', { cookie: '__Host-beforetab_login=learner' })).status, 403);
  });
  it('opens to a token of the command line what takes its scope, for the role of its person, and nothing else', async () => {
    const as = (name: string) => ({ authorization: `Bearer beforetab_cli_${name}` });
    const statuses = async (name: string) => Promise.all(['/api/sent', '/api/ended', '/api/notes', '/api/owned'].map(async (path) => (await post(path, path === '/api/notes' ? '{"text":"a"}' : '{}', as(name))).status));
    assert.deepEqual(await statuses('owner'), [200, 200, 403, 403]);
    assert.deepEqual(await statuses('learner'), [403, 200, 403, 403]);
    assert.deepEqual(await statuses('nothing'), [403, 200, 403, 403]);
    assert.deepEqual(await statuses('ended'), [401, 401, 401, 401]);
    // Not even what is open to anyone, and not with a cookie beside it, or as one.
    assert.equal((await app.request('/api/whoever', { headers: as('owner') })).status, 403);
    assert.equal((await app.request('/api/whoever', { headers: { ...as('owner'), cookie: '__Host-beforetab_login=learner' } })).status, 403);
    assert.equal((await app.request('/api/whoever', { headers: { cookie: '__Host-beforetab_login=beforetab_cli_owner' } })).status, 403);
    // Another kind of authorization is the business of the route.
    assert.equal((await app.request('/api/whoever', { headers: { authorization: 'Bearer bts_source' } })).status, 200);
  });
  it('maps a planned error to its words and a bug to an id alone', async () => {
    assert.deepEqual(await errorOf(await app.request('/api/taken')), { kind: 'Conflict', says: 'That name is taken. Choose another.' });
    const bug = await errorOf(await app.request('/api/broken'));
    assert.equal(bug.kind, 'Bug');
    assert.doesNotMatch(JSON.stringify(bug), /hunter2/);
    assert.equal(problems.at(-1)?.['id'], bug.id);
  });
  it('describes itself as OpenAPI', async () => {
    const { paths } = (await (await app.request('/api/openapi.json')).json()) as { paths: Record<string, Record<string, { requestBody?: unknown }>> };
    assert.ok(paths['/api/notes']?.['post']?.requestBody);
  });
  it('works that out once, however often anybody asks', async () => {
    let looks = 0;
    const { endpoint, ...rest } = routesOf({ 'GET /api/whoever': { reply: z.null() } }, { 'GET /api/whoever': { allow: 'anyone', handle: async () => null } })[0]!;
    const looked: Route = { ...rest, get endpoint() { return (looks += 1), endpoint; } };
    const own = serveRoutes(ctx, [looked], async () => ({ is: 'nobody' }));
    const first = await (await own.request('/api/openapi.json')).text();
    const before = looks;
    for (let times = 0; times < 5; times += 1) assert.equal(await (await own.request('/api/openapi.json')).text(), first);
    assert.equal(looks, before);
  });
  it('lets nobody on the way keep a refusal, a bug or an answer', async () => {
    const replies = [await app.request('/api/nothing-here'), await app.request('/api/taken'), await app.request('/api/broken'), await app.request('/api/openapi.json'), await post('/api/notes', '{"text":"a"}')];
    for (const reply of replies) assert.equal(reply.headers.get('cache-control'), 'no-store', String(reply.status));
  });
  it('has no other way to a route: by method, by case, by slashes or by what is encoded', async () => {
    const cookie = '__Host-beforetab_login=learner';
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'GET', 'HEAD']) {
      assert.equal((await app.request('https://training.example/api/owned', { method, headers: { cookie } })).status, 404, method);
    }
    for (const path of ['/api/owned/', '/API/owned', '//api/owned', '/api//owned', '/api%2fowned', '/api/%2e%2e/api/owned', '/api/x/../owned%2f', '/api/owned;a=b']) {
      assert.ok([403, 404].includes((await post(path, '{}', { cookie })).status), path);
    }
  });
  it('keeps the address of a request out of the log', async () => {
    await app.request('/api/broken?token=hunter3');
    assert.doesNotMatch(JSON.stringify(problems), /hunter3/);
  });
  it('sends a strict content policy with everything', async () => {
    const policy = (await app.request('/api/nothing-here')).headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self'/);
    assert.doesNotMatch(policy, /unsafe/);
  });
});

it("lets the scanner's worker compile WebAssembly and talk to nobody", async () => {
  const policy = (await app.request('/assets/scanner/x/worker.js')).headers.get('content-security-policy') ?? '';
  assert.match(policy, /connect-src 'none'/);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'/);
});

describe("the files of a learner's Python", () => {
  it('may compile WebAssembly and talk to nobody', async () => {
    const policy = (await app.request('/assets/pyodide/x/python-worker.js')).headers.get('content-security-policy') ?? '';
    assert.match(policy, /connect-src 'none'/);
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'/);
  });
  it('may evaluate TypeScript, and fetch not even a script', async () => {
    const policy = (await app.request('/assets/pyodide/x/typescript-worker.js')).headers.get('content-security-policy') ?? '';
    assert.match(policy, /connect-src 'none'/);
    assert.match(policy, /worker-src 'none'/);
    assert.match(policy, /script-src 'unsafe-eval'(;|$)/);
  });
});
