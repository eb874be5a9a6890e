// The organisation's own model for the arena, if there is one, and the tokens it may use.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  // The key is sealed under one that is not in the database, so that a backup does not hold it.
  await sql`
    create table arena_model (
      is_only boolean primary key default true check (is_only),
      base_url text not null,
      model text not null,
      sealed_key bytea,
      player_tokens int not null check (player_tokens >= 0),
      event_tokens int not null check (event_tokens >= 0),
      day_tokens int not null check (day_tokens >= 0),
      changed_at timestamptz not null
    )`.execute(db);
  // `scope` is day, player:<subject> or event:<id>. Reserved tokens are counted at once, and what was not used is given back.
  await sql`
    create table arena_budget (
      scope text not null,
      day date not null,
      tokens bigint not null check (tokens >= 0),
      primary key (scope, day)
    ) with (fillfactor = 70)`.execute(db);
};
