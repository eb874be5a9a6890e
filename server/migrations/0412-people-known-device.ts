// A browser that somebody has signed in with before: known by the hash of what its cookie holds, and forgotten with the login it came from.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table known_device (
      token_hash bytea primary key,
      person_id uuid not null references person on delete cascade,
      login_id uuid not null,
      made_at timestamptz not null,
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index known_device_person on known_device (person_id)`.execute(db);
};
