// The other surroundings of a program: a pretend PostgreSQL to connect to, services by rules, a store of texts, the web by a list.
import { type Asked, Refused } from './create-host.ts';
import { asText, isSameJson, recordAt, textAt } from './read-args.ts';

/** `[user, password or null, host]`. */
export function askPostgres({ surroundings, note, reads }: Asked, args: readonly unknown[]): null {
  const [user, password, host] = [asText(args[0]), typeof args[1] === 'string' ? args[1] : null, asText(args[2])];
  note({ does: 'postgres.connect', user, password });
  const server = surroundings.postgres ?? { accepts: [], isDown: true };
  const before = reads.get('postgres') ?? 0;
  reads.set('postgres', before + 1);
  if (server.isDown || before < (server.downFor ?? 0)) throw new Refused('OperationalError', `connection to server at "${host}", port 5432 failed: Connection refused`);
  if (password === null || !server.accepts.includes(password)) throw new Refused('OperationalError', `password authentication failed for user "${user}"`);
  return null;
}

/** `[service, method, args]`; what no rule answers gives null. */
export function askService({ surroundings, note, reads }: Asked, args: readonly unknown[]): unknown {
  const [service, method, given] = [asText(args[0]), asText(args[1]), Array.isArray(args[2]) ? (args[2] as unknown[]) : []];
  const methods = surroundings.services?.[service];
  if (methods === undefined || !Object.hasOwn(methods, method)) throw new Refused('AttributeError', `${service} has no ${method}`);
  note({ does: 'service.call', service, method, args: given });
  const rule = methods[method]?.find(({ when, after }) => (after === undefined || reads.has(`service ${service}.${after}`)) && (when === undefined || when.every((wanted, at) => isSameJson(wanted, given[at]))));
  reads.set(`service ${service}.${method}`, 1);
  if (rule?.fails !== undefined) throw new Refused('ServiceError', rule.fails);
  // A copy, as from elsewhere: what the program does to one answer is not in the next.
  return structuredClone(rule?.returns ?? null);
}

/** get gives a text or null, put null, list the keys that begin with it in order, delete null. */
export function askStorage(asked: Asked, verb: 'get' | 'put' | 'list' | 'delete', args: readonly unknown[]): unknown {
  const { storage, note } = asked;
  const key = asText(args[0]);
  if (verb === 'put') {
    const text = asText(args[1]);
    note({ does: 'storage.put', key, text });
    storage.set(key, text);
    return null;
  }
  note({ does: `storage.${verb}`, key });
  if (verb === 'get') return readStorage(asked, key);
  if (verb === 'list') return [...storage.keys()].filter((one) => one.startsWith(key)).sort();
  storage.delete(key);
  return null;
}

function readStorage({ surroundings, storage, reads }: Asked, key: string): string | null {
  if (surroundings.storageFails?.includes(key)) throw new Refused('StorageError', 'the store does not answer');
  const text = storage.get(key) ?? null;
  const count = (reads.get(key) ?? 0) + 1;
  reads.set(key, count);
  const change = surroundings.storageChanges?.find((one) => one.key === key && one.afterReads === count);
  if (change?.text === null) storage.delete(key);
  else if (change !== undefined) storage.set(key, change.text);
  return text;
}

/** `[{ method, url, headers, body }]` gives `{ status, body, url }`; redirects are answered with their Location, as a client sees them. */
export function askHttp({ surroundings, note, reads }: Asked, args: readonly unknown[]): { status: number; body: string; location: string | null } {
  const given = recordAt(args, 0);
  const [url, headers] = [textAt(given, 'url') ?? '', recordAt([given['headers']], 0)];
  note({ does: 'http.request', method: textAt(given, 'method') ?? 'GET', url, headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, asText(value)])), body: textAt(given, 'body') });
  const at = (surroundings.http ?? []).findIndex((one, place) => (one.url.endsWith('*') ? url.startsWith(one.url.slice(0, -1)) : url === one.url) && (reads.get(`http ${place}`) ?? 0) < (one.times ?? Infinity));
  const found = surroundings.http?.[at];
  if (found === undefined) throw new Refused('ConnectionError', `cannot connect to ${url}`);
  reads.set(`http ${at}`, (reads.get(`http ${at}`) ?? 0) + 1);
  return { status: found.status ?? (found.redirectTo === undefined ? 200 : 302), body: found.body ?? '', location: found.redirectTo ?? null };
}
