// The small part of Express that lab code uses: routes with parameters, middleware, error handlers, request and response.
import type { Call } from '../../program.ts';
import { asText } from '../../host/read-args.ts';
import type { App } from './index.ts';

type Next = (problem?: unknown) => void;
type Handler = (...given: unknown[]) => unknown;
type Layer = { method: string | undefined; pattern: RegExp; names: string[]; isPrefix: boolean; handler: Handler };

const compile = (path: string, isPrefix: boolean): { pattern: RegExp; names: string[] } => {
  const names: string[] = [];
  const body = path
    .replace(/[.+*?^${}()|[\]\\]/g, '\\$&')
    .replace(/:(\w+)/g, (_whole, name: string) => {
      names.push(name);
      return '([^/]+)';
    })
    .replace(/\/$/, '');
  return { pattern: new RegExp(`^${body}${isPrefix ? '(?:/|$)' : '/?$'}`), names };
};

export function makeExpress(onApp: (app: App) => void): unknown {
  const makeRouter = (): Record<string, unknown> & { layers: Layer[] } => {
    const layers: Layer[] = [];
    const add = (method: string | undefined, isPrefix: boolean) => (...given: unknown[]): unknown => {
      const path = typeof given[0] === 'string' ? given.shift() as string : '/';
      for (const handler of given.flat()) {
        const inner = (handler as { layers?: Layer[] }).layers;
        if (inner !== undefined) for (const layer of inner) layers.push({ ...layer, pattern: new RegExp(`^${path.replace(/\/$/, '')}${layer.pattern.source.slice(1)}`) });
        else layers.push({ method, ...compile(path, isPrefix), isPrefix, handler: handler as Handler });
      }
      return router;
    };
    const router = Object.assign(() => undefined, {
      layers,
      get: add('GET', false), post: add('POST', false), put: add('PUT', false), delete: add('DELETE', false), all: add(undefined, false), use: add(undefined, true),
    }) as unknown as Record<string, unknown> & { layers: Layer[] };
    return router;
  };
  const express = (): unknown => {
    const app = Object.assign(makeRouter(), { set: () => app, disable: () => app, listen: () => undefined, locals: {} });
    onApp({ answer: (call) => answer(app.layers, call) });
    return app;
  };
  const passOn = (): Handler => (...given) => (given[2] as Next)();
  return Object.assign(express, { __esModule: true, default: express, Router: makeRouter, json: passOn, urlencoded: passOn, text: passOn });
}

type Response = { statusCode: number; headers: Record<string, string>; body: Uint8Array; isSent: boolean };

async function answer(layers: readonly Layer[], call: Call): Promise<unknown> {
  const url = new URL(call.path ?? '/', 'http://lab.example');
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.append(name, value);
  const headers = Object.fromEntries(Object.entries(call.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  const sent: Response = { statusCode: 200, headers: {}, body: new Uint8Array(0), isSent: false };
  const ended = Promise.withResolvers<void>();
  const req: Record<string, unknown> = {
    method: call.method ?? 'GET', path: url.pathname, url: `${url.pathname}${url.search}`, originalUrl: `${url.pathname}${url.search}`, ip: headers['x-test-ip'] ?? '203.0.113.7',
    query: Object.fromEntries(url.searchParams), params: {}, headers, body: call.json,
    get: (name: string) => headers[name.toLowerCase()], header: (name: string) => headers[name.toLowerCase()],
  };
  const res = responder(sent, ended.resolve);
  const matching = layers.filter((layer) => (layer.method === undefined || layer.method === req['method']) && layer.pattern.test(url.pathname));
  await Promise.race([ended.promise, run(matching, req, res, sent)]);
  return { status: sent.statusCode, type: sent.headers['content-type'] ?? '', headers: sent.headers, body: sent.body };
}

/** Handlers in order, each at once when the one before it says `next`, as Express does; an error looks for the next handler that takes four arguments. Rejects when nobody takes it. */
const run = (layers: readonly Layer[], req: Record<string, unknown>, res: Record<string, unknown>, sent: Response): Promise<void> =>
  new Promise((done, failed) => {
    const go = (from: number, problem: unknown): void => {
      if (sent.isSent) return done();
      const at = layers.findIndex(({ handler }, place) => place >= from && (handler.length === 4) === (problem !== undefined));
      const layer = layers[at];
      if (layer === undefined && problem !== undefined) return failed(problem);
      if (layer === undefined) {
        (res['status'] as (code: number) => { send: (text: string) => void })(404).send(`Cannot ${String(req['method'])} ${String(req['path'])}`);
        return done();
      }
      let isOver = false;
      const next: Next = (given) => {
        if (isOver) return;
        isOver = true;
        go(at + 1, given);
      };
      try {
        const found = layer.pattern.exec(String(req['path']));
        req['params'] = Object.fromEntries(layer.names.map((name, place) => [name, decodeURIComponent(found?.[place + 1] ?? '')]));
        const made = problem === undefined ? layer.handler(req, res, next) : layer.handler(problem, req, res, next);
        // An async handler that neither answers nor calls next is waited for until it does.
        void Promise.resolve(made).then(undefined, (thrown: unknown) => next(thrown ?? new Error('rejected')));
      } catch (thrown) {
        next(thrown ?? new Error('thrown'));
      }
    };
    go(0, undefined);
  });

function responder(sent: Response, ended: () => void): Record<string, unknown> {
  const finish = (body: unknown, type: string): void => {
    if (sent.isSent) throw new Error('Cannot set headers after they are sent to the client');
    sent.isSent = true;
    sent.headers['content-type'] ??= type;
    sent.body = body !== null && typeof body === 'object' && Object.prototype.toString.call(body) === '[object Uint8Array]' ? (body as Uint8Array) : new TextEncoder().encode(asText(body));
    ended();
  };
  const set = (name: unknown, value?: unknown): unknown => {
    const pairs = typeof name === 'string' ? [[name, value]] : Object.entries(name as object);
    for (const [key, one] of pairs) sent.headers[String(key).toLowerCase()] = String(one);
    return res;
  };
  const res: Record<string, unknown> = {
    locals: {},
    set, header: set, setHeader: set,
    get: (name: string) => sent.headers[name.toLowerCase()],
    type: (type: string) => set('content-type', type === 'html' ? 'text/html; charset=utf-8' : type === 'text' ? 'text/plain; charset=utf-8' : type),
    status: (code: number) => {
      sent.statusCode = code;
      return res;
    },
    json: (value: unknown) => finish(JSON.stringify(value) ?? '', 'application/json; charset=utf-8'),
    send: (value: unknown) => (value !== null && typeof value === 'object' && Object.prototype.toString.call(value) !== '[object Uint8Array]' ? finish(JSON.stringify(value), 'application/json; charset=utf-8') : finish(value, 'text/html; charset=utf-8')),
    // As Node's own: without a type, unless the program has said one.
    end: (value?: unknown) => finish(value, ''),
    sendStatus: (code: number) => {
      sent.statusCode = code;
      finish(String(code), 'text/plain; charset=utf-8');
    },
    redirect: (...given: unknown[]) => {
      sent.statusCode = typeof given[0] === 'number' ? given[0] : 302;
      set('location', given.at(-1));
      finish('', 'text/plain; charset=utf-8');
    },
  };
  Object.defineProperty(res, 'headersSent', { get: () => sent.isSent });
  Object.defineProperty(res, 'statusCode', { get: () => sent.statusCode, set: (code: number) => { sent.statusCode = code; } });
  return res;
}
