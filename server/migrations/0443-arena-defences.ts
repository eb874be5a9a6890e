// Rounds of the defence: what a player wrote, and how it did against the suite.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table arena_defence (
      id uuid primary key,
      at timestamptz not null,
      subject uuid not null,
      challenge text not null,
      version text not null,
      language text not null,
      prompt text not null,
      code text not null,
      score int not null check (score between 0 and 100),
      result jsonb not null
    )`.execute(db);
  await sql`create index arena_defence_subject on arena_defence (subject, challenge, at)`.execute(db);
  await sql`create index arena_defence_at on arena_defence (at)`.execute(db);
};
