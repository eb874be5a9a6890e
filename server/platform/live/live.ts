// Several processes, one owner per piece of live work: leases in PostgreSQL, and words between processes by NOTIFY.
import { sql } from 'kysely';
import { hostname } from 'node:os';
import pg from 'pg';
import type { Ctx } from '../context.ts';
import { unavailable } from '../errors.ts';
import { newId } from '../id.ts';
import type { Log } from '../log.ts';

export type Live = {
  /** Undefined when this process owns `key`, from now on if nobody did; else the address of the one that does. */
  ownerElsewhere(key: string): Promise<string | undefined>;
  /** Takes `key` from the process at `address`, which does not answer any more; the address of whoever has it then, as above. */
  takeFrom(key: string, address: string): Promise<string | undefined>;
  /** Inside a transaction that only the owner may make: throws Unavailable when the lease went to another process meanwhile. */
  mustOwn(ctx: Pick<Ctx, 'db'>, key: string): Promise<void>;
  /** `work` is called when `key` is not this process's any more; answers how to forget it. */
  onLost(key: string, work: () => void): () => void;
  /** Lets others have `key` at once. */
  release(key: string): Promise<void>;
  /** Said to every process that hears `topic`, this one too, when the transaction of `ctx` is committed. At most 7,000 bytes of JSON. */
  tell(ctx: Pick<Ctx, 'db'>, topic: string, said: object): Promise<void>;
  hear(topic: string, work: (said: unknown) => void): () => void;
  stop(): Promise<void>;
};

export type LiveSettings = { url: string; pool: pg.Pool; log: Log; /** How others on the same network reach this process. */ address: string; leaseMs?: number; idleMs?: number };

const LEASE_MS = 10_000;
// Nobody asked for this long: whoever is asked next may have it.
const IDLE_MS = 10 * 60_000;
const CHANNEL = 'beforetab_live';

type Held = { goodUntil: number; usedAt: number };

/** One process alone pays one statement when work begins, and one every few seconds while there is any. */
export const startLive = ({ url, pool, log, address, leaseMs = LEASE_MS, idleMs = IDLE_MS }: LiveSettings): Live => {
  const id = newId();
  const held = new Map<string, Held>();
  const lost = new Map<string, Set<() => void>>();
  const hearers = new Map<string, Set<(said: unknown) => void>>();
  let registered: Promise<unknown> | undefined;
  let renewing: NodeJS.Timeout | undefined;
  let listening: Promise<pg.Client> | undefined;
  let isStopped = false;

  const isMine = (key: string): boolean => (held.get(key)?.goodUntil ?? 0) > performance.now();
  const register = (): Promise<unknown> =>
    (registered ??= pool.query('insert into live_process (id, address, machine) values ($1, $2, $3)', [id, address, hostname()]).catch((error: unknown) => {
      registered = undefined;
      throw error;
    }));

  /** `from`: also when that process still has a while to go. */
  const take = async (key: string, from?: string): Promise<string | undefined> => {
    const askedAt = performance.now();
    await register();
    const { rows } = await pool.query<{ process: string; address: string }>({ name: 'live-take', text: TAKE, values: [key, id, leaseMs, from ?? null, address, hostname()] });
    const owner = rows[0];
    // Taken by somebody between the two halves of the statement: the next try sees them.
    if (owner === undefined) return take(key, from);
    if (owner.process !== id) return owner.address;
    // By our own clock from before the question: never longer than the database thinks.
    held.set(key, { goodUntil: askedAt + leaseMs, usedAt: performance.now() });
    renewing ??= setInterval(() => void renew(), leaseMs / 3).unref();
    return undefined;
  };

  const drop = (key: string): void => {
    held.delete(key);
    const works = [...(lost.get(key) ?? [])];
    lost.delete(key);
    for (const work of works) work();
    if (held.size === 0) {
      clearInterval(renewing);
      renewing = undefined;
    }
  };

  const renew = async (): Promise<void> => {
    const now = performance.now();
    const idle = [...held].filter(([key, { usedAt }]) => usedAt + idleMs < now && !lost.has(key)).map(([key]) => key);
    for (const key of idle) await release(key);
    const keys = [...held.keys()];
    if (keys.length === 0) return;
    try {
      const { rows } = await pool.query<{ key: string }>({ name: 'live-renew', text: RENEW, values: [id, keys, leaseMs] });
      const kept = new Set(rows.map(({ key }) => key));
      for (const key of keys) {
        const mine = held.get(key);
        if (kept.has(key) && mine !== undefined) mine.goodUntil = now + leaseMs;
        else drop(key);
      }
    } catch (error) {
      log.problem('leases could not be renewed', { error: String(error) });
      for (const key of keys) if (!isMine(key)) drop(key);
    }
  };

  const release = async (key: string): Promise<void> => {
    if (!held.has(key)) return;
    drop(key);
    await pool.query('delete from live_lease where key = $1 and process = $2', [key, id]).catch((error: unknown) => log.problem('a lease could not be given back', { error: String(error) }));
  };

  const listen = (): Promise<pg.Client> =>
    (listening ??= (async () => {
      const client = new pg.Client({ connectionString: url, application_name: 'beforetab live' });
      client.on('error', (error) => {
        if (!isStopped) log.problem('live', { error: error.message });
        listening = undefined;
        // What is said meanwhile is missed; whoever hears asks PostgreSQL again when its page does.
        if (!isStopped && hearers.size > 0) setTimeout(() => void listen().catch(() => undefined), 1_000).unref();
      });
      client.on('notification', ({ payload }) => {
        const { topic, said } = JSON.parse(payload ?? '{}') as { topic: string; said: unknown };
        for (const work of hearers.get(topic) ?? []) work(said);
      });
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      return client;
    })().catch((error: unknown) => {
      listening = undefined;
      throw error;
    }));

  return {
    ownerElsewhere: async (key) => {
      const mine = held.get(key);
      if (mine !== undefined && isMine(key)) {
        mine.usedAt = performance.now();
        return undefined;
      }
      return take(key);
    },
    takeFrom: (key, from) => take(key, from),
    mustOwn: async ({ db }, key) => {
      const { rows } = await sql`select 1 from live_lease where key = ${key} and process = ${id} and until > now() for share`.execute(db);
      if (rows.length > 0) return;
      drop(key);
      throw unavailable('This work has moved to another process. Try again.');
    },
    onLost: (key, work) => {
      const works = lost.get(key) ?? new Set();
      lost.set(key, works.add(work));
      return () => {
        works.delete(work);
        if (works.size === 0) lost.delete(key);
      };
    },
    release,
    tell: async ({ db }, topic, said) => void (await sql`select pg_notify(${CHANNEL}, ${JSON.stringify({ topic, said })})`.execute(db)),
    hear: (topic, work) => {
      const works = hearers.get(topic) ?? new Set();
      hearers.set(topic, works.add(work));
      listen().catch((error: unknown) => log.problem('live', { error: String(error) }));
      return () => {
        works.delete(work);
        if (works.size === 0) hearers.delete(topic);
      };
    },
    stop: async () => {
      isStopped = true;
      clearInterval(renewing);
      for (const key of held.keys()) drop(key);
      // Its leases go along: who comes next need not wait for them to run out.
      if (registered !== undefined) await pool.query('delete from live_process where id = $1', [id]).catch(() => undefined);
      await (await listening?.catch(() => undefined))?.end().catch(() => undefined);
    },
  };
};

/**
 * $1 key, $2 this process, $3 milliseconds, $4 an address that does not answer, $5 and $6 this process's own address and
 * machine: whoever had them before is gone, or they could not be had. Answers who owns it then; nothing when another was quicker.
 */
const TAKE = `
with taken as (
  insert into live_lease as l (key, process, until) values ($1, $2, now() + $3 * interval '1 millisecond')
  on conflict (key) do update set process = excluded.process, until = excluded.until
    where l.until < now() or l.process = excluded.process or exists (select from live_process p where p.id = l.process and (p.address = $4 or (p.address = $5 and p.machine = $6)))
  returning process
)
select p.id as process, p.address from live_process p where p.id = $2 and exists (select from taken)
union all
select p.id, p.address from live_lease l join live_process p on p.id = l.process where l.key = $1 and not exists (select from taken)`;

const RENEW = `update live_lease set until = now() + $3 * interval '1 millisecond' where process = $1 and key = any ($2) returning key`;
