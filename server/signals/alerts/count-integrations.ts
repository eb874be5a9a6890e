// How many AI integrations are new by team and week or month, and how many prompt injection weaknesses came with them: metric 3.
import { sql } from 'kysely';
import { type Ctx, mustHaveRole } from '../../platform/context.ts';

export type IntegrationFigures = { teamId: string | null; period: string; integrations: number; withNewFinding: number; confirmed: number };

/**
 * As `prompt_injection_in_new_code` version 1 says: by the day something was first seen on the main branch, without what the
 * baseline scan or a re-scan of older code shows, without what only newer rules show, tests, examples and vendored code, and
 * without what somebody dismissed. `withNewFinding` counts confirmed ones and those nobody has decided about; `confirmed`
 * those somebody has. Teams of any size: whoever shows these suppresses small groups.
 */
export const countIntegrations = async (ctx: Ctx, { from, to, by }: { from: string; to: string; by: 'week' | 'month' }): Promise<IntegrationFigures[]> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  const period = by === 'week' ? 'week' : 'month';
  const { rows } = await sql<{ team: string | null; period: string; integrations: number; findings: number; confirmed: number }>`
    with each as (
      select team, first_at, 1 as integration, 0 as finding, 0 as confirmed from signal_integration where origin = 'new' and not is_aside
      union all
      select team, first_at, 0, 1, case when triage in ('confirmed', 'fixed') then 1 else 0 end from signal_alert
      where origin = 'new' and is_injection and not is_aside and not is_suppressed and triage <> 'false-alarm'
    )
    select team, date_trunc(${period}, first_at at time zone 'UTC')::date::text as period, sum(integration)::int as integrations, sum(finding)::int as findings, sum(confirmed)::int as confirmed
    from each where (first_at at time zone 'UTC')::date between ${from}::date and ${to}::date group by 1, 2 order by 2, 1`.execute(ctx.db);
  return rows.map(({ team, period: first, integrations, findings, confirmed }) => ({ teamId: team, period: first, integrations, withNewFinding: findings, confirmed }));
};
