// A capability's routes.ts pairs each key of its contract with who may call it and the verb to call.
import type { Ctx, Role, Scope } from '../context.ts';
import type { Contract, Endpoint, Input, Method, Output, RouteKey } from './contract.ts';
import type { StreamReply } from './stream.ts';

/** Default deny: a route that names nobody cannot be written. `person` is anyone signed in. */
export type Allow = 'anyone' | 'person' | readonly Role[];

/** What the command line's token must be for to come in here; `any` takes every one. Without it a token is refused, whoever `allow` names. */
export type TakesScope = Scope | 'any';

export type CookieChange = { name: string; value: string; maxAgeSeconds: number };

/** What HTTP alone knows. Addresses are for rate limits and never stored. */
export type HttpSide = {
  address: string;
  /** The browser runs on this machine and no proxy stands between. */
  isLocal: boolean;
  loginToken: string | undefined;
  /** Of a program: what stands behind `Authorization: Bearer`. */
  bearer: string | undefined;
  /** A header by its lower-case name, for programs that sign what they send. */
  header(name: string): string | undefined;
  /** Of a browser somebody signed in with before. */
  deviceToken: string | undefined;
  setCookie(change: CookieChange): void;
};

export class FileReply {
  readonly name: string;
  readonly type: string;
  readonly body: string | ReadableStream<Uint8Array>;
  constructor(name: string, type: string, body: string | ReadableStream<Uint8Array>) {
    this.name = name;
    this.type = type;
    this.body = body;
  }
}

type Given<E extends Endpoint> = { params: Output<E['params']>; query: Output<E['query']>; body: Output<E['body']> };
type Reply<E extends Endpoint> = E['reply'] extends 'file' ? FileReply : E['reply'] extends 'stream' ? StreamReply : Input<E['reply']>;

export type Handler<E extends Endpoint> = {
  allow: Allow;
  scope?: TakesScope;
  /** The key of the live work this is about: only the process that owns it handles the request, others hand it on. Throws like a verb. */
  owner?(ctx: Ctx, given: Given<E>): string | Promise<string>;
  handle(ctx: Ctx, given: Given<E>, http: HttpSide): Promise<Reply<E>>;
};

export type Route = {
  key: string;
  method: Method;
  path: string;
  endpoint: Endpoint;
  allow: Allow;
  scope?: TakesScope;
  owner?(ctx: Ctx, given: { params: unknown; query: unknown; body: unknown }): string | Promise<string>;
  handle(ctx: Ctx, given: { params: unknown; query: unknown; body: unknown }, http: HttpSide): Promise<unknown>;
};

type Handlers<C extends Contract> = { [K in keyof C & RouteKey]: Handler<C[K]> };

export const routesOf = <C extends Contract>(contract: C, handlers: Handlers<C>): Route[] =>
  (Object.keys(handlers) as (keyof C & RouteKey)[]).map((key) => {
    const [method, path] = key.split(' ') as [Method, string];
    // Typed by its own endpoint above; from here on the edge checks values against the schemas.
    const { allow, scope, owner, handle } = handlers[key] as unknown as Pick<Route, 'allow' | 'scope' | 'owner' | 'handle'>;
    return { key, method, path, endpoint: contract[key], allow, handle, ...(scope !== undefined && { scope }), ...(owner !== undefined && { owner }) };
  });
