// For tests of the arena: a product with its challenges, and players who ask over HTTP.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { aLogin, anOrganisation, type AnyPerson, aPerson } from '../../test/factories.ts';
import { startTestServer, type TestServer } from '../../test/server.ts';
import type { Role } from '../platform/context.ts';
import type { Sandbox } from '../platform/sandbox/sandbox.ts';
import { flagOf } from './flags.ts';
import { seasonOf } from './rules.ts';
import type { Conversation, Level, LevelName, Message, Verdict } from './schemas.ts';
import { serverKey } from './server-key.ts';

export const SLUG = 'customer-service';

export type Player = AnyPerson & {
  cookie: string;
  /** Throws unless the status is as expected. */
  ask<T = Record<string, unknown>>(method: string, path: string, body?: unknown, status?: number): Promise<T>;
  level(level: LevelName, event?: string | null, slug?: string): Promise<Level>;
  begin(level: LevelName, event?: string | null, slug?: string): Promise<Conversation>;
  say(conversation: string, text: string, status?: number, id?: string): Promise<Message>;
  guess(level: LevelName, flag: string, event?: string | null, slug?: string): Promise<{ verdict: Verdict; points: number }>;
  /** What nobody but the server knows. */
  flag(level: LevelName, round?: string, slug?: string): Promise<string>;
};

export const playerOf = (server: Pick<TestServer, 'app' | 'ctx'>, person: AnyPerson, cookie: string): Player => {
  const ask = async <T>(method: string, path: string, body?: unknown, status = 200): Promise<T> => {
    const reply = await server.app.request(`http://localhost:3000${path}`, { method, headers: { cookie, host: 'localhost:3000' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await reply.text();
    assert.equal(reply.status, status, `${method} ${path}: ${text.slice(0, 400)}`);
    return JSON.parse(text) as T;
  };
  const at = (slug: string, level: string): string => `/api/arena/challenges/${slug}/${level}`;
  return {
    ...person,
    cookie,
    ask,
    level: (level, event = null, slug = SLUG) => ask('GET', `${at(slug, level)}${event === null ? '' : `?event=${event}`}`),
    begin: (level, event = null, slug = SLUG) => ask('POST', `${at(slug, level)}/conversations`, { event }),
    say: (conversation, text, status = 200, id = randomUUID()) => ask('POST', `/api/arena/conversations/${conversation}/messages`, { id, text }, status),
    guess: (level, flag, event = null, slug = SLUG) => ask('POST', `${at(slug, level)}/guesses`, { flag, event }),
    flag: async (level, round = seasonOf(server.ctx.now()), slug = SLUG) => flagOf(await serverKey(server.ctx), { round, challenge: slug, level, subject: person.subject }),
  };
};

/** Must be made while the file loads, so that its database lives as long as the file's tests. */
export const arenaHouse = async (environment: Record<string, string> = {}, sandbox?: Sandbox) => {
  const server = await startTestServer(environment, sandbox);
  const { ctx } = server;
  await anOrganisation(ctx);
  const someone = async (...roles: Role[]): Promise<Player> => {
    const person = await aPerson(ctx, { roles });
    return playerOf(server, person, (await aLogin(ctx, person)).cookie);
  };
  const count = async (query: string, ...values: unknown[]): Promise<number> => (await ctx.pool.query<{ count: number }>(`select count(*)::int as count from ${query}`, values)).rows[0]!.count;
  return { ...server, someone, count };
};
