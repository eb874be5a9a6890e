// Figures per team, read for as many people at once as privacy asks for: what is smaller never leaves this file.
import { sql } from 'kysely';
import { groupsAtLeast, populationSql, withoutNearTwins } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { moduleActivity, POLICY_ACTIVITY, quizActivity } from './activity.ts';
import type { ModuleContent } from './content.ts';

export type TeamFigures = { team: string; size: number; done: number; begun: number; passed: number; acknowledged: number; took_time: number; median_seconds: number | null };

/** Of the people the viewer may count; hidden teams come back without figures. */
export const readTeamFigures = async (ctx: Ctx, module: ModuleContent, policyVersion: string | null, k: number): Promise<{ shown: TeamFigures[]; hidden: Pick<TeamFigures, 'team'>[] }> => {
  const activity = moduleActivity(module.slug);
  const quizzes = module.units.filter(({ kind }) => kind === 'quiz').map(({ slug }) => quizActivity(module.slug, slug));
  const { rows } = await sql<TeamFigures>`
    with each as (
      select facts.subject, facts.teams, done.done_at is not null as is_done, taken.seconds > 0 as took_time, taken.seconds,
        done.done_at is not null or places.seconds is not null or coalesce(quiz.times, 0) > 0 as is_begun,
        coalesce(quiz.is_passed, false) as is_passed, policy.version is not distinct from ${policyVersion}::text and policy.version is not null as has_acknowledged
      from ${populationSql(ctx)} as facts
      left join progress done on done.subject = facts.subject and done.activity = ${activity}
      left join progress policy on policy.subject = facts.subject and policy.activity = ${POLICY_ACTIVITY}
      cross join lateral (
        select bool_or(p.done_at is not null) as is_passed, sum(p.times) as times, coalesce(sum(p.seconds), 0) as seconds from progress p where p.subject = facts.subject and p.activity = any (${quizzes}::text[])) quiz
      cross join lateral (
        select sum(l.seconds)::int as seconds from place l where l.subject = facts.subject and l.module = ${module.slug}) places
      cross join lateral (select coalesce(places.seconds, 0) + quiz.seconds as seconds) taken
    )
    select in_team.team, count(*)::int as size, (count(*) filter (where is_done))::int as done, (count(*) filter (where is_begun))::int as begun,
      (count(*) filter (where is_passed))::int as passed, (count(*) filter (where has_acknowledged))::int as acknowledged,
      (count(*) filter (where took_time))::int as took_time,
      case when count(*) filter (where took_time) >= ${k} then percentile_cont(0.5) within group (order by seconds::float8) filter (where took_time) end as median_seconds
    from each cross join lateral unnest(each.teams) as in_team (team)
    group by in_team.team`.execute(ctx.db);
  const large = groupsAtLeast(k, rows);
  const shared = await readShared(ctx);
  const { shown, hidden } = withoutNearTwins(k, large.shown, (one, other) => shared.get(pairOf(one.team, other.team)) ?? 0);
  return { shown, hidden: [...large.hidden, ...hidden].map(({ team }) => ({ team })) };
};

const pairOf = (one: string, other: string): string => [one, other].sort().join(' ');

/** How many people each two teams have in common; pairs with nobody are left out. */
const readShared = async (ctx: Ctx): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ one: string; other: string; people: number }>`
    select one.team as one, other.team as other, count(*)::int as people
    from ${populationSql(ctx)} as facts, unnest(facts.teams) as one (team), unnest(facts.teams) as other (team)
    where one.team < other.team group by 1, 2`.execute(ctx.db);
  return new Map(rows.map(({ one, other, people }) => [pairOf(one, other), people]));
};
