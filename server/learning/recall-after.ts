// How much of a module is still known later: of all its people together, never of one.
import { sql } from 'kysely';
import { populationSql } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { moduleActivity } from './activity.ts';

export type Recall = { answers: number; right: number; people: number };

/** The first answer to each card by each person, given `days` or more after they had finished the module. */
export const recallAfter = async (ctx: Ctx, module: string, days: number): Promise<Recall> => {
  const { rows } = await sql<Recall>`
    with late as (
      select distinct on (o.subject, o.activity) o.subject, (o.result ->> 'isRight')::boolean as is_right
      from ${populationSql(ctx)} as facts
      join progress done on done.subject = facts.subject and done.activity = ${moduleActivity(module)} and done.done_at is not null
      join outcome o on o.subject = facts.subject and o.kind = 'reviewed' and split_part(split_part(o.activity, ':', 2), '/', 2) = ${module}
        and o.at >= done.done_at + make_interval(days => ${days})
      order by o.subject, o.activity, o.at
    )
    select count(*)::int as answers, (count(*) filter (where is_right))::int as right, count(distinct subject)::int as people from late`.execute(ctx.db);
  return rows[0]!;
};
