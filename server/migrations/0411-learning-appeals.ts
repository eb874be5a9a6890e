// Appeals: a person says that an outcome is wrong, and an owner answers. They go with their person; the ledger keeps what followed.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table appeal (
      id uuid primary key,
      outcome_id uuid not null unique,
      subject uuid not null,
      why text not null,
      made_at timestamptz not null,
      answer text,
      answered_at timestamptz,
      replaced_by uuid,
      check ((answered_at is null) = (answer is null) and (replaced_by is null or answer is not null))
    )`.execute(db);
  await sql`create index appeal_subject on appeal (subject, made_at)`.execute(db);
  await sql`create index appeal_open on appeal (made_at) where answered_at is null`.execute(db);
};
