// The stand-in for Express answers as Express does, for what a right fix may ask of it.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Call } from '../../program.ts';
import { makeExpress } from './express.ts';

type Given = Record<string, unknown> & { params: Record<string, string> };
type Sent = { statusCode: number; headersSent: boolean; on: (name: string, hear: () => void) => Sent; status: (code: number) => Sent; json: (value: unknown) => void; send: (text: string) => void; removeHeader: (name: string) => void; append: (name: string, value: string) => Sent };
type Handler = (req: Given, res: Sent, next: (problem?: unknown) => void, ...more: string[]) => unknown;
type Routes = { get: (...given: unknown[]) => Routes; post: (...given: unknown[]) => Routes; use: (...given: unknown[]) => Routes; param: (names: string | string[], handler: Handler) => Routes; route: (path: string) => Routes; set: (name: string, value: unknown) => Routes };
type Express = (() => Routes) & { Router: () => Routes; json: (options?: { limit: string }) => Handler };

/** What an app built by `build` answers to each of these calls. */
async function ask(build: (app: Routes, express: Express) => void, ...calls: (string | Partial<Call>)[]): Promise<string[]> {
  const apps: { answer: (call: Call) => Promise<unknown> }[] = [];
  const express = makeExpress((app) => void apps.push(app)) as Express;
  build(express(), express);
  const said: string[] = [];
  for (const call of calls) {
    const { status, body } = (await apps[0]!.answer({ file: 'app.ts', ...(typeof call === 'string' ? { path: call } : call) })) as { status: number; body: Uint8Array };
    said.push(`${status} ${new TextDecoder().decode(body)}`);
  }
  return said;
}

const show: Handler = (req, res) => res.json({ params: req.params, path: req['path'], base: req['baseUrl'], url: req['originalUrl'] });

it('tells who waits for the end of a response, once it was sent', async () => {
  const heard: string[] = [];
  const build = (app: Routes): unknown =>
    app.use(((_req, res, next) => {
      for (const name of ['close', 'finish']) res.on(name, () => heard.push(`${name} ${res.statusCode} ${res.headersSent}`));
      next();
    }) satisfies Handler).get('/a', ((_req, res) => {
      res.status(201).send('a');
      heard.push('after send');
    }) satisfies Handler);
  assert.deepEqual(await ask(build, '/a', '/b'), ['201 a', '404 Cannot GET /b']);
  assert.deepEqual(heard, ['after send', 'finish 201 true', 'close 201 true', 'finish 404 true', 'close 404 true']);
});

it('asks what watches a parameter before the route, once, and lets it refuse', async () => {
  const heard: string[] = [];
  const build = (app: Routes): unknown =>
    app.param('id', async (req, res, next, id, name) => {
      heard.push(`${name} ${id}`);
      if (id === '13') return res.status(404).json('none');
      if (id === '14') throw Object.assign(new Error('not yours'), { status: 403 });
      req['found'] = `order ${id}`;
      next();
    }).use('/orders/:id', ((_req, _res, next) => next()) satisfies Handler).get('/orders/:id', ((req, res) => res.send(String(req['found']))) satisfies Handler);
  assert.deepEqual(await ask(build, '/orders/7', '/orders/13', '/orders/14'), ['200 order 7', '404 "none"', '403 not yours']);
  assert.deepEqual(heard, ['id 7', 'id 13', 'id 14']);
});

it('watches several parameters with one handler, each by its own name', async () => {
  const heard: string[] = [];
  const build = (app: Routes): unknown =>
    app.param(['team', 'id'], (_req, res, next, value, name) => {
      heard.push(`${name} ${value}`);
      return value === 'x/y' ? res.status(400).send('no slash') : next();
    }).get('/:team/first', ((_req, _res, next) => next()) satisfies Handler).get('/:team/:id', ((_req, res) => res.send('here')) satisfies Handler);
  assert.deepEqual(await ask(build, '/red/red', '/red/x%2Fy', '/red/first'), ['200 here', '400 no slash', '200 here']);
  assert.deepEqual(heard, ['team red', 'id red', 'team red', 'id x/y', 'team red', 'id first']);
});

it('shows a mounted router the rest of the address', async () => {
  const build = (app: Routes, express: Express): unknown => {
    const inner = express.Router().use('/deep/:at', express.Router().get('/:name', show));
    app.use('/api/:team', inner);
    inner.get('/list', show);
    return app.get(['/one', '/two'], show).get(/^\/x(\d+)$/, show).get('/files/*path', show);
  };
  assert.deepEqual((await ask(build, '/api/red/list?x=1', '/api/red/deep/4/a%20b', '/two', '/x12', '/files/a/b')).map((one) => JSON.parse(one.slice(4)) as unknown), [
    { params: { team: 'red' }, path: '/list', base: '/api/red', url: '/api/red/list?x=1' },
    { params: { team: 'red', at: '4', name: 'a b' }, path: '/a%20b', base: '/api/red/deep/4', url: '/api/red/deep/4/a%20b' },
    { params: {}, path: '/two', base: '', url: '/two' },
    { params: {}, path: '/x12', base: '', url: '/x12' },
    { params: {}, path: '/files/a/b', base: '', url: '/files/a/b' },
  ]);
});

it('reads a query, keeps to a limit of the body, chains routes and settings', async () => {
  const build = (app: Routes, express: Express): unknown => {
    app.set('trust proxy', 1);
    return app.use(express.json({ limit: '1kb' })).route('/a').get(((req, res) => res.json([req['query'], app.get('trust proxy')])) satisfies Handler).post(((_req, res) => res.send('taken')) satisfies Handler);
  };
  assert.deepEqual(await ask(build, '/a?x=1&y=2&y=3', { method: 'POST', path: '/a', json: 'x'.repeat(900) }, { method: 'POST', path: '/a', json: 'x'.repeat(1100) }), ['200 [{"x":"1","y":["2","3"]},1]', '200 taken', '413 request entity too large']);
});
