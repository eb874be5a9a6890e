// The arena: players, where each stands in a level, conversations, the messages as they were answered, and solves.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  // Flags are derived from this and kept nowhere; it lies here so that every process derives the same.
  await sql`
    create table arena_key (
      is_only boolean primary key default true check (is_only),
      key bytea not null check (length(key) = 32)
    )`.execute(db);
  // One message in flight per player, in whatever process; a process that ended is waited for no longer than `busy_until`.
  await sql`
    create table arena_player (
      subject uuid primary key,
      is_on_board boolean not null default true,
      busy_with uuid,
      busy_until timestamptz
    ) with (fillfactor = 70)`.execute(db);
  // `round` is a season (2026-2) or the id of an event. `pace_at` is when the next message would be due at an even pace.
  await sql`
    create table arena_standing (
      subject uuid not null,
      round text not null,
      challenge text not null,
      level text not null,
      hints int not null default 0 check (hints >= 0),
      pace_at timestamptz,
      touched_at timestamptz not null,
      primary key (round, challenge, level, subject)
    ) with (fillfactor = 70)`.execute(db);
  await sql`create index arena_standing_subject on arena_standing (subject)`.execute(db);
  await sql`create index arena_standing_touched on arena_standing (touched_at)`.execute(db);
  await sql`
    create table arena_conversation (
      id uuid primary key,
      subject uuid not null,
      round text not null,
      challenge text not null,
      level text not null,
      version text not null,
      seed text not null,
      began_at timestamptz not null,
      last_at timestamptz not null,
      closed_at timestamptz,
      turns int not null default 0 check (turns >= 0),
      watch jsonb not null
    ) with (fillfactor = 70)`.execute(db);
  await sql`create unique index arena_conversation_open on arena_conversation (subject, round, challenge, level) where closed_at is null`.execute(db);
  await sql`create index arena_conversation_subject on arena_conversation (subject, round, challenge, level)`.execute(db);
  await sql`create index arena_conversation_last on arena_conversation (last_at)`.execute(db);

  // What replaying needs: both texts, the seed, which model, what the guards and the monitor made of it.
  await sql`
    create table arena_message (
      at timestamptz not null,
      id uuid not null,
      conversation uuid not null,
      subject uuid not null,
      turn int not null,
      version text not null,
      said text not null,
      shown text not null,
      stopped_by text,
      model text,
      because text,
      effects jsonb not null,
      record jsonb not null,
      watch jsonb not null,
      input_tokens int not null,
      output_tokens int not null,
      milliseconds int not null,
      primary key (at, id)
    ) partition by range (at)`.execute(db);
  await sql`create table arena_message_rest partition of arena_message default`.execute(db);
  await sql`create index arena_message_conversation on arena_message (conversation, turn)`.execute(db);
  await sql`create index arena_message_subject on arena_message (subject)`.execute(db);
  for (const [name, when] of [['append_only', 'update or delete'], ['never_emptied', 'truncate']] as const) {
    await sql`create trigger ${sql.ref(`arena_message_${name}`)} before ${sql.raw(when)} on arena_message for each statement execute function refuse_change()`.execute(db);
  }
  await sql`create trigger arena_message_append_only_rows before update or delete on arena_message for each row execute function refuse_row_change()`.execute(db);
  // After the triggers, so that each month gets its guard too.
  await sql`select ensure_month_partitions('arena_message', current_date, 3)`.execute(db);

  await sql`
    create table arena_solve (
      id uuid primary key,
      at timestamptz not null,
      subject uuid not null,
      round text not null,
      challenge text not null,
      level text not null,
      points int not null,
      hints int not null,
      unique (round, challenge, level, subject)
    )`.execute(db);
  await sql`create index arena_solve_subject on arena_solve (subject)`.execute(db);
  await sql`create index arena_solve_at on arena_solve (at)`.execute(db);
};
