// Events whose conversations an instructor may read afterwards, by pseudonym; and team events for the organisation's own teams.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  // Off for what was played before: those players were not told.
  await sql`alter table arena_event add column is_replayed boolean not null default false`.execute(db);
  await sql`alter table arena_event add column teams text not null default 'own' check (teams in ('own', 'organisation'))`.execute(db);
  await sql`create index arena_conversation_round on arena_conversation (round, challenge, level)`.execute(db);
};
