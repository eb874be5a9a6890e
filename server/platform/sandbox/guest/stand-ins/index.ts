// The packages a TypeScript lab may import: each made anew for a request, answered by the host.
import type { Call } from '../../program.ts';
import { LabBuffer } from './buffer.ts';
import { makeCrypto } from './crypto.ts';
import { makeEvents } from './events.ts';
import { makeExpress } from './express.ts';
import { makeInspect } from './inspect.ts';
import { makeLlm } from './llm.ts';
import { makeAssert, makePath, makeTimers } from './node.ts';
import { makeOpenAi } from './openai.ts';
import type { ProgramClock } from '../program-clock.ts';

/** One capability call; rejects with an Error whose name is the host's type of error. */
export type Ask = (name: string, args: readonly unknown[]) => Promise<unknown>;

export type App = { answer: (call: Call) => Promise<unknown> };

/** What a program has as globals and as packages: the same things under both names. */
export type Own = { process: Record<string, unknown>; clock: ProgramClock; crypto: object };

/** By the name they are imported under; `onApp` hears of each Express app. */
export function standIns(ask: Ask, { process, clock, crypto }: Own, onApp: (app: App) => void): Record<string, unknown> {
  const env = process['env'] as Record<string, string | undefined>;
  // Most programs import two or three of them.
  const [path, assert] = [once(makePath), once(makeAssert)];
  return madeWhenAsked({
    llm: () => makeLlm(ask),
    openai: () => makeOpenAi(ask, env),
    express: () => makeExpress(onApp),
    crypto: () => makeCrypto(crypto),
    buffer: () => ({ Buffer: LabBuffer }),
    services: () => everySystem(ask),
    storage: () => ({ storage: makeStorage(ask) }),
    process: () => process, path, 'path/posix': path, assert, 'assert/strict': assert,
    url: () => ({ URL, URLSearchParams }),
    'timers/promises': () => makeTimers(clock),
    util: () => makeInspect(clock), events: makeEvents,
  });
}

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

const madeWhenAsked = (makers: Record<string, () => unknown>): Record<string, unknown> =>
  Object.defineProperties({}, Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, { get: once(make), enumerable: true }])));

/** `import { orders } from 'services'`, then `await orders.lookup(7)`. */
const everySystem = (ask: Ask): object =>
  new Proxy({}, {
    get: (_target, service) =>
      service === '__esModule' ? true : typeof service !== 'string' ? undefined : new Proxy({}, { get: (_of, method) => (typeof method === 'string' && method !== 'then' ? (...args: unknown[]) => ask('service.call', [service, method, args]) : undefined) }),
  });

const makeStorage = (ask: Ask): Record<string, unknown> => ({
  get: (key: string) => ask('storage.get', [key]),
  put: (key: string, text: string) => (typeof text === 'string' ? ask('storage.put', [key, text]) : Promise.reject(new TypeError('storage keeps text'))),
  list: (prefix = '') => ask('storage.list', [prefix]),
  delete: (key: string) => ask('storage.delete', [key]),
});
