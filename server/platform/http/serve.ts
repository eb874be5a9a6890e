// The HTTP edge: default deny, same-origin writes, one ctx per request, errors mapped once.
import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { type Ctx, hasRole, type Viewer } from '../context.ts';
import { invalid, notAllowed, notFound } from '../errors.ts';
import { clientAddress, isLocalRequest, isUnnamedProxy } from './address.ts';
import { readCommandToken } from './command-token.ts';
import { cookieLines, cookieName, DEVICE_COOKIE, LOGIN_COOKIE, readCookie } from './cookies.ts';
import { handedOn } from './hand-on.ts';
import { openApi } from './openapi.ts';
import { readRequest } from './read-request.ts';
import { refuse } from './refuse.ts';
import { type WriteCeiling, writeCeiling } from './write-ceiling.ts';
import { FileReply, type HttpSide, type Route } from './route.ts';
import { headOfStream, StreamReply, streamed } from './stream.ts';

export type Identify = (token: string) => Promise<Viewer>;
type Env = { Bindings: { incoming?: IncomingMessage } };

/** `ctx` is the server's own; each request gets a copy with its viewer. */
export const serveRoutes = (ctx: Ctx, routes: readonly Route[], identify: Identify): Hono<Env> => {
  const app = new Hono<Env>();
  const ceiling = writeCeiling(ctx.config.writesPerMinute);
  const [forPages, forPrograms, forTypeScript] = [PAGE_POLICY, PROGRAM_POLICY, TYPESCRIPT_POLICY].map(securityHeaders) as [Secure, Secure, Secure];
  app.use((c, next) => (!/^\/assets\/(pyodide|scanner)\//.test(c.req.path) ? forPages : c.req.path.endsWith('/typescript-worker.js') ? forTypeScript : forPrograms)(c, next));
  app.use((c, next) => (hasOneHost(c) ? next() : Promise.resolve(refuse(invalid('This request names two hosts, and which one is meant nobody can tell. Send one Host header.'), true, ctx.log, 'two hosts'))));
  let hasWarned = false;
  app.use('/api/*', (c, next) => {
    const incoming = c.env?.incoming;
    if (!hasWarned && incoming !== undefined && isUnnamedProxy(incoming, ctx.config.trustedProxies)) {
      hasWarned = true;
      ctx.log.problem('a proxy in front is not named', { says: 'Everybody behind it counts as one address. Name it in TRUSTED_PROXIES.' });
    }
    return next();
  });
  for (const route of routes) {
    app.on(route.method, route.path, (c) => answer(c, ctx, { route, identify, ceiling }));
  }
  let described: string | undefined;
  // Made once: forty milliseconds for whoever asks, without a login, are many.
  app.get('/api/openapi.json', (c) => c.body((described ??= JSON.stringify(openApi(routes))), 200, { 'content-type': 'application/json', 'cache-control': 'no-store' }));
  app.all('/api/*', () => refuse(notFound('There is nothing at this address.'), true, ctx.log, 'no route'));
  // Never the address itself in a log: that of a link is a secret.
  app.onError((error) => refuse(error, true, ctx.log, 'outside a route'));
  return app;
};

/** Node keeps the first of two, a proxy in front may go by the last: RFC 9112, 3.2 wants neither believed. */
const hasOneHost = (c: Context<Env>): boolean => (c.env?.incoming?.rawHeaders ?? []).filter((name, at) => at % 2 === 0 && name.length === 4 && name.toLowerCase() === 'host').length <= 1;

type Policy = NonNullable<NonNullable<Parameters<typeof secureHeaders>[0]>['contentSecurityPolicy']>;

const PAGE_POLICY: Policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  manifestSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
};

// A worker takes its policy from its own file's header: what runs a learner's program may not talk to anyone.
const PROGRAM_POLICY: Policy = { defaultSrc: ["'none'"], scriptSrc: ["'self'", "'wasm-unsafe-eval'"], connectSrc: ["'none'"] };
// Evaluating what somebody wrote is what this one worker is for; it has no page, no network and nothing to take. Not even
// 'self': `import('/api/…')` and `new Worker('/api/…')` are requests with a cookie, and it is one file that imports nothing.
const TYPESCRIPT_POLICY: Policy = { defaultSrc: ["'none'"], scriptSrc: ["'unsafe-eval'"], connectSrc: ["'none'"], workerSrc: ["'none'"] };

type Secure = ReturnType<typeof securityHeaders>;

const securityHeaders = (contentSecurityPolicy: Policy) =>
  secureHeaders({
    contentSecurityPolicy,
    referrerPolicy: 'no-referrer',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    // Set by whoever terminates TLS: over plain http on a laptop it would lock people out.
    strictTransportSecurity: false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });

type Edge = { route: Route; identify: Identify; ceiling: WriteCeiling };

const answer = async (c: Context<Env>, server: Ctx, { route, identify, ceiling }: Edge): Promise<Response> => {
  let isSignedIn = false;
  try {
    const loginToken = readCookie(c.req.header('cookie'), cookieName(LOGIN_COOKIE, isHttpsAt(server)));
    const commandToken = readCommandToken(c.req.header('authorization'));
    // With both, the one that opens less counts.
    const token = commandToken ?? loginToken;
    const viewer: Viewer = token === undefined ? { is: 'nobody' } : await identify(token);
    if (commandToken !== undefined && viewer.is !== 'person') throw notAllowed('This sign-in of the command line has ended. Run `beforetab login` again.');
    isSignedIn = viewer.is === 'person';
    const ctx: Ctx = { ...server, viewer };
    // A page says whose it is: another tab may have signed somebody else in since. 401, so that it asks who goes on; anybody may sign in.
    const meant = c.req.header('x-beforetab-person');
    if (meant !== undefined && viewer.is === 'person' && viewer.personId !== meant && (route.method === 'GET' || route.allow !== 'anyone')) {
      isSignedIn = false;
      throw notAllowed('Somebody else is signed in in this browser now. Nothing was changed.');
    }
    if (route.method !== 'GET') mustBeSameOrigin(c, server);
    mustBeAllowed(ctx, route);
    // Before the body is read: who is over the ceiling makes no more work than this.
    const writer = route.method !== 'GET' && viewer.is === 'person' ? viewer.personId : undefined;
    if (writer !== undefined) ceiling.begin(writer, ctx.now());
    const given = await readRequest(c, route.endpoint);
    if (writer !== undefined) ceiling.sent(writer, given.bytes);
    const elsewhere = route.owner === undefined ? undefined : await handedOn(c, ctx, await route.owner(ctx, given), given.body);
    if (elsewhere !== undefined) return elsewhere;
    const cookies: string[] = [];
    const reply = await route.handle(ctx, given, httpSide(c, server, loginToken, cookies));
    if (reply instanceof StreamReply && c.req.method === 'HEAD') return headOfStream();
    if (reply instanceof StreamReply) return streamed(reply, { log: server.log, whose: viewer.is === 'person' ? viewer.personId : viewer.is, isStillAllowed: async () => isAllowed({ viewer: await identify(token ?? '') }, viewer, route) });
    return present(reply, route, server, cookies);
  } catch (error) {
    return refuse(error, isSignedIn, server.log, route.key);
  }
};

const mustBeAllowed = (ctx: Ctx, { allow, scope }: Route): void => {
  if (!takesScopes(ctx.viewer, scope)) throw notAllowed('The command line was not allowed this. Run `beforetab login` with the scope it needs, or do it in the browser.');
  if (allow === 'anyone') return;
  if (ctx.viewer.is !== 'person') throw notAllowed('Sign in first.');
  if (allow !== 'person' && !hasRole(ctx, ...allow)) throw notAllowed();
};

/** Who signed in by browser may come in everywhere that `allow` names; a token only where its scope is taken. */
const takesScopes = (viewer: Viewer, scope: Route['scope']): boolean =>
  viewer.is !== 'person' || viewer.scopes === undefined || scope === 'any' || (scope !== undefined && viewer.scopes.has(scope));

/** A stream outlives its request: the login may be revoked meanwhile, or the role be taken. */
const isAllowed = ({ viewer: now }: Pick<Ctx, 'viewer'>, then: Viewer, { allow, scope }: Route): boolean => {
  if (!takesScopes(now, scope)) return false;
  if (allow === 'anyone') return true;
  if (now.is !== 'person' || then.is !== 'person' || now.personId !== then.personId) return false;
  return allow === 'person' || hasRole({ viewer: now }, ...allow);
};

// Second lock behind SameSite=Strict. Clients that are not browsers send neither header, and no cookie by accident.
const mustBeSameOrigin = (c: Context, { config }: Ctx): void => {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw notAllowed('This request came from another site.');
  const origin = c.req.header('origin');
  if (origin === undefined || origin === new URL(config.publicUrl).origin) return;
  const host = URL.canParse(origin) ? new URL(origin).host : undefined;
  if (host !== c.req.header('host')) throw notAllowed('This request came from another site.');
};

const isHttpsAt = ({ config }: Pick<Ctx, 'config'>): boolean => config.publicUrl.startsWith('https:');

const httpSide = (c: Context<Env>, { config }: Ctx, loginToken: string | undefined, cookies: string[]): HttpSide => {
  const incoming = c.env?.incoming;
  const isHttps = isHttpsAt({ config });
  return {
    address: clientAddress(incoming?.socket.remoteAddress ?? '127.0.0.1', c.req.header('x-forwarded-for'), config.trustedProxies),
    // Without a connection only tests ask.
    isLocal: incoming === undefined ? config.isTest : isLocalRequest(incoming, config),
    loginToken,
    header: (name) => c.req.header(name),
    bearer: /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1],
    deviceToken: readCookie(c.req.header('cookie'), cookieName(DEVICE_COOKIE, isHttps)),
    setCookie: (change) => void cookies.push(...cookieLines(change, isHttps)),
  };
};

const present = (reply: unknown, route: Route, { config }: Ctx, cookies: string[]): Response => {
  const headers = new Headers({ 'cache-control': 'no-store' });
  for (const line of cookies) headers.append('set-cookie', line);
  if (reply instanceof FileReply) {
    headers.set('content-type', reply.type);
    headers.set('content-disposition', `attachment; filename="${reply.name.replace(/[^\w.-]/g, '_')}"`);
    return new Response(reply.body, { headers });
  }
  if (config.isTest && typeof route.endpoint.reply !== 'string') mustMatch(route.endpoint.reply, reply, route.key);
  return Response.json(reply ?? null, { headers });
};

// In tests a reply that says more or other than its schema is a bug; at run time it costs nothing.
const mustMatch = (schema: z.ZodType, reply: unknown, key: string): void => {
  const plain: unknown = JSON.parse(JSON.stringify(reply ?? null));
  const parsed = schema.safeParse(plain);
  if (!parsed.success) throw new Error(`${key} replied against its schema: ${z.prettifyError(parsed.error)}`);
};
