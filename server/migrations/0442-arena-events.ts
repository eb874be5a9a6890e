// Events of the arena, and who takes part in them.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table arena_event (
      id uuid primary key,
      title text not null,
      kind text not null check (kind in ('solo', 'team')),
      levels text[] not null check (cardinality(levels) > 0),
      has_brackets boolean not null,
      starts_at timestamptz not null,
      freezes_at timestamptz,
      ends_at timestamptz not null,
      made_at timestamptz not null,
      check (starts_at < ends_at and (freezes_at is null or (freezes_at > starts_at and freezes_at < ends_at)))
    )`.execute(db);
  await sql`create index arena_event_ends on arena_event (ends_at)`.execute(db);
  // `bracket` is the highest tier somebody was in when they entered.
  await sql`
    create table arena_entry (
      event uuid not null references arena_event (id) on delete cascade,
      subject uuid not null,
      team text,
      bracket smallint not null,
      at timestamptz not null,
      primary key (event, subject)
    )`.execute(db);
  await sql`create index arena_entry_subject on arena_entry (subject)`.execute(db);
};
