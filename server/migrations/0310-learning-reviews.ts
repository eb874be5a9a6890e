// Spaced reviews: one row for each set, and one for each card that was answered in one; both belong to their person and go with them.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  // `drawn` lists the cards of this set with the right answer to each, `answers` what was said, by their place in it.
  await sql`
    create table review_set (
      id uuid primary key,
      subject uuid not null,
      drawn jsonb not null,
      answers jsonb not null default '{}',
      size int not null,
      answered int not null default 0,
      right_count int not null default 0,
      opened_at timestamptz not null,
      closed_at timestamptz
    )`.execute(db);
  await sql`create index review_set_subject on review_set (subject, opened_at)`.execute(db);
  // Two tabs that open one at once get the same one.
  await sql`create unique index review_set_open on review_set (subject) where closed_at is null`.execute(db);

  // Cards that were never answered in a review have no row: they follow from attempts and content.
  await sql`
    create table review_card (
      subject uuid not null,
      bank text not null check (bank in ('scenarios', 'quiz')),
      module text not null,
      item text not null,
      due_on date not null,
      times int not null,
      memory jsonb not null,
      reviewed_at timestamptz not null,
      primary key (subject, bank, module, item)
    )`.execute(db);
};
