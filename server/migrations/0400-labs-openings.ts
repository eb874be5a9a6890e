// A person's work in a lab: openings with their drafts, runs as they were judged, and what was submitted for each.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  // `seconds_told` is how much of `seconds` the ledger has heard of. Drafts are rewritten in place all the time.
  await sql`
    create table lab_opening (
      id uuid primary key,
      subject uuid not null,
      lab text not null,
      version text not null,
      files jsonb not null,
      opened_at timestamptz not null,
      saved_at timestamptz not null,
      closed_at timestamptz,
      seconds int not null default 0 check (seconds >= 0),
      seconds_told int not null default 0,
      hints int not null default 0 check (hints >= 0),
      given_up_at timestamptz,
      shown_at timestamptz,
      passed_at timestamptz
    ) with (fillfactor = 70)`.execute(db);
  // Two devices that open a lab at once get the same opening.
  await sql`create unique index lab_opening_open on lab_opening (subject, lab) where closed_at is null`.execute(db);
  await sql`create index lab_opening_subject on lab_opening (subject, lab)`.execute(db);
  await sql`create index lab_opening_saved on lab_opening (saved_at)`.execute(db);

  // Narrow, without anything a person wrote; the page gives the id, so that a repeated request is the same run.
  await sql`
    create table lab_run (
      id uuid primary key,
      at timestamptz not null,
      opening uuid not null,
      subject uuid not null,
      pair uuid,
      lab text not null,
      version text not null,
      holds boolean not null,
      is_verified boolean not null,
      failed text[] not null,
      flags text[] not null,
      seed text not null,
      milliseconds int not null
    )`.execute(db);
  await sql`create index lab_run_opening on lab_run (opening, at)`.execute(db);
  await sql`create index lab_run_pair on lab_run (pair, at) where pair is not null`.execute(db);
  await sql`create index lab_run_at on lab_run (at)`.execute(db);

  // The wide part, kept for a shorter time and by month: what was submitted and what each step gave.
  await sql`
    create table lab_submission (
      at timestamptz not null,
      run uuid not null,
      subject uuid not null,
      files jsonb not null,
      steps jsonb not null,
      primary key (at, run)
    ) partition by range (at)`.execute(db);
  await sql`create table lab_submission_rest partition of lab_submission default`.execute(db);
  await sql`create index lab_submission_subject on lab_submission (subject)`.execute(db);
  await sql`select ensure_month_partitions('lab_submission', current_date, 3)`.execute(db);

  for (const table of ['lab_run', 'lab_submission']) {
    await sql`create trigger ${sql.ref(`${table}_append_only`)} before update or delete on ${sql.table(table)} for each statement execute function refuse_change()`.execute(db);
    await sql`create trigger ${sql.ref(`${table}_append_only_rows`)} before update or delete on ${sql.table(table)} for each row execute function refuse_row_change()`.execute(db);
    await sql`create trigger ${sql.ref(`${table}_never_emptied`)} before truncate on ${sql.table(table)} for each statement execute function refuse_change()`.execute(db);
  }
};
