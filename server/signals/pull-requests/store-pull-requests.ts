// The SQL of repositories, pull requests and remarks: whole batches, each row by the newest that the host has said.
import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { storable } from '../storable.ts';

export type RepositoryRow = { id: string; code_host: string; host_id: string; name: string; named_at: Date };
export type PullRow = {
  id: string;
  repository: string;
  number: number;
  author_kind: 'person' | 'agent' | 'bot' | 'gone';
  identity: string | null;
  team: string | null;
  opened_at: Date;
  merged_at: Date | null;
  merge_commit: string | null;
  /** '-infinity' where it was only mentioned. */
  changed_at: Date | '-infinity';
  head: string | null;
  evidence_around: unknown;
};
export type RemarkRow = { id: string; pull_request: string; identity: string | null; is_bot: boolean; at: Date; changed_at: Date; place: string; is_security: boolean; rules: readonly string[]; fingerprint: string; gone_at: Date | null };
export type EvidenceRow = { id: string; evidence_around: unknown; evidence_commits: unknown };
export type CommitsRow = { id: string; head: string | null; evidence_commits: unknown; ai: number; known: number; of: number; lines_ai: number; lines_human: number };

const rowsOf = (rows: readonly object[]) => sql`${JSON.stringify(rows, (_name, value: unknown) => (typeof value === 'string' ? storable(value) : value))}::jsonb`;

export const upsertRepositories = async (ctx: Ctx, rows: readonly RepositoryRow[]): Promise<void> =>
  void (await sql`
    insert into code_repository (id, code_host, host_id, name, named_at)
    select id, code_host, host_id, name, named_at from jsonb_to_recordset(${rowsOf(rows)}) as r (id uuid, code_host uuid, host_id text, name text, named_at timestamptz) order by id
    on conflict (id) do update set name = excluded.name, named_at = excluded.named_at where code_repository.named_at <= excluded.named_at and code_repository.name <> excluded.name`.execute(ctx.db));

/** A later event wins whenever it comes; an earlier one still fills what nobody has said, such as an author that was only a number. */
export const upsertPulls = async (ctx: Ctx, rows: readonly PullRow[]): Promise<void> =>
  void (await sql`
    insert into pull_request as old (id, repository, number, author_kind, identity, team, opened_at, merged_at, merge_commit, changed_at, head, evidence_around)
    select id, repository, number, author_kind, identity, team, opened_at, merged_at, merge_commit, changed_at, head, evidence_around
    from jsonb_to_recordset(${rowsOf(rows)}) as r (id uuid, repository uuid, number integer, author_kind text, identity uuid, team uuid, opened_at timestamptz, merged_at timestamptz, merge_commit text, changed_at timestamptz, head text, evidence_around jsonb) order by id
    on conflict (id) do update set
      author_kind = case when excluded.identity is null and old.identity is not null then old.author_kind else excluded.author_kind end,
      identity = coalesce(excluded.identity, old.identity),
      team = case when old.identity is null then excluded.team else old.team end,
      opened_at = least(old.opened_at, excluded.opened_at),
      merged_at = coalesce(old.merged_at, excluded.merged_at),
      merge_commit = coalesce(excluded.merge_commit, old.merge_commit),
      changed_at = greatest(old.changed_at, excluded.changed_at),
      head = case when old.changed_at <= excluded.changed_at then coalesce(excluded.head, old.head) else old.head end,
      evidence_around = case when old.changed_at <= excluded.changed_at then excluded.evidence_around else old.evidence_around end,
      evidence_commits = case when old.changed_at <= excluded.changed_at and excluded.head is not null and excluded.head is distinct from old.head then null else old.evidence_commits end`.execute(ctx.db));

/** What an edit says only after the merge nobody had said before it. */
const IN_TIME = sql`(old.is_security or not exists (select from pull_request p where p.id = old.pull_request and excluded.changed_at >= p.merged_at))`;

/** What is gone stays gone, also when the news of its making comes after. */
export const upsertRemarks = async (ctx: Ctx, rows: readonly RemarkRow[]): Promise<void> =>
  void (await sql`
    insert into pull_request_remark as old (id, pull_request, identity, is_bot, at, changed_at, place, is_security, rules, fingerprint, gone_at)
    select id, pull_request, identity, is_bot, at, changed_at, place, is_security, array(select jsonb_array_elements_text(rules)), fingerprint, gone_at
    from jsonb_to_recordset(${rowsOf(rows)}) as r (id uuid, pull_request uuid, identity uuid, is_bot boolean, at timestamptz, changed_at timestamptz, place text, is_security boolean, rules jsonb, fingerprint uuid, gone_at timestamptz) order by id
    on conflict (id) do update set identity = coalesce(excluded.identity, old.identity), is_bot = excluded.is_bot, changed_at = excluded.changed_at, is_security = excluded.is_security and ${IN_TIME}, rules = case when ${IN_TIME} then excluded.rules else old.rules end,
      fingerprint = excluded.fingerprint, gone_at = excluded.gone_at
    where old.gone_at is null and (old.changed_at <= excluded.changed_at or excluded.gone_at is not null)`.execute(ctx.db));

/** Of security, by a person who is not the author, before the merge. Somebody who is gone is nobody's author but of what nobody else wrote. */
export const markReviewed = async (ctx: Ctx, ids: readonly string[]): Promise<void> =>
  void (await sql`
    update pull_request p set is_reviewed = now_reviewed
    from (
      select q.id, exists (
        select from pull_request_remark r where r.pull_request = q.id and r.is_security and not r.is_bot and r.gone_at is null
          and r.identity is distinct from q.identity and (q.merged_at is null or r.at < q.merged_at)
          and not exists (select from signal_identity a, signal_identity b where a.key = r.identity and b.key = q.identity and a.subject = b.subject)
      ) as now_reviewed from pull_request q where q.id = any (${[...ids]}::uuid[])
    ) judged where p.id = judged.id and p.is_reviewed is distinct from now_reviewed`.execute(ctx.db));

export const selectEvidence = async (ctx: Ctx, ids: readonly string[]): Promise<EvidenceRow[]> =>
  (await sql<EvidenceRow>`select id, evidence_around, evidence_commits from pull_request where id = any (${[...ids]}::uuid[])`.execute(ctx.db)).rows;

export const updateGrades = async (ctx: Ctx, rows: readonly { id: string; grade: string; is_known: boolean; is_ai: boolean }[]): Promise<void> =>
  void (await sql`
    update pull_request p set grade = r.grade, is_known = r.is_known, is_ai = r.is_ai
    from jsonb_to_recordset(${rowsOf(rows)}) as r (id uuid, grade text, is_known boolean, is_ai boolean) where p.id = r.id`.execute(ctx.db));

/** Nothing where a force push has come meanwhile: its commits are read anew. */
export const updateCommits = async (ctx: Ctx, rows: readonly CommitsRow[]): Promise<void> =>
  void (await sql`
    update pull_request p set evidence_commits = r.evidence_commits, commits_ai = r.ai, commits_known = r.known, commits_of = r.of, lines_ai = r.lines_ai, lines_human = r.lines_human
    from jsonb_to_recordset(${rowsOf(rows)}) as r (id uuid, head text, evidence_commits jsonb, ai integer, known integer, of integer, lines_ai integer, lines_human integer)
    where p.id = r.id and p.head is not distinct from coalesce(r.head, p.head)`.execute(ctx.db));

export type Unread = { id: string; number: number; head: string | null; merge_commit: string | null; repository: string; code_host: string; host_id: string; name: string };
export const findUnread = async (ctx: Ctx, id: string): Promise<Unread | undefined> =>
  (
    await sql<Unread>`
      select p.id, p.number, p.head, p.merge_commit, p.repository, r.code_host, r.host_id, r.name from pull_request p join code_repository r on r.id = p.repository
      where p.id = ${id} and p.evidence_commits is null`.execute(ctx.db)
  ).rows[0];

export const selectUnreadMerged = async (ctx: Ctx, ids: readonly string[]): Promise<string[]> =>
  (await sql<{ id: string }>`select id from pull_request where id = any (${[...ids]}::uuid[]) and merged_at is not null and evidence_commits is null`.execute(ctx.db)).rows.map(({ id }) => id);
