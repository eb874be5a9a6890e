// How many different people the records of each team are from: a team of twenty of whom one was matched shows that one.
import { sql } from 'kysely';
import { type Ctx, mustHaveRole } from '../platform/context.ts';
import type { CountAsked } from './receive/count-interactions.ts';

/**
 * By team, people matched with an identity that has a record from `from` to `to`, both counted. Whoever changed teams
 * counts for the team of today. Pull requests are those that say that AI wrote them.
 */
export const countPeopleBehind = async (ctx: Ctx, of: 'interactions' | 'pull-requests', { from, to }: Pick<CountAsked, 'from' | 'to'>): Promise<ReadonlyMap<string, number>> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  const [begin, end] = [sql`${from}::date::timestamp at time zone 'UTC'`, sql`(${to}::date + 1)::timestamp at time zone 'UTC'`];
  const hasRecord =
    of === 'interactions'
      ? sql`select from signal_interaction where identity = i.key and at >= ${begin} and at < ${end}`
      : sql`select from pull_request where identity = i.key and is_ai and author_kind <> 'bot' and merged_at >= ${begin} and merged_at < ${end}`;
  const { rows } = await sql<{ team: string; people: number }>`
    select i.team, count(distinct i.subject)::int as people from signal_identity i where i.subject is not null and i.team is not null and exists (${hasRecord}) group by 1`.execute(ctx.db);
  return new Map(rows.map(({ team, people }) => [team, people]));
};
