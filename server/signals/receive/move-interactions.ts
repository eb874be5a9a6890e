// What a matched identity had sent moves from no team to its person's team, day by day.
import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';

/** Called while nothing else counts. Rows stay as they are: only what they add up to moves. */
export const moveInteractions = async (ctx: Ctx, identity: string, teamId: string): Promise<void> => {
  await sql`
    with sent as (
      select (at at time zone 'UTC')::date as day, source, count(*) filter (where is_scanned) as interactions, count(*) filter (where not is_scanned) as unscanned,
        count(*) filter (where is_exposed) as exposed, sum(incidents) as incidents
      from signal_interaction where identity = ${identity} group by 1, 2
    ), taken as (
      update signal_day set interactions = signal_day.interactions - sent.interactions, unscanned = signal_day.unscanned - sent.unscanned,
        exposed = signal_day.exposed - sent.exposed, incidents = signal_day.incidents - sent.incidents
      from sent where signal_day.day = sent.day and signal_day.source = sent.source and signal_day.team is null
    )
    insert into signal_day (day, source, team, interactions, unscanned, exposed, incidents)
    select day, source, ${teamId}::uuid, interactions, unscanned, exposed, incidents from sent
    on conflict (day, source, team) do update set interactions = signal_day.interactions + excluded.interactions, unscanned = signal_day.unscanned + excluded.unscanned,
      exposed = signal_day.exposed + excluded.exposed, incidents = signal_day.incidents + excluded.incidents`.execute(ctx.db);
};

/** Records of each, counted no further than `most`. */
export const countByIdentity = async (ctx: Ctx, keys: readonly string[], most: number): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ identity: string; count: number }>`
    select key as identity, (select count(*)::int from (select from signal_interaction where identity = key limit ${most}) as counted) as count
    from unnest(${[...keys]}::uuid[]) as key`.execute(ctx.db);
  return new Map(rows.map(({ identity, count }) => [identity, count]));
};
