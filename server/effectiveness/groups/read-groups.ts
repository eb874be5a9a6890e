// How many people the viewer may count in each team, in which tiers, and how many two teams share.
import { sql } from 'kysely';
import { populationSql } from '../../people/index.ts';
import type { Ctx } from '../../platform/context.ts';

/** `size` counts whom the viewer may count; `tier` is the highest that at least half of them are in. */
export type TeamSize = { team: string; size: number; tier: number };

export const readGroups = async (ctx: Ctx): Promise<TeamSize[]> => {
  const { rows } = await sql<TeamSize>`
    select in_team.team, count(*)::int as size,
      case when 2 * count(*) filter (where 3 = any (facts.tiers)) >= count(*) then 3
        when 2 * count(*) filter (where 2 = any (facts.tiers)) >= count(*) then 2 else 1 end as tier
    from ${populationSql(ctx)} as facts cross join lateral unnest(facts.teams) as in_team (team) group by 1`.execute(ctx.db);
  return rows;
};

/** How many people the teams of each tier have together, whoever is in two of them once. */
export const readTierSizes = async (ctx: Ctx, teams: readonly Pick<TeamSize, 'team' | 'tier'>[]): Promise<ReadonlyMap<number, number>> => {
  const { rows } = await sql<{ tier: number; people: number }>`
    select shown.tier, count(distinct facts.subject)::int as people
    from ${populationSql(ctx)} as facts cross join lateral unnest(facts.teams) as in_team (team)
    join unnest(${teams.map(({ team }) => team)}::uuid[], ${teams.map(({ tier }) => tier)}::int[]) as shown (team, tier) on shown.team = in_team.team
    group by 1`.execute(ctx.db);
  return new Map(rows.map(({ tier, people }) => [tier, people]));
};

export const pairOf = (one: string, other: string): string => [one, other].sort().join(' ');

/** By pair; pairs with nobody in common are missing. */
export const readShared = async (ctx: Ctx): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ one: string; other: string; people: number }>`
    select one.team as one, other.team as other, count(*)::int as people
    from ${populationSql(ctx)} as facts, unnest(facts.teams) as one (team), unnest(facts.teams) as other (team)
    where one.team < other.team group by 1, 2`.execute(ctx.db);
  return new Map(rows.map(({ one, other, people }) => [pairOf(one, other), people]));
};

export const countPeople = async (ctx: Ctx): Promise<number> => {
  const { rows } = await sql<{ people: number }>`select count(*)::int as people from ${populationSql(ctx)} as facts`.execute(ctx.db);
  return rows[0]!.people;
};

/** People in no team, whose records count in every total and in no group. */
export const countTeamless = async (ctx: Ctx): Promise<number> => {
  const { rows } = await sql<{ people: number }>`select count(*)::int as people from ${populationSql(ctx)} as facts where coalesce(cardinality(facts.teams), 0) = 0`.execute(ctx.db);
  return rows[0]!.people;
};
