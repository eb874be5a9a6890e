// The connection pool, and how PostgreSQL's types become ours.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

// Days stay text (2026-11-24), counts and sums become numbers: every figure here is far below 2^53.
const asNumber = (value: string): number => Number(value);
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
pg.types.setTypeParser(pg.types.builtins.INT8, asNumber);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, asNumber);

export type Database = { pool: pg.Pool; db: Kysely<unknown>; close(): Promise<void> };

export const connect = (url: string, options: { max?: number; onProblem?: (error: Error) => void } = {}): Database => {
  const pool = new pg.Pool({ connectionString: url, max: options.max ?? 16, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000 });
  // Without a listener a connection that the database closes would end the process.
  pool.on('error', (error) => options.onProblem?.(error));
  // The pool listens to those it holds itself; one that a transaction has, between two statements, would end the process too.
  pool.on('connect', (client) => client.on('error', (error) => options.onProblem?.(error)));
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return { pool, db, close: () => db.destroy() };
};
