// Answers what a program asks of its surroundings, from data, and keeps the log. Runs in the page's worker and on the server, so it imports only types.
import type { LogEntry, Surroundings } from '../program.ts';
import { askLlm } from './llm.ts';
import { askHttp, askPostgres, askService, askStorage } from './others.ts';
import { asText } from './read-args.ts';

/** What goes back to the program: a value, or an error by its type. `isLate`: others overtake it. `isLasting`: the same call gives the same for the rest of the run. */
export type HostReply = ({ value: unknown } | { error: { type: string; message: string } }) & { isLate?: true; isLasting?: true };

export type Host = {
  /** One capability call by name; never throws. */
  call: (name: string, args: readonly unknown[]) => HostReply;
  log: LogEntry[];
};

export const MAX_CALLS = 200;

/** Thrown by a capability; the program sees an exception of this type. */
export class Refused extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

type Capability = (asked: Asked, args: readonly unknown[]) => unknown;

/** One request's surroundings as the capabilities see them. */
export type Asked = { surroundings: Surroundings; storage: Map<string, string>; reads: Map<string, number>; llmCalls: number; note: (entry: LogEntry) => void };

const CAPABILITIES: Readonly<Record<string, Capability>> = {
  'llm.generate': askLlm,
  'postgres.connect': askPostgres,
  'service.call': askService,
  'http.request': askHttp,
  'digest.compare': ({ note }) => note({ does: 'digest.compare' }),
  'digest.compareInConstantTime': ({ note }) => note({ does: 'digest.compareInConstantTime' }),
  'storage.get': (asked, args) => askStorage(asked, 'get', args),
  'storage.put': (asked, args) => askStorage(asked, 'put', args),
  'storage.list': (asked, args) => askStorage(asked, 'list', args),
  'storage.delete': (asked, args) => askStorage(asked, 'delete', args),
};

/** `more` adds capabilities of one place only, e.g. what the page's own SQLite was told. */
export function createHost(surroundings: Surroundings, more: Readonly<Record<string, Capability>> = {}): Host {
  const log: LogEntry[] = [];
  const asked: Asked = { surroundings, storage: new Map(Object.entries(surroundings.storage ?? {})), reads: new Map(), llmCalls: 0, note: (entry) => void log.push(entry) };
  const known: Readonly<Record<string, Capability>> = { ...CAPABILITIES, ...more };
  let count = 0;
  const answer = (name: string, args: readonly unknown[]): HostReply => {
    count += 1;
    try {
      if (count > MAX_CALLS) throw new Refused('RuntimeError', `more than ${MAX_CALLS} calls in one request`);
      const capability = Object.hasOwn(known, name) ? known[name] : undefined;
      if (capability === undefined) throw new Refused('RuntimeError', `there is no ${name} here`);
      return { value: capability(asked, args) ?? null };
    } catch (problem) {
      if (problem instanceof Refused) return { error: { type: problem.type, message: problem.message } };
      return { error: { type: 'TypeError', message: problem instanceof Error ? problem.message : String(problem) } };
    }
  };
  const { late } = surroundings;
  const call: Host['call'] = late === undefined ? answer : (name, args) => ({ ...answer(name, args), ...(late.includes([name, ...args.flat().map(asText)].join(' ')) && { isLate: true }) });
  return { call, log };
}
