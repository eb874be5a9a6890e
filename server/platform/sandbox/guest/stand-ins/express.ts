// The small part of Express that lab code uses: routes with parameters, routers, middleware, error handlers; requests as it shows them.
import type { Call } from '../../program.ts';
import { responder, type Response } from './express-response.ts';
import type { App } from './index.ts';

type Next = (problem?: unknown) => void;
type Handler = (...given: unknown[]) => unknown;
/** `route`: one for the handlers that were given together, which `next('route')` passes over. `mount`: the beginning of the address that the handler does not get to see. `params`: what `param` was told about the router's own names. */
type Layer = { route: object; method: string | undefined; pattern: RegExp; names: string[]; mount: RegExp; handler: Handler; params: ReadonlyMap<string, Handler[]> };
/** `layers` is asked at each request: a router may get its routes after it was mounted. */
type Router = Record<string, unknown> & { layers: () => Layer[] };

const compile = (path: string | RegExp, isPrefix: boolean): { pattern: RegExp; names: string[] } => {
  if (typeof path !== 'string') return { pattern: path, names: [] };
  const names: string[] = [];
  const body = path
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\w*/g, '.*')
    .replace(/:(\w+)/g, (_whole, name: string) => {
      names.push(name);
      return '([^/]+)';
    })
    .replace(/\/$/, '');
  return { pattern: new RegExp(`^${body}${isPrefix ? '(?:/|$)' : '/?$'}`), names };
};

const isPath = (given: unknown): given is string | RegExp => typeof given === 'string' || Object.prototype.toString.call(given) === '[object RegExp]';

function makeRouter(): Router {
  const made: (() => Layer[])[] = [];
  const params = new Map<string, Handler[]>();
  const add = (method: string | undefined, isPrefix: boolean) => (...given: unknown[]): unknown => {
    const paths = [given[0]].flat().every(isPath) ? [given.shift()].flat() as (string | RegExp)[] : ['/'];
    for (const path of paths) {
      const route = {};
      const { pattern, names } = compile(path, isPrefix);
      const before = compile(path, true).pattern.source.replace(/\(\?:\\?\/\|\$\)$/, '');
      for (const handler of given.flat(9)) {
        const inner = (handler as { layers?: () => Layer[] }).layers;
        const own: Layer = { route, method, pattern, names, mount: new RegExp(isPrefix ? before : ''), handler: handler as Handler, params };
        const mounted = (layer: Layer): Layer => ({ ...layer, names: [...names, ...layer.names], pattern: new RegExp(`${before}${layer.pattern.source.replace(/^\^/, '')}`), mount: new RegExp(`${before}${layer.mount.source.replace(/^\^|^\(\?:\)$/, '')}`) });
        made.push(() => inner?.().map(mounted) ?? [own]);
      }
    }
    return router;
  };
  const methods: Record<string, Handler> = Object.fromEntries([['get', 'GET'], ['post', 'POST'], ['put', 'PUT'], ['patch', 'PATCH'], ['delete', 'DELETE'], ['options', 'OPTIONS'], ['head', 'HEAD'], ['all', undefined]].map(([name, method]) => [name, add(method, false)]));
  const router = Object.assign(() => undefined, {
    layers: () => made.flatMap((some) => some()),
    ...methods,
    use: add(undefined, true),
    param: (names: string | string[], handler: Handler) => {
      for (const name of [names].flat()) params.set(name, [...(params.get(name) ?? []), handler]);
      return router;
    },
    route: (path: string) => {
      const route: Record<string, unknown> = {};
      for (const [name, method] of Object.entries(methods)) route[name] = (...given: unknown[]) => (method(path, ...given), route);
      return route;
    },
  }) as unknown as Router;
  return router;
}

export function makeExpress(onApp: (app: App) => void): unknown {
  const express = (): unknown => {
    const made = makeRouter();
    const settings = new Map<unknown, unknown>();
    const set = (name: unknown, value: unknown): unknown => (settings.set(name, value), app);
    const addGet = made['get'] as Handler;
    const app: Router = Object.assign(made, {
      set, enable: (name: unknown) => set(name, true), disable: (name: unknown) => set(name, false),
      // With a name alone it gives back a setting.
      get: (...given: unknown[]) => (given.length === 1 ? settings.get(given[0]) : (addGet(...given), app)),
      listen: () => undefined, locals: {},
    });
    onApp({ answer: (call) => answer(app, call) });
    return app;
  };
  const passOn = (): Handler => (...given) => (given[2] as Next)();
  return Object.assign(express, { __esModule: true, default: express, Router: makeRouter, json: readJson, urlencoded: passOn, text: passOn, raw: passOn });
}

/** The body has been read already; a limit that was asked for still holds. */
const readJson = ({ limit }: { limit?: string | number } = {}): Handler => (req, _res, next) => {
  const [, count = '', unit = ''] = /^([\d.]+) *(k|m)?b?$/i.exec(String(limit ?? '')) ?? [];
  const most = count === '' ? Infinity : Number(count) * ({ k: 1024, m: 1024 ** 2 }[unit.toLowerCase()] ?? 1);
  const length = new TextEncoder().encode(JSON.stringify((req as { body?: unknown }).body) ?? '').length;
  (next as Next)(length > most ? Object.assign(new Error('request entity too large'), { status: 413, statusCode: 413, type: 'entity.too.large', limit: most, length }) : undefined);
};

async function answer(app: Router, call: Call): Promise<unknown> {
  const url = new URL(call.path ?? '/', 'http://lab.example');
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.append(name, value);
  const headers = Object.fromEntries(Object.entries(call.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  const sent: Response = { statusCode: 200, headers: {}, body: new Uint8Array(0), isSent: false };
  const ended = Promise.withResolvers<void>();
  const ip = headers['x-test-ip'] ?? '203.0.113.7';
  const req: Record<string, unknown> = {
    method: call.method ?? 'GET', path: url.pathname, url: `${url.pathname}${url.search}`, originalUrl: `${url.pathname}${url.search}`, ip, ips: [], socket: { remoteAddress: ip }, connection: { remoteAddress: ip },
    baseUrl: '', hostname: 'lab.example', protocol: 'https', secure: true, app,
    query: queryOf(url.searchParams), params: {}, headers, body: call.json,
    get: (name: string) => headers[name.toLowerCase()], header: (name: string) => headers[name.toLowerCase()],
    is: (kind: string) => call.json !== undefined && /^(application\/|\*\/)?(json|\*)$/.test(kind) && kind,
  };
  const res = responder(sent, ended.resolve);
  Object.assign(req, { res, on: res['on'], once: res['on'] });
  Object.assign(res, { req, app });
  const matching = app.layers().filter((layer) => (layer.method === undefined || layer.method === req['method']) && layer.pattern.test(url.pathname));
  await Promise.race([ended.promise, run(matching, { req, res, sent, url })]);
  return { status: sent.statusCode, type: sent.headers['content-type'] ?? '', headers: sent.headers, body: sent.body };
}

/** A name that comes twice gives a list, as the query parser of Express does. */
const queryOf = (from: URLSearchParams): Record<string, string | string[]> => Object.fromEntries([...new Set(from.keys())].map((name) => [name, from.getAll(name).length > 1 ? from.getAll(name) : from.get(name) ?? '']));

type Exchange = { req: Record<string, unknown>; res: Record<string, unknown>; sent: Response; url: URL };

/** Handlers in order, each at once when the one before it says `next`, as Express does; an error looks for the next handler that takes four arguments. Rejects when nobody takes it. */
const run = (layers: readonly Layer[], { req, res, sent, url }: Exchange): Promise<void> =>
  new Promise((done, failed) => {
    const told = new Map<string, Map<Handler, unknown>>();
    const end = (code: number, text: string): void => {
      (res['status'] as (code: number) => { send: (text: string) => void })(code).send(text);
      done();
    };
    /** Calls one handler; `go` hears once of how it went on. */
    const call = (handler: Handler, given: readonly unknown[], go: (problem: unknown) => void): void => {
      let isOver = false;
      const next: Next = (problem) => {
        if (isOver) return;
        isOver = true;
        go(problem === null ? undefined : problem);
      };
      try {
        const made = handler(...given.map((one) => (one === NEXT ? next : one)));
        // An async handler that neither answers nor calls next is waited for until it does.
        void Promise.resolve(made).then(undefined, (thrown: unknown) => next(thrown ?? new Error('rejected')));
      } catch (thrown) {
        next(thrown ?? new Error('thrown'));
      }
    };
    const go = (from: number, problem: unknown): void => {
      if (sent.isSent) return done();
      const at = layers.findIndex(({ handler }, place) => place >= from && (handler.length === 4) === (problem !== undefined));
      const layer = layers[at];
      if (layer === undefined && problem === undefined) return end(404, `Cannot ${String(req['method'])} ${url.pathname}`);
      const status = (problem as { status?: unknown } | undefined)?.status;
      if (layer === undefined && typeof status === 'number' && status >= 400 && status < 500) return end(status, (problem as Error).message);
      if (layer === undefined) return failed(problem);
      const on = (given: unknown): void => {
        if (given !== 'route') return go(at + 1, given);
        const rest = layers.findIndex(({ route }, place) => place > at && route !== layer.route);
        go(rest === -1 ? layers.length : rest, undefined);
      };
      try {
        see(req, layer, url);
      } catch (thrown) {
        return on(thrown);
      }
      if (problem !== undefined) return call(layer.handler, [problem, req, res, NEXT], on);
      // What watches a parameter goes first, once for each value.
      const params = req['params'] as Record<string, string>;
      const watching = layer.names.flatMap((name) => (layer.params.get(name) ?? []).map((handler) => ({ handler, name, value: params[name] }))).filter(({ handler, name, value }) => told.get(name)?.get(handler) !== value);
      const watch = (place: number): void => {
        const one = watching[place];
        if (one === undefined) return call(layer.handler, [req, res, NEXT], on);
        told.set(one.name, (told.get(one.name) ?? new Map<Handler, unknown>()).set(one.handler, one.value));
        call(one.handler, [req, res, NEXT, one.value, one.name], (given) => (given !== undefined ? on(given) : sent.isSent ? done() : watch(place + 1)));
      };
      watch(0);
    };
    go(0, undefined);
  });

/** Stands for `next` among the arguments of a handler. */
const NEXT = Symbol('next');

/** The request as this handler sees it: its parameters, and an address without what its router is mounted at. */
function see(req: Record<string, unknown>, { pattern, names, mount }: Layer, url: URL): void {
  const found = pattern.exec(url.pathname);
  req['params'] = Object.fromEntries(names.map((name, place) => [name, decodeURIComponent(found?.[place + 1] ?? '')]));
  const base = mount.exec(url.pathname)?.[0] ?? '';
  req['baseUrl'] = base;
  req['path'] = url.pathname.slice(base.length) || '/';
  req['url'] = `${String(req['path'])}${url.search}`;
}
