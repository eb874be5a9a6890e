// When teams had learned something: the day by which half of a team's people had finished one of these modules.
import { sql } from 'kysely';
import { populationSql } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { moduleActivity } from './activity.ts';

/** By team id, days as YYYY-MM-DD; teams of which less than half have finished are missing. Says nothing of who they are. */
export const halfFinishedOn = async (ctx: Ctx, modules: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ team: string; on: string }>`
    with each as (
      select facts.subject, facts.teams, min(done.done_at) as done_at
      from ${populationSql(ctx)} as facts
      left join progress done on done.subject = facts.subject and done.activity = any (${modules.map(moduleActivity)}::text[])
      group by 1, 2
    ), half as (
      select in_team.team, percentile_disc(0.5) within group (order by coalesce(done_at, 'infinity')) as at
      from each cross join lateral unnest(each.teams) as in_team (team) group by 1
    )
    select team, to_char(at at time zone 'UTC', 'YYYY-MM-DD') as on from half where at < 'infinity'`.execute(ctx.db);
  return new Map(rows.map(({ team, on }) => [team, on]));
};
