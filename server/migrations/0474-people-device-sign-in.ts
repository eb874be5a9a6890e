// Signing in a command line: requests that wait ten minutes for an answer in the browser, and the tokens of those that were allowed.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table device_request (
      id uuid primary key,
      device_code_hash bytea not null unique,
      user_code_hash bytea not null unique,
      scopes text[] not null,
      machine text not null,
      network_hash bytea not null,
      asked_at timestamptz not null,
      expires_at timestamptz not null,
      polled_at timestamptz,
      interval_seconds integer not null,
      is_allowed boolean,
      person_id uuid references person on delete cascade,
      check ((is_allowed is true) = (person_id is not null))
    )`.execute(db);
  await sql`create index device_request_person on device_request (person_id) where person_id is not null`.execute(db);
  await sql`create index device_request_expiry on device_request (expires_at)`.execute(db);
  await sql`
    create table device_token (
      token_hash bytea primary key,
      id uuid not null unique,
      person_id uuid not null references person on delete cascade,
      scopes text[] not null,
      machine text not null,
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz
    )`.execute(db);
  await sql`create index device_token_person on device_token (person_id)`.execute(db);
};
