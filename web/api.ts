// The browser's side of the API: typed by the contracts of the server, errors in the product's words.
import { type QueryClient, type UseQueryOptions, type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { arenaContract } from '../server/arena/schemas.ts';
import type { curriculumContract } from '../server/curriculum/schemas.ts';
import type { effectivenessContract } from '../server/effectiveness/contract.ts';
import type { labsContract } from '../server/labs/contract.ts';
import type { learningContract } from '../server/learning/schemas.ts';
import type { deviceContract } from '../server/people/device/schemas.ts';
import type { peopleContract } from '../server/people/schemas.ts';
import type { Endpoint } from '../server/platform/http/contract.ts';
import type { ErrorBody } from '../server/platform/http/refuse.ts';
import type { programmeContract } from '../server/programme/schemas.ts';
import type { alertsContract } from '../server/signals/alerts/contract.ts';
import type { receiveContract, signalsContract } from '../server/signals/contract.ts';
import type { loopContract } from '../server/signals/loop/contract.ts';
import type { codeHostContract } from '../server/signals/pull-requests/contract.ts';
import { t } from './ui/messages.ts';

/** A capability's contract joins here, by one import and one word. */
type Api = typeof peopleContract & typeof deviceContract & typeof curriculumContract & typeof learningContract & typeof labsContract & typeof arenaContract & typeof effectivenessContract & typeof programmeContract & typeof signalsContract & typeof receiveContract & typeof codeHostContract & typeof alertsContract & typeof loopContract;

export type ApiKey = keyof Api;
export type ReadKey = Extract<ApiKey, `GET ${string}`>;
export type SendKey = Exclude<ApiKey, ReadKey>;

type In<Of> = Of extends z.ZodType ? z.input<Of> : never;
type Part<Of, Name extends keyof Endpoint> = Of extends Record<Name, infer Schema> ? (Record<string, never> extends In<Schema> ? { [K in Name]?: In<Schema> } : { [K in Name]: In<Schema> }) : { [K in Name]?: undefined };
/** What a call needs: `params` of the address, `query` and `body`, each only where the contract names it. */
export type Given<Key extends ApiKey> = Part<Api[Key], 'params'> & Part<Api[Key], 'query'> & Part<Api[Key], 'body'>;
/** Files are not fetched: link to `apiUrl(key, given)`. */
export type Reply<Key extends ApiKey> = Api[Key] extends { reply: infer Schema } ? (Schema extends z.ZodType ? z.output<Schema> : never) : never;
type GivenArgs<Key extends ApiKey> = Record<string, never> extends Given<Key> ? [given?: Given<Key>] : [given: Given<Key>];

type AnyGiven = { params?: object; query?: object; body?: unknown };

/** Thrown by every call that does not succeed; `message` is what to show. */
export class ApiError extends Error {
  readonly kind: ErrorBody['error']['kind'];
  readonly status: number;
  readonly id: string | undefined;
  readonly fields: readonly { path: string; says: string }[];
  readonly #beside = new Set<string>();

  constructor(status: number, { kind, says, id, fields }: ErrorBody['error']) {
    super(says);
    this.name = 'ApiError';
    this.kind = kind;
    this.status = status;
    this.id = id;
    this.fields = fields ?? [];
  }

  /** What is wrong with one field of the form, or with a part of it, to be shown beside it. */
  at(path: string): string | undefined {
    this.#beside.add(path);
    return this.fields.find((field) => isWithin(field.path, path))?.says;
  }

  /** Whether the form has asked for every mistake by its field: a notice that said them again would do so by the names of the API. */
  get isBeside(): boolean {
    return this.fields.length > 0 && this.fields.every(({ path }) => [...this.#beside].some((asked) => isWithin(path, asked)));
  }
}

const isWithin = (path: string, whole: string): boolean => path === whole || path.startsWith(`${whole}.`);

/** The address of a call, for links to files and for event streams. */
export const apiUrl = <Key extends ApiKey>(key: Key, ...given: GivenArgs<Key>): string => addressOf(key, ...given);

const addressOf = (key: string, { params = {}, query = {} }: AnyGiven = {}): string => {
  const values = params as Record<string, unknown>;
  const path = key.slice(key.indexOf(' ') + 1).replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(String(values[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  return search.size === 0 ? path : `${path}?${search}`;
};

const isErrorBody = (value: unknown): value is ErrorBody =>
  typeof value === 'object' && value !== null && 'error' in value && typeof (value as ErrorBody).error?.says === 'string';

/** Somebody signed out learns it from whatever they ask next; the shell decides where they go. `wasSending`: they may have typed what they would lose. */
let onSignedOut: (wasSending: boolean) => void = () => undefined;
export const whenSignedOut = (then: (wasSending: boolean) => void): void => void (onSignedOut = then);

/** Whose page this is. Said with every call: another tab may sign somebody else in, and what is typed here is not theirs. */
let whose: string | undefined;
const SIGN_OUT = 'DELETE /api/logins/current';
const SAYS_WHO: ReadonlySet<string> = new Set<ApiKey>(['GET /api/me', 'POST /api/set-up', 'POST /api/logins', 'POST /api/links/use']);

/** Calls the API with the login cookie of this origin; throws ApiError. */
export const api = async <Key extends ApiKey>(key: Key, ...given: GivenArgs<Key>): Promise<Reply<Key>> => {
  const response = await send(key, (given as readonly AnyGiven[])[0]);
  const said: unknown = await response.json().catch(() => undefined);
  if (!response.ok || said === undefined) throw refusal(key, response, said);
  if (SAYS_WHO.has(key)) whose = (said as Reply<'GET /api/me'> | null)?.person?.id;
  if (key === SIGN_OUT) whose = undefined;
  return said as Reply<Key>;
};

/** Opens a stream of events, which goes on until it ends or `signal` is aborted; throws ApiError. */
export const openStream = async <Key extends ReadKey>(key: Key, given: Given<Key>, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> => {
  const response = await send(key, given, signal);
  if (response.ok && response.body !== null) return response.body;
  throw refusal(key, response, await response.json().catch(() => undefined));
};

const send = async (key: string, { body, ...rest }: AnyGiven = {}, signal?: AbortSignal): Promise<Response> => {
  const headers: Record<string, string> = { ...(body !== undefined && { 'content-type': 'application/json' }), ...(whose !== undefined && { 'x-beforetab-person': whose }) };
  try {
    return await fetch(addressOf(key, rest), { method: key.slice(0, key.indexOf(' ')), headers, body: body === undefined ? null : JSON.stringify(body), signal: signal ?? null });
  } catch {
    throw new ApiError(0, { kind: 'Unavailable', says: t('api.offline') });
  }
};

const refusal = (key: string, { status }: Response, said: unknown): ApiError => {
  // Who asks who they are is refused only where somebody else signed in: then it is asked who goes on, whatever was being sent.
  if (status === 401 && key !== 'POST /api/logins') onSignedOut(key === 'GET /api/me' || (!key.startsWith('GET ') && key !== SIGN_OUT));
  return new ApiError(status, isErrorBody(said) ? said.error : { kind: 'Unavailable', says: t('api.unreadable') });
};

/** What a reading is kept under; `['GET /api/people']` alone stands for all its filters. */
export const queryKey = (key: ReadKey, given?: AnyGiven): readonly unknown[] => (given === undefined ? [key] : [key, given]);

type ReadOptions<Data> = Omit<UseQueryOptions<Data, ApiError>, 'queryKey' | 'queryFn'>;

/** Reads and keeps: `useApi('GET /api/people', { query: { page: 2 } })`, with TanStack Query's options last. */
export const useApi = <Key extends ReadKey>(key: Key, ...[given, options]: Record<string, never> extends Given<Key> ? [given?: Given<Key>, options?: ReadOptions<Reply<Key>>] : [given: Given<Key>, options?: ReadOptions<Reply<Key>>]) =>
  keepShown(useQuery<Reply<Key>, ApiError>({ ...options, ...reading(key, ...([given] as GivenArgs<Key>)) }));

/** What was read stays when it is read again and nothing arrives: a page that gave way to the failure would take along what somebody types there. What the server refuses is no longer theirs to see. */
const keepShown = <Data>(query: UseQueryResult<Data, ApiError>): UseQueryResult<Data, ApiError> => {
  const { data, error } = query;
  if (data === undefined || !error || (error.status && error.status < 500)) return query;
  return { ...query, status: 'success', error: null, isError: false, isRefetchError: false, isSuccess: true } as UseQueryResult<Data, ApiError>;
};

/** The same reading for `ensureQueryData` and `prefetchQuery`. */
export const reading = <Key extends ReadKey>(key: Key, ...args: GivenArgs<Key>) => ({ queryKey: queryKey(key, args[0]), queryFn: () => api(key, ...args) });

/** Reads again what a write has changed: the keys named, or everything on the page. */
export const refresh = (client: QueryClient, keys: readonly ReadKey[] | 'all'): Promise<unknown> =>
  keys === 'all' ? client.invalidateQueries() : Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })));

const underWay = new Map<string, Promise<unknown>>();

/** A second press before the first one's answer is the same wish: sent twice, an import said that nothing was imported. */
export const joinSame = <Value>(what: string, begin: () => Promise<Value>): Promise<Value> => {
  const running = underWay.get(what) as Promise<Value> | undefined;
  if (running !== undefined) return running;
  const begun = begin().finally(() => underWay.delete(what));
  underWay.set(what, begun);
  return begun;
};

/**
 * Writes: `const save = useSend('POST /api/people', { refreshes: ['GET /api/people'] })`, then `save.mutate({ body })`.
 * Without `refreshes` everything on the page is read again; `[]` reads nothing again. `onDone` is called after that.
 */
export const useSend = <Key extends SendKey>(key: Key, { refreshes = 'all', onDone }: { refreshes?: readonly ReadKey[] | 'all'; onDone?: (reply: Reply<Key>, given: Given<Key>) => void } = {}) => {
  const client = useQueryClient();
  return useMutation<Reply<Key>, ApiError, Given<Key>>({
    mutationFn: (given) => joinSame(`${key} ${JSON.stringify(given)}`, () => api(key, ...([given] as GivenArgs<Key>))),
    onSuccess: async (reply, given) => {
      await refresh(client, refreshes);
      onDone?.(reply, given);
    },
  });
};
