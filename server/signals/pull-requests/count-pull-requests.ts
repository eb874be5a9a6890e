// How many pull requests were merged by team and week or month, of how many somebody says who wrote them, and how many were reviewed.
import { sql } from 'kysely';
import { type Ctx, mustHaveRole } from '../../platform/context.ts';
import type { CountAsked } from '../receive/count-interactions.ts';

/** `reviewed` of `aiWritten`; `withProvenance` of `pullRequests` is the coverage that stands beside every rate of them. */
export type PullRequestFigures = { teamId: string | null; period: string; pullRequests: number; withProvenance: number; aiWritten: number; reviewed: number };

/**
 * Merged ones, by the day of the merge (UTC); `from` and `to` are days, both counted. Without those that programs open
 * for themselves, such as updates of packages. Teams of any size: whoever shows these suppresses small groups.
 */
export const countPullRequests = async (ctx: Ctx, { from, to, by }: CountAsked): Promise<PullRequestFigures[]> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  const { rows } = await sql<{ team: string | null; period: string; all: string; known: string; ai: string; reviewed: string }>`
    select team, date_trunc(${by === 'week' ? 'week' : 'month'}, merged_at at time zone 'UTC')::date::text as period, count(*) as all, count(*) filter (where is_known) as known,
      count(*) filter (where is_ai) as ai, count(*) filter (where is_ai and is_reviewed) as reviewed
    from pull_request
    where merged_at >= ${from}::date::timestamp at time zone 'UTC' and merged_at < (${to}::date + 1)::timestamp at time zone 'UTC' and author_kind <> 'bot'
    group by 1, 2 order by 2, 1`.execute(ctx.db);
  return rows.map(({ team, period, all, known, ai, reviewed }) => ({ teamId: team, period, pullRequests: Number(all), withProvenance: Number(known), aiWritten: Number(ai), reviewed: Number(reviewed) }));
};

/** Called when an identity is matched, while nothing else counts. A review may turn out to be the author's own. */
export const movePullRequests = async (ctx: Ctx, identity: string, teamId: string | null): Promise<string[]> => {
  await sql`update pull_request set team = ${teamId}::uuid where identity = ${identity} and team is null`.execute(ctx.db);
  return touchedBy(ctx, identity);
};

/** Called when a match is taken back, while nothing else counts; `isMoved`: its pull requests count for no team again. */
export const returnPullRequests = async (ctx: Ctx, identity: string, isMoved: boolean): Promise<string[]> => {
  if (isMoved) await sql`update pull_request set team = null where identity = ${identity}`.execute(ctx.db);
  return touchedBy(ctx, identity);
};

const touchedBy = async (ctx: Ctx, identity: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select id from pull_request where identity = ${identity} union select pull_request from pull_request_remark where identity = ${identity}`.execute(ctx.db);
  return rows.map(({ id }) => id);
};
