// Pull requests and their reviews: who, when, who wrote the code and by what evidence, and which remarks spoke of security. No titles, texts or code.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table code_host (
      id uuid primary key,
      kind text not null check (kind in ('github', 'gitlab')),
      name text not null,
      base_url text not null,
      secret_sealed bytea not null,
      token_sealed bytea,
      box_text text,
      created_at timestamptz not null,
      last_at timestamptz,
      revoked_at timestamptz
    )`.execute(db);
  await sql`
    create table code_repository (
      id uuid primary key,
      code_host uuid not null references code_host,
      host_id text not null,
      name text not null,
      named_at timestamptz not null,
      unique (code_host, host_id)
    )`.execute(db);
  // Rows change: events come late, twice and out of order, and the newest state of the host is what counts.
  await sql`
    create table pull_request (
      id uuid primary key,
      repository uuid not null references code_repository,
      number integer not null,
      author_kind text not null check (author_kind in ('person', 'agent', 'bot', 'gone')),
      identity uuid,
      team uuid,
      opened_at timestamptz not null,
      merged_at timestamptz,
      changed_at timestamptz not null,
      head text,
      evidence_around jsonb not null,
      evidence_commits jsonb,
      commits_ai integer not null default 0,
      commits_known integer not null default 0,
      commits_of integer,
      lines_ai integer not null default 0,
      lines_human integer not null default 0,
      grade text not null default 'none-known' check (grade in ('certain', 'likely', 'hint', 'none-known')),
      is_known boolean not null default false,
      is_ai boolean not null default false,
      is_reviewed boolean not null default false,
      unique (repository, number)
    ) with (fillfactor = 80)`.execute(db);
  await sql`create index pull_request_merged on pull_request (merged_at) where merged_at is not null`.execute(db);
  await sql`create index pull_request_identity on pull_request (identity) where identity is not null`.execute(db);
  await sql`
    create table pull_request_remark (
      id uuid primary key,
      pull_request uuid not null references pull_request on delete cascade,
      identity uuid,
      is_bot boolean not null,
      at timestamptz not null,
      changed_at timestamptz not null,
      place text not null check (place in ('summary', 'line', 'conversation')),
      is_security boolean not null,
      rules text[] not null,
      fingerprint uuid not null,
      gone_at timestamptz
    )`.execute(db);
  await sql`create index pull_request_remark_of on pull_request_remark (pull_request)`.execute(db);
  await sql`create index pull_request_remark_identity on pull_request_remark (identity) where identity is not null`.execute(db);
  await sql`
    create table code_back_fill (
      id uuid primary key,
      code_host uuid not null references code_host,
      repository uuid not null references code_repository,
      since timestamptz not null,
      state text not null check (state in ('running', 'done', 'stopped', 'failed')),
      round integer not null default 1,
      page integer not null default 1,
      place integer not null default 0,
      taken integer not null default 0,
      problem text,
      started_at timestamptz not null,
      rests_until timestamptz,
      leased_until timestamptz,
      ended_at timestamptz
    )`.execute(db);
  await sql`create unique index code_back_fill_one on code_back_fill (repository) where state = 'running'`.execute(db);
};
