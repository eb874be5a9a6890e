// Asks a code host's API: guarded address, one page at a time, and no further once the host says that it is enough.
import { PlannedError, unavailable } from '../errors.ts';
import { EndlessReply, guardedFetch } from '../model/guarded-fetch.ts';
import type { HostKind } from './code-host.ts';

export type HostAccess = { kind: HostKind; baseUrl: string; token: string; allowsLoopback: boolean };
export type Page = { items: unknown; hasMore: boolean };

/** The host asks for rest until then. */
export class MustRest extends Error {
  readonly until: Date;
  constructor(until: Date) {
    super('the code host asks for rest');
    this.name = 'MustRest';
    this.until = until;
  }
}

/** Not there, or not for this token: going on with the next thing is right. */
export class NotThere extends Error {}

/** The token is good for less than this. */
export class TokenRefused extends PlannedError {
  constructor() {
    super('Unavailable', 'The code host refuses the token. Make a new one that may read this repository, and save it here.');
  }
}

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 32 * 1024 * 1024;
/** A little is left for whoever else uses the token. */
const LEFT_OVER = 10;
const LONGEST_REST_MS = 3_600_000;
const HEADERS = ['link', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'ratelimit-remaining', 'ratelimit-reset', 'x-next-page'];

const credentials = ({ kind, token }: HostAccess): Record<string, string> =>
  kind === 'github' ? { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' } : { 'private-token': token, accept: 'application/json' };

const send = async (access: HostAccess, path: string, init: RequestInit, now: Date, mostBytes = MOST_BYTES): Promise<Response> => {
  const ask = guardedFetch({ allowsLoopback: access.allowsLoopback, mostBytes, keepHeaders: HEADERS });
  const url = `${access.baseUrl.replace(/\/+$/, '')}${path}`;
  const reply = await ask(url, { ...init, headers: { ...credentials(access), 'user-agent': 'BeforeTab', ...init.headers }, signal: AbortSignal.timeout(TIMEOUT_MS) });
  const until = restUntil(reply, now);
  if (reply.status === 429 || (reply.status === 403 && until !== undefined)) throw new MustRest(until ?? new Date(now.getTime() + 60_000));
  if (reply.status === 404 || reply.status === 410) throw new NotThere(path);
  if (reply.status === 401 || reply.status === 403) throw new TokenRefused();
  if (!reply.ok) throw unavailable(`The code host answered ${reply.status}. Try again later.`);
  return reply;
};

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api; GitLab sends the same without "x-". */
const restUntil = ({ headers }: Response, now: Date): Date | undefined => {
  const retry = Number(headers.get('retry-after') ?? Number.NaN);
  const bounded = (ms: number): Date => new Date(now.getTime() + Math.min(Math.max(ms, 1_000), LONGEST_REST_MS));
  if (Number.isFinite(retry)) return bounded(retry * 1_000);
  const left = headers.get('x-ratelimit-remaining') ?? headers.get('ratelimit-remaining');
  const reset = Number(headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset') ?? Number.NaN);
  return left !== null && Number(left) <= 0 && Number.isFinite(reset) ? bounded(reset * 1_000 - now.getTime()) : undefined;
};

const isNearlyOut = ({ headers }: Response): boolean => Number(headers.get('x-ratelimit-remaining') ?? headers.get('ratelimit-remaining') ?? LEFT_OVER + 1) <= LEFT_OVER;

/** One page of a list; throws MustRest before the limit is gone rather than after. */
export const askPage = async (access: HostAccess, path: string, page: number, now: Date): Promise<Page & { restUntil: Date | undefined }> => {
  const reply = await send(access, `${path}${path.includes('?') ? '&' : '?'}per_page=100&page=${page}`, {}, now);
  const items: unknown = await reply.json();
  const hasMore = /<[^<>]+>;\s*rel="next"/.test(reply.headers.get('link') ?? '') || (reply.headers.get('x-next-page') ?? '') !== '';
  const reset = Number(reply.headers.get('x-ratelimit-reset') ?? reply.headers.get('ratelimit-reset') ?? Number.NaN);
  const until = isNearlyOut(reply) && Number.isFinite(reset) ? new Date(Math.min(reset * 1_000, now.getTime() + LONGEST_REST_MS)) : undefined;
  return { items, hasMore, restUntil: until };
};

/** All pages of a short list, at most so many. */
export const askAll = async (access: HostAccess, path: string, mostPages: number, now: Date): Promise<unknown[]> => {
  const all: unknown[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { items, hasMore } = await askPage(access, path, page, now);
    if (Array.isArray(items)) all.push(...(items as unknown[]));
    if (!hasMore) break;
  }
  return all;
};

export const askOne = async (access: HostAccess, path: string, now: Date): Promise<unknown> => (await send(access, path, {}, now)).json();

/** Undefined for what is not there, or larger than asked for. */
export const askIfThere = async (access: HostAccess, path: string, mostBytes: number, now: Date): Promise<unknown> => {
  try {
    return await (await send(access, path, {}, now, mostBytes)).json();
  } catch (error) {
    if (error instanceof NotThere || error instanceof EndlessReply) return undefined;
    throw error;
  }
};

export const postTo = async (access: HostAccess, path: string, body: object, now: Date): Promise<unknown> =>
  (await send(access, path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }, now)).json();
