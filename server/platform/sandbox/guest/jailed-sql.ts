// Statements that a program sent, run where they can reach nothing: SQLite in memory, reading only.
import { constants, DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { bytesOfBase64 } from '../../bytes-of-base64.ts';
import { isDeno, talk } from './jailed-talk.ts';

/** `open`: a new database in this slot, with these statements run; then one statement of the program. */
export type SqlRequest = { slot: number; open?: [sql: string, ...parameters: (string | number | null)[]][]; sql: string; parameters: unknown; most: number };

const ALLOWED = [constants.SQLITE_SELECT, constants.SQLITE_READ, constants.SQLITE_FUNCTION, constants.SQLITE_RECURSIVE];
const mayDo = (action: number): number => (ALLOWED.includes(action) ? constants.SQLITE_OK : constants.SQLITE_DENY);

type Statement = ReturnType<DatabaseSync['prepare']>;
/** A statement that was prepared, and what was learnt of it: the columns it gives, the values it takes. */
type Kept = { statement: Statement; names?: string[]; takes?: number };
type Slot = { database: DatabaseSync; kept: Map<string, Kept> };

const slots: Slot[] = [];
/** A program asks few texts again and again; one that makes up a new text each time is not remembered for it. */
const MOST_KEPT = 32;
const MOST_TEXT = 4_000;

const open = (slot: number, statements: NonNullable<SqlRequest['open']>): void => {
  slots[slot]?.database.close();
  const database = new DatabaseSync(':memory:');
  slots[slot] = { database, kept: new Map() };
  const known = new Map<string, Statement>();
  database.exec('begin');
  for (const [sql, ...parameters] of statements) {
    const statement = known.get(sql) ?? database.prepare(sql);
    known.set(sql, statement);
    statement.run(...parameters);
  }
  database.exec('commit');
  database.setAuthorizer(mayDo);
};

/** A refusal, under the name that Python's sqlite3 gives it. */
const refusal = (type: string, message: string): { error: { type: string; message: string } } => ({ error: { type, message } });

const bindable = (value: unknown): SQLInputValue => {
  if (typeof value === 'boolean') return Number(value);
  const { $bytes } = (typeof value === 'object' && value !== null ? value : {}) as { $bytes?: string };
  return typeof $bytes === 'string' ? bytesOfBase64($bytes) : (value as SQLInputValue);
};

const shown = (value: unknown): unknown => {
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Uint8Array ? { $bytes: btoa(String.fromCharCode(...value)) } : value;
};

const more = (text: string): boolean => /\S/.test(text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, '').replaceAll(';', ''));

/** Undefined for more than one statement. */
const prepare = ({ database, kept }: Slot, sql: string): Kept | undefined => {
  const known = kept.get(sql);
  if (known !== undefined) return known;
  const statement = database.prepare(sql);
  if (more(sql.slice(statement.sourceSQL.length))) return undefined;
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  statement.setAllowUnknownNamedParameters(true);
  const made: Kept = { statement };
  if (kept.size < MOST_KEPT && sql.length <= MOST_TEXT) kept.set(sql, made);
  return made;
};

const rowsOf = ({ slot, sql, parameters, most }: SqlRequest): unknown => {
  const prepared = prepare(slots[slot]!, sql);
  if (prepared === undefined) return refusal('ProgrammingError', 'You can only execute one statement at a time.');
  const values = bound(prepared, parameters);
  const rows: unknown[][] = [];
  let isWhole = true;
  for (const row of prepared.statement.iterate(...values)) {
    if (rows.length === most) {
      isWhole = false;
      break;
    }
    rows.push((row as unknown as unknown[]).map(shown));
  }
  // Deno ends quietly where a row cannot be worked out; asked for all at once it throws.
  if (isDeno && isWhole) prepared.statement.all(...values);
  prepared.names ??= prepared.statement.columns().map(({ name }) => name!);
  return { value: { names: prepared.names, rows } };
};

/** What the statement is to be run with. Throws a RangeError for too few. */
const bound = (prepared: Kept, parameters: unknown): SQLInputValue[] => {
  if (!Array.isArray(parameters)) return [Object.fromEntries(Object.entries(parameters as object).map(([name, value]) => [name, bindable(value)])) as unknown as SQLInputValue];
  const { statement } = prepared;
  const values = parameters.map(bindable);
  if (prepared.takes !== values.length) {
    if (takes(statement, [...values, null])) throw new RangeError('too few');
    statement.iterate(...values).return?.();
    prepared.takes = values.length;
  }
  return values;
};

/** SQLite itself binds NULL where a value is missing; Python, in the page, refuses. */
const takes = (statement: Statement, values: SQLInputValue[]): boolean => {
  try {
    statement.iterate(...values).return?.();
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === RANGE) return false;
    throw error;
  }
};

const [CONSTRAINT, AUTH, RANGE] = [19, 23, 25];

const refusalOf = (error: unknown): unknown => {
  const { errcode, message, name } = error as { errcode?: number; message: string; name: string };
  if (errcode === RANGE || name === 'RangeError') return refusal('ProgrammingError', 'Incorrect number of bindings supplied.');
  if (errcode === AUTH) return refusal('DatabaseError', message);
  if ((errcode ?? 0) % 256 === CONSTRAINT) return refusal('IntegrityError', message);
  return refusal(errcode === undefined ? 'ProgrammingError' : 'OperationalError', message);
};

// A binding too many is tried with every statement, and refused with an error that nobody reads the lines of.
Error.stackTraceLimit = 0;

await talk((request: SqlRequest) => {
  if (request.open !== undefined) open(request.slot, request.open);
  try {
    return rowsOf(request);
  } catch (error) {
    return refusalOf(error);
  }
});
