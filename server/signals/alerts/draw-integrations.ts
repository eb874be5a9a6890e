// Draws new AI integrations to be looked at by hand, with or without an alert: whoever knows the seed can draw the same ones again.
import { sql } from 'kysely';
import { type Ctx, mustHaveRole } from '../../platform/context.ts';
import type { DrawnRecord } from '../receive/draw-records.ts';

/**
 * Of those that count as new since `from`, every set equally likely: in the order of a hash of seed and key. `source` names
 * who scanned and the place in the code; flagged are those with an alert of prompt injection in the same file that counts.
 */
export const drawIntegrations = async (ctx: Ctx, { seed, count, from }: { seed: string; count: number; from: Date }): Promise<DrawnRecord[]> => {
  mustHaveRole(ctx, 'owner');
  const { rows } = await sql<DrawnRecord>`
    with drawn as (
      select key, series, source, path, line, provider, call, first_at from signal_integration
      where first_at >= ${from} and origin = 'new' and not is_aside order by md5(${seed}::text || key::text) limit ${count}
    )
    select drawn.key as id, drawn.first_at as at, source.name || ', ' || drawn.path || coalesce(':' || drawn.line, '') as source, drawn.provider || ', ' || drawn.call as tool,
      found.spans is not null as "isFlagged", coalesce(found.spans, '[]') as spans
    from drawn join signal_source source on source.id = drawn.source
    cross join lateral (
      select jsonb_agg(jsonb_build_object('rule', rule, 'place', path || coalesce(':' || line, ''), 'redacted', '') order by line, key) as spans
      from signal_alert alert
      where alert.series = drawn.series and alert.path = drawn.path and origin = 'new' and is_injection and not is_aside and not is_suppressed and triage <> 'false-alarm'
    ) found
    order by md5(${seed}::text || drawn.key::text)`.execute(ctx.db);
  return rows;
};
