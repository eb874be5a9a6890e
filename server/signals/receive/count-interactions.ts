// How many interactions there were by team and week or month, how many exposed something, and how many incidents with secrets.
import { sql } from 'kysely';
import { type Ctx, mustHaveRole } from '../../platform/context.ts';

export type InteractionFigures = { teamId: string | null; period: string; interactions: number; exposed: number; withSecret: number };
export type CountAsked = { from: string; to: string; by: 'week' | 'month' };

/**
 * `from` and `to` are days, both counted; a period is its first day (weeks begin on Monday) and may begin before `from`.
 * `interactions` are those whose text was scanned or that a DLP product judged; `withSecret` counts incidents: one identity,
 * one secret, one tool, one day. Teams of any size: whoever shows these suppresses small groups.
 */
export const countInteractions = async (ctx: Ctx, { from, to, by }: CountAsked): Promise<InteractionFigures[]> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  const { rows } = await sql<{ team: string | null; period: string; interactions: string; exposed: string; incidents: string }>`
    select team, date_trunc(${by === 'week' ? 'week' : 'month'}, day)::date::text as period, sum(interactions)::bigint as interactions, sum(exposed)::bigint as exposed, sum(incidents)::bigint as incidents
    from signal_day where day between ${from}::date and ${to}::date group by 1, 2 having sum(interactions) > 0 order by 2, 1`.execute(ctx.db);
  return rows.map(({ team, period, interactions, exposed, incidents }) => ({ teamId: team, period, interactions: Number(interactions), exposed: Number(exposed), withSecret: Number(incidents) }));
};
