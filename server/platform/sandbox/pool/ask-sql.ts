// Runs the statements of one key's programs in that key's own second process, which is replaced when a statement does not end.
import type { SqlRequest } from '../guest/jailed-sql.ts';
import type { HostReply } from '../host/create-host.ts';
import { LIMITS } from '../jail/limits.ts';
import type { Guest } from '../jail/start-guest.ts';
import type { Surroundings } from '../program.ts';

type Setup = NonNullable<Surroundings['sqlite']>;

/** Rows to ask about. */
export type Rows = {
  /** The same for the same rows as long as they lie open here, and never again for others. */
  number: number;
  /** One statement over them. */
  ask: (sql: string, parameters: unknown) => Promise<HostReply>;
};

export type SqlPlace = {
  /** For one request; the requests of a place follow each other. */
  rows: (setup: Setup) => Rows;
  /** Resolves when statements can be run, or cannot be for now. */
  prepare: () => Promise<void>;
  end: (why: string) => void;
};

/** A run asks in the world of the shown checks, in that of the hidden ones, and some of these have rows of their own. */
const SLOTS = 6;
/** A longer answer is not kept by whoever asked. */
const MOST_TEXT_KEPT = 16_000;
/** What gives another answer each time, or tells of the connection. */
const CHANGES = /random|current_|date|time|julianday|changes|rowid\s*\(|sqlite_/i;

const refused = (message: string): HostReply => ({ error: { type: 'OperationalError', message } });

export const makeSqlPlace = (start: () => Guest): SqlPlace => {
  let guest: Guest | undefined;
  /** What lies open, and in which process. A program can only read, so the same rows need not be laid out again. */
  const slots: { at: number; text: string; number: number; laidAt?: Guest }[] = [];
  let [last, count] = [0, 0];
  /** Where these rows lie open, or the slot to lay them out in. */
  const slotFor = (text: string): (typeof slots)[number] => {
    const known = slots.find((slot) => slot.text === text);
    last = known?.at ?? (slots.length < SLOTS ? slots.length : (last + 1) % SLOTS);
    return (slots[last] = known ?? { at: last, text, number: (count += 1) });
  };
  let hasEnded = false;
  const end = (why: string): void => {
    hasEnded = true;
    guest?.end(why);
  };
  const living = (): Guest => (guest === undefined || guest.hasEnded() ? (guest = start()) : guest);
  const rows: SqlPlace['rows'] = (setup) => {
    const slot = slotFor(JSON.stringify(setup));
    const areSteady = setup.every(isSteadyOnceMade);
    const ask: Rows['ask'] = async (sql, parameters) => {
      try {
        const place = living();
        await place.ready;
        // A process that was replaced in between knows nothing of any database.
        const isLaid = slot.laidAt === place;
        slot.laidAt = place;
        const asked: SqlRequest = { slot: slot.at, ...(!isLaid && { open: setup }), sql, parameters, most: LIMITS.rows };
        const reply = readReply(await place.ask(asked, () => refused('there is nothing to ask here'), LIMITS.sqlMs));
        return areSteady && isSteady(sql) && JSON.stringify(reply).length <= MOST_TEXT_KEPT ? { ...reply, isLasting: true } : reply;
      } catch {
        // The next one should not wait for a start.
        if (!hasEnded) living();
        return refused('the statement did not end in time');
      }
    };
    return { number: slot.number, ask };
  };
  return { rows, prepare: () => living().ready.catch(() => {}), end };
};

/** Most searches of a run send the same few statements; programs can only read, so the same rows give the same answer. */
const isSteady = (sql: string): boolean => !CHANGES.test(sql);
/** A view is worked out at each look, whatever the statement that looks. */
const isSteadyOnceMade = ([sql]: Setup[number]): boolean => !/\bview\b/i.test(sql) || isSteady(sql);

/** Whatever else it says: SQLite may be what was taken over. */
const readReply = (said: unknown): HostReply => {
  const { value, error } = (typeof said === 'object' && said !== null ? said : {}) as { value?: { names?: unknown; rows?: unknown }; error?: { type?: unknown; message?: unknown } };
  if (Array.isArray(value?.names) && Array.isArray(value.rows) && value.rows.length <= LIMITS.rows) return { value: { names: value.names, rows: value.rows } };
  return typeof error?.type === 'string' && typeof error.message === 'string' ? { error: { type: error.type, message: error.message } } : refused('the database gave no answer');
};
