// Samples of records that two people label by hand, to know what the detectors miss and flag wrongly. Redacted spans go after their time; labels stay.
import { type Kysely, sql } from 'kysely';

const APPEND_ONLY = ['detection_sample', 'sample_label', 'sample_settlement'];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table detection_sample (
      id uuid primary key,
      metric text not null,
      metric_version integer not null,
      seed text not null,
      first_labeller uuid not null,
      second_labeller uuid not null check (second_labeller <> first_labeller),
      started_at timestamptz not null
    )`.execute(db);
  await sql`
    create table sample_record (
      sample_id uuid not null references detection_sample,
      position integer not null,
      record_id text not null,
      at timestamptz not null,
      source text not null,
      tool text,
      is_flagged boolean not null,
      spans jsonb not null,
      primary key (sample_id, position)
    )`.execute(db);
  await sql`
    create table sample_label (
      sample_id uuid not null,
      position integer not null,
      labeller uuid not null,
      says text not null check (says in ('yes', 'no', 'unclear')),
      at timestamptz not null,
      primary key (sample_id, position, labeller),
      foreign key (sample_id, position) references sample_record
    )`.execute(db);
  await sql`
    create table sample_settlement (
      sample_id uuid not null,
      position integer not null,
      says text not null check (says in ('yes', 'no')),
      why text not null,
      settled_by uuid not null,
      at timestamptz not null,
      primary key (sample_id, position),
      foreign key (sample_id, position) references sample_record
    )`.execute(db);
  for (const table of APPEND_ONLY) {
    await sql`create trigger ${sql.ref(`${table}_append_only`)} before update or delete on ${sql.table(table)} for each row execute function refuse_row_change()`.execute(db);
    await sql`create trigger ${sql.ref(`${table}_never_emptied`)} before truncate on ${sql.table(table)} for each statement execute function refuse_change()`.execute(db);
  }
};
