// Signals: sources with their tokens and mappings, identities, and interactions with AI tools: that there was one, and what was found. Never what was said.
import { type Kysely, sql } from 'kysely';

const APPEND_ONLY = ['signal_interaction', 'signal_finding'];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table signal_source (
      id uuid primary key,
      kind text not null,
      name text not null,
      token_hash bytea not null unique,
      created_at timestamptz not null,
      last_at timestamptz,
      received bigint not null default 0,
      revoked_at timestamptz
    ) with (fillfactor = 70)`.execute(db);
  await sql`
    create table signal_mapping (
      source uuid not null references signal_source,
      version int not null,
      mapping jsonb not null,
      created_at timestamptz not null,
      primary key (source, version)
    )`.execute(db);
  // The name and the person are sealed: neither can be read, and the subject not be joined to a person, from the database alone.
  await sql`
    create table signal_identity (
      key uuid primary key,
      kind text not null,
      state text not null check (state in ('open', 'matched', 'ignored')),
      name_sealed bytea,
      person_sealed bytea,
      subject uuid,
      team uuid,
      first_at timestamptz not null,
      decided_at timestamptz,
      check ((state = 'matched') = (subject is not null and person_sealed is not null))
    )`.execute(db);
  await sql`create index signal_identity_open on signal_identity (first_at, key) where state = 'open'`.execute(db);
  await sql`create index signal_identity_subject on signal_identity (subject) where subject is not null`.execute(db);

  // What makes a delivery count once. Not by month, because a late copy may carry another time.
  await sql`create table signal_seen (key uuid primary key, at timestamptz not null)`.execute(db);
  await sql`
    create table signal_interaction (
      at timestamptz not null,
      id uuid not null,
      source uuid not null,
      identity uuid,
      tool text,
      model text,
      decision text check (decision in ('allowed', 'warned', 'blocked')),
      is_scanned boolean not null,
      is_exposed boolean not null,
      incidents smallint not null,
      clock text check (clock in ('missing', 'ahead')),
      primary key (at, id)
    ) partition by range (at)`.execute(db);
  await sql`create table signal_interaction_rest partition of signal_interaction default`.execute(db);
  await sql`create index signal_interaction_identity on signal_interaction (identity) where identity is not null`.execute(db);
  await sql`
    create table signal_finding (
      at timestamptz not null,
      interaction uuid not null,
      number smallint not null,
      rule text not null,
      grp text not null,
      side text not null check (side in ('user', 'tool', 'assistant', 'system', 'record')),
      path text not null,
      fingerprint text not null,
      redacted text not null,
      primary key (at, interaction, number)
    ) partition by range (at)`.execute(db);
  await sql`create table signal_finding_rest partition of signal_finding default`.execute(db);
  // One identity, one secret, one tool, one day: an incident, however often it was sent.
  await sql`create table signal_incident (day date not null, key uuid not null, primary key (day, key))`.execute(db);
  await sql`
    create table signal_day (
      day date not null,
      source uuid not null,
      team uuid,
      interactions bigint not null,
      unscanned bigint not null,
      exposed bigint not null,
      incidents bigint not null,
      unique nulls not distinct (day, source, team)
    ) with (fillfactor = 60)`.execute(db);

  for (const table of APPEND_ONLY) {
    await sql`create trigger ${sql.ref(`${table}_append_only`)} before update or delete on ${sql.table(table)} for each statement execute function refuse_change()`.execute(db);
    await sql`create trigger ${sql.ref(`${table}_append_only_rows`)} before update or delete on ${sql.table(table)} for each row execute function refuse_row_change()`.execute(db);
    await sql`create trigger ${sql.ref(`${table}_never_emptied`)} before truncate on ${sql.table(table)} for each statement execute function refuse_change()`.execute(db);
    // After the triggers, so that each month gets its guard too. Half a year back, because sources send what they have kept.
    await sql`select ensure_month_partitions(${table}, (current_date - interval '7 months')::date, 11)`.execute(db);
  }
};
