// Replies of a real model that a player reported: the message as it was, for an instructor to read.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  // A copy: the message itself may be gone by the time somebody looks.
  await sql`
    create table arena_report (
      id uuid primary key,
      at timestamptz not null,
      subject uuid not null,
      message uuid not null,
      challenge text not null,
      level text not null,
      model text not null,
      reason text not null check (reason in ('harmful', 'hostile', 'personal', 'other')),
      said text not null,
      shown text not null,
      record jsonb not null,
      closed_at timestamptz,
      closed_as text check (closed_as in ('justified', 'harmless')),
      unique (subject, message)
    )`.execute(db);
  await sql`create index arena_report_at on arena_report (at)`.execute(db);
};
