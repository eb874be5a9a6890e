// Draws merged AI-written pull requests to be audited by hand: nobody picks them, and whoever knows the seed can draw the same ones again.
import { sql } from 'kysely';
import { type Ctx, mustHaveRole } from '../../platform/context.ts';
import type { DrawnRecord } from '../receive/draw-records.ts';

/**
 * Of those that count for the review rate and were merged since `from`, every set equally likely: in the order of a hash
 * of seed and id. `source` names host, repository and number, by which people look it up; flagged are those that count as
 * reviewed, and the spans say by which remarks: their rules and where they stand, never their text.
 */
export const drawPullRequests = async (ctx: Ctx, { seed, count, from }: { seed: string; count: number; from: Date }): Promise<DrawnRecord[]> => {
  mustHaveRole(ctx, 'owner');
  const { rows } = await sql<DrawnRecord>`
    with drawn as (
      select id, merged_at, repository, number, identity, is_reviewed from pull_request
      where merged_at >= ${from} and is_ai and author_kind <> 'bot' order by md5(${seed}::text || id::text) limit ${count}
    )
    select drawn.id, drawn.merged_at as at, host.name || ', ' || repository.name || case host.kind when 'gitlab' then '!' else '#' end || drawn.number as source,
      null as tool, drawn.is_reviewed as "isFlagged", coalesce(found.spans, '[]') as spans
    from drawn join code_repository repository on repository.id = drawn.repository join code_host host on host.id = repository.code_host
    cross join lateral (
      select jsonb_agg(jsonb_build_object('rule', array_to_string(rules, ', '), 'place', place, 'redacted', '') order by at, id) as spans
      from pull_request_remark remark
      where remark.pull_request = drawn.id and is_security and not is_bot and gone_at is null and remark.at < drawn.merged_at and remark.identity is distinct from drawn.identity
    ) found
    order by md5(${seed}::text || drawn.id::text)`.execute(ctx.db);
  return rows;
};
