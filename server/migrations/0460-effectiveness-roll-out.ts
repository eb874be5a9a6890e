// What must be fixed before the first figure is seen: the baseline window of each metric, and the order of teams drawn by lot.
import { type Kysely, sql } from 'kysely';

const APPEND_ONLY = ['baseline_window', 'roll_out', 'roll_out_team'];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table baseline_window (
      id uuid primary key,
      metric text not null,
      metric_version integer not null,
      starts_on date not null,
      ends_on date not null check (ends_on >= starts_on),
      closed_at timestamptz not null,
      unique (metric, metric_version)
    )`.execute(db);
  // One order only: a second draw would be a choice between two.
  await sql`
    create table roll_out (
      id uuid primary key,
      is_the_one boolean not null default true unique check (is_the_one),
      seed text not null,
      starts_on date not null,
      steps integer not null,
      weeks_per_step integer not null,
      drawn_at timestamptz not null
    )`.execute(db);
  // Names as they were when the lot was drawn; a team may be renamed or removed later.
  await sql`
    create table roll_out_team (
      roll_out_id uuid not null references roll_out,
      team_id uuid not null,
      team_name text not null,
      step integer not null,
      primary key (roll_out_id, team_id)
    )`.execute(db);
  for (const table of APPEND_ONLY) {
    await sql`create trigger ${sql.ref(`${table}_append_only`)} before update or delete on ${sql.table(table)} for each row execute function refuse_row_change()`.execute(db);
    await sql`create trigger ${sql.ref(`${table}_never_emptied`)} before truncate on ${sql.table(table)} for each statement execute function refuse_change()`.execute(db);
  }
};
