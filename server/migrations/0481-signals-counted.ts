// Taking a match back: until when its records return, and which team they were counted for before its person changed team.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  // Nobody knows any more for which teams the records of earlier matches were counted: without a day, those stay where they are.
  await sql`alter table signal_identity add column returns_until timestamptz`.execute(db);
  // `stays`: counted for good, under a match that was taken back too late; which team that was is not kept.
  await sql`
    create table signal_counted (
      identity uuid not null references signal_identity on delete cascade,
      day date not null,
      source uuid not null,
      team uuid,
      stays boolean not null,
      interactions bigint not null,
      unscanned bigint not null,
      exposed bigint not null,
      incidents bigint not null,
      unique nulls not distinct (identity, day, source, team, stays),
      check (not stays or team is null)
    )`.execute(db);
};
