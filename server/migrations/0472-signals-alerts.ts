// Signals: scans of code, the alerts and integrations they found, and what people decided about alerts. No code, no message, no author's name.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  // `series` is what succeeds what: one tool on one repository or source, in one category.
  await sql`
    create table signal_scan (
      id uuid primary key,
      series uuid not null,
      source uuid not null references signal_source,
      at timestamptz not null,
      received_at timestamptz not null,
      tool text not null,
      ruleset text not null,
      is_rescan boolean not null,
      is_whole boolean not null,
      alerts int not null,
      integrations int
    )`.execute(db);
  await sql`create index signal_scan_series on signal_scan (series, at)`.execute(db);
  await sql`create index signal_scan_source on signal_scan (source)`.execute(db);
  // Rows change: an alert is seen again, closed and decided about. `origin` says whether it may count as new.
  await sql`
    create table signal_alert (
      key uuid primary key,
      series uuid not null,
      source uuid not null references signal_source,
      tool text not null,
      ruleset text not null,
      rule text not null,
      title text not null,
      level text not null check (level in ('high', 'medium', 'low', 'note')),
      cwe text[] not null,
      path text not null,
      line int,
      first_at timestamptz not null,
      last_at timestamptz not null,
      closed_at timestamptz,
      closed_because text check (closed_because in ('gone', 'rules-changed')),
      origin text not null check (origin in ('new', 'baseline', 'newer-rules')),
      is_injection boolean not null,
      is_aside boolean not null,
      is_suppressed boolean not null,
      triage text not null default 'open' check (triage in ('open', 'confirmed', 'false-alarm', 'fixed')),
      identity uuid,
      team uuid,
      check ((closed_at is null) = (closed_because is null))
    ) with (fillfactor = 80)`.execute(db);
  await sql`create index signal_alert_series on signal_alert (series, last_at) where closed_at is null`.execute(db);
  await sql`create index signal_alert_first on signal_alert (first_at, key)`.execute(db);
  await sql`create index signal_alert_identity on signal_alert (identity) where identity is not null`.execute(db);
  await sql`
    create table signal_triage (
      id uuid primary key,
      at timestamptz not null,
      alert uuid not null,
      subject uuid not null,
      triage text not null check (triage in ('open', 'confirmed', 'false-alarm', 'fixed')),
      why text not null
    )`.execute(db);
  await sql`create index signal_triage_alert on signal_triage (alert, at)`.execute(db);
  await sql`
    create table signal_integration (
      key uuid primary key,
      series uuid not null,
      source uuid not null references signal_source,
      path text not null,
      line int,
      provider text not null,
      call text not null,
      first_at timestamptz not null,
      last_at timestamptz not null,
      gone_at timestamptz,
      origin text not null check (origin in ('new', 'baseline', 'newer-rules')),
      ruleset text not null,
      is_aside boolean not null,
      identity uuid,
      team uuid
    ) with (fillfactor = 80)`.execute(db);
  await sql`create index signal_integration_series on signal_integration (series, last_at) where gone_at is null`.execute(db);
  await sql`create index signal_integration_first on signal_integration (first_at)`.execute(db);
  await sql`create index signal_integration_identity on signal_integration (identity) where identity is not null`.execute(db);
  await sql`create trigger signal_triage_append_only before update or delete on signal_triage for each statement execute function refuse_change()`.execute(db);
  await sql`create trigger signal_triage_append_only_rows before update or delete on signal_triage for each row execute function refuse_row_change()`.execute(db);
  await sql`create trigger signal_triage_never_emptied before truncate on signal_triage for each statement execute function refuse_change()`.execute(db);
};
