// Which process of several holds a learner's or a pair's work right now: a lease that runs out unless it is renewed.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table live_process (
      id uuid primary key,
      address text not null,
      machine text not null,
      started_at timestamptz not null default now()
    )`.execute(db);
  // Rewritten in place every few seconds.
  await sql`
    create table live_lease (
      key text primary key,
      process uuid not null references live_process (id) on delete cascade,
      until timestamptz not null
    ) with (fillfactor = 50)`.execute(db);
  await sql`create index live_lease_process on live_lease (process)`.execute(db);
};
