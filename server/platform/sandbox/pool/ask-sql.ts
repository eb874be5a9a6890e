// Runs the statements of one key's programs in that key's own second process, which is replaced when a statement does not end.
import type { SqlRequest } from '../guest/jailed-sql.ts';
import type { HostReply } from '../host/create-host.ts';
import { LIMITS } from '../jail/limits.ts';
import type { Guest } from '../jail/start-guest.ts';
import type { Surroundings } from '../program.ts';

export type SqlPlace = {
  /** One statement over the rows of `sqlite`; `isFirst` of a request looks whether they are the ones that lie open. */
  ask: (sqlite: NonNullable<Surroundings['sqlite']>, isFirst: boolean, sql: string, parameters: unknown) => Promise<HostReply>;
  /** Resolves when statements can be run, or cannot be for now. */
  prepare: () => Promise<void>;
  end: (why: string) => void;
};

/** A run asks in the world of the shown checks, in that of the hidden ones, and some of these have rows of their own. */
const SLOTS = 6;
/** What was answered is kept for as long as its rows lie open. */
const MOST_KEPT = 32;
const MOST_TEXT_KEPT = 16_000;
/** What gives another answer each time, or tells of the connection. */
const CHANGES = /random|current_|date|time|julianday|changes|rowid\s*\(|sqlite_/i;

const refused = (message: string): HostReply => ({ error: { type: 'OperationalError', message } });

export const makeSqlPlace = (start: () => Guest): SqlPlace => {
  let guest: Guest | undefined;
  /** What lies open in each slot of which process. A program can only read, so the same rows need not be laid out again. */
  let laid: { at: Guest | undefined; rows: string[]; answers: Map<string, HostReply>[] } = { at: undefined, rows: [], answers: [] };
  let now = { rows: '', slot: 0 };
  /** Where these rows lie open, or the slot to lay them out in. */
  const slotOf = (rows: string): { slot: number; isOpen: boolean } => {
    const known = laid.rows.indexOf(rows);
    if (known >= 0) return { slot: known, isOpen: true };
    const slot = laid.rows.length < SLOTS ? laid.rows.length : (now.slot + 1) % SLOTS;
    laid.rows[slot] = rows;
    laid.answers[slot] = new Map();
    return { slot, isOpen: false };
  };
  let hasEnded = false;
  const end = (why: string): void => {
    hasEnded = true;
    guest?.end(why);
  };
  const living = (): Guest => (guest === undefined || guest.hasEnded() ? (guest = start()) : guest);
  const ask: SqlPlace['ask'] = async (sqlite, isFirst, sql, parameters) => {
    try {
      const place = living();
      await place.ready;
      // A process that was replaced in between knows nothing of any database.
      if (laid.at !== place) laid = { at: place, rows: [], answers: [] };
      const rows = isFirst ? JSON.stringify(sqlite) : now.rows;
      const { slot, isOpen } = slotOf(rows);
      now = { rows, slot };
      const [kept, question] = [laid.answers[slot]!, JSON.stringify([sql, parameters])];
      const known = kept.get(question);
      if (known !== undefined) return known;
      const asked: SqlRequest = { slot, ...(!isOpen && { open: sqlite }), sql, parameters, most: LIMITS.rows };
      const reply = readReply(await place.ask(asked, () => refused('there is nothing to ask here'), LIMITS.sqlMs));
      if (kept.size < MOST_KEPT && isSteady(sql) && sqlite.every(isSteadyOnceMade) && JSON.stringify([question, reply]).length <= MOST_TEXT_KEPT) kept.set(question, reply);
      return reply;
    } catch {
      // The next one should not wait for a start.
      if (!hasEnded) living();
      return refused('the statement did not end in time');
    }
  };
  return { ask, prepare: () => living().ready.catch(() => {}), end };
};

/** Most searches of a run send the same few statements; programs can only read, so the same rows give the same answer. */
const isSteady = (sql: string): boolean => !CHANGES.test(sql);
/** A view is worked out at each look, whatever the statement that looks. */
const isSteadyOnceMade = ([sql]: NonNullable<Surroundings['sqlite']>[number]): boolean => !/\bview\b/i.test(sql) || isSteady(sql);

/** Whatever else it says: SQLite may be what was taken over. */
const readReply = (said: unknown): HostReply => {
  const { value, error } = (typeof said === 'object' && said !== null ? said : {}) as { value?: { names?: unknown; rows?: unknown }; error?: { type?: unknown; message?: unknown } };
  if (Array.isArray(value?.names) && Array.isArray(value.rows) && value.rows.length <= LIMITS.rows) return { value: { names: value.names, rows: value.rows } };
  return typeof error?.type === 'string' && typeof error.message === 'string' ? { error: { type: error.type, message: error.message } } : refused('the database gave no answer');
};
