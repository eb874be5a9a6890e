// Draws interactions to be labelled by hand: nobody picks them, and whoever knows the seed can draw the same ones again.
import { sql } from 'kysely';
import { type Ctx, mustHaveRole } from '../../platform/context.ts';

/** What was found and where, redacted; nothing of whose it was. `at` leads to the record in the source's own log. */
export type DrawnRecord = { id: string; at: Date; source: string; tool: string | null; isFlagged: boolean; spans: { rule: string; place: string; redacted: string }[] };
export type Drawing = { metric: 'ai_tool_data_exposure' | 'secret_exposure_in_ai_tools'; seed: string; count: number; from: Date };

/** Of all that were scanned since `from`, flagged or not, every set equally likely: in the order of a hash of seed and id. */
export const drawRecords = async (ctx: Ctx, { metric, seed, count, from }: Drawing): Promise<DrawnRecord[]> => {
  mustHaveRole(ctx, 'owner');
  const isSecret = metric === 'secret_exposure_in_ai_tools';
  const { rows } = await sql<DrawnRecord>`
    with drawn as (
      select at, id, source, tool, is_exposed from signal_interaction where is_scanned and at >= ${from} order by md5(${seed}::text || id::text) limit ${count}
    )
    select drawn.id, drawn.at, signal_source.name as source, drawn.tool,
      case when ${isSecret} then coalesce(found.has_secret, false) else drawn.is_exposed end as "isFlagged", coalesce(found.spans, '[]') as spans
    from drawn join signal_source on signal_source.id = drawn.source
    cross join lateral (
      select bool_or(side = 'user' and grp in ('structured', 'generic')) as has_secret,
        jsonb_agg(jsonb_build_object('rule', rule, 'place', path, 'redacted', redacted) order by number) as spans
      from signal_finding finding where finding.interaction = drawn.id and finding.at = drawn.at
    ) found
    order by md5(${seed}::text || drawn.id::text)`.execute(ctx.db);
  return rows;
};
