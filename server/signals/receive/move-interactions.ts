// What a matched identity had sent counts for its person's team, day by day, and for no team again when the match is taken back.
import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';

const FIGURES = ['interactions', 'unscanned', 'exposed', 'incidents'] as const;
const each = (write: (figure: RawBuilder<unknown>) => RawBuilder<unknown>): RawBuilder<unknown> => sql.join(FIGURES.map((figure) => write(sql.ref(figure))));
const ADDED = each((figure) => sql`${figure} = signal_day.${figure} + excluded.${figure}`);

/** All an identity sent but what is written down as counted. Never less than nothing: retention may have taken half a day. */
const unsettled = (identity: string): RawBuilder<unknown> => sql`
  select day, source, ${each((figure) => sql`greatest(0, sent.${figure} - coalesce(settled.${figure}, 0)) as ${figure}`)}
  from (
    select (at at time zone 'UTC')::date as day, source, count(*) filter (where is_scanned) as interactions, count(*) filter (where not is_scanned) as unscanned,
      count(*) filter (where is_exposed) as exposed, sum(incidents) as incidents
    from signal_interaction where identity = ${identity} group by 1, 2
  ) sent left join (
    select day, source, ${each((figure) => sql`sum(${figure}) as ${figure}`)} from signal_counted where identity = ${identity} group by 1, 2
  ) settled using (day, source)`;

/** From no team to one. Called while nothing else counts. Rows stay as they are: only what they add up to moves. */
export const moveInteractions = async (ctx: Ctx, identity: string, teamId: string): Promise<void> => {
  await sql`
    with sent as (${unsettled(identity)}), taken as (
      update signal_day set ${each((figure) => sql`${figure} = signal_day.${figure} - sent.${figure}`)}
      from sent where signal_day.day = sent.day and signal_day.source = sent.source and signal_day.team is null
    )
    insert into signal_day (day, source, team, ${each((figure) => figure)})
    select day, source, ${teamId}::uuid, ${each((figure) => figure)} from sent
    on conflict (day, source, team) do update set ${ADDED}`.execute(ctx.db);
};

/** Writes down which team all counts for that came so far, before what comes next counts for another. Called while nothing else counts. */
export const settleInteractions = async (ctx: Ctx, identity: string, teamId: string | null): Promise<void> => settle(ctx, identity, teamId, false);

const settle = async (ctx: Ctx, identity: string, teamId: string | null, stays: boolean): Promise<void> => {
  await sql`
    insert into signal_counted (identity, day, source, team, stays, ${each((figure) => figure)})
    select ${identity}::uuid, day, source, ${teamId}::uuid, ${stays}::boolean, ${each((figure) => figure)} from (${unsettled(identity)}) left_over
    where interactions + unscanned + exposed + incidents > 0
    on conflict (identity, day, source, team, stays) do update set ${each((figure) => sql`${figure} = signal_counted.${figure} + excluded.${figure}`)}`.execute(ctx.db);
};

/** From the teams it was counted for back to none; `teamId` is the one it counts for now. Called while nothing else counts. */
export const returnInteractions = async (ctx: Ctx, identity: string, teamId: string | null): Promise<void> => {
  await settle(ctx, identity, teamId, false);
  await sql`
    with counted as (
      delete from signal_counted where identity = ${identity} and not stays returning day, source, team, ${each((figure) => figure)}
    ), taken as (
      update signal_day set ${each((figure) => sql`${figure} = signal_day.${figure} - counted.${figure}`)}
      from counted where signal_day.day = counted.day and signal_day.source = counted.source and signal_day.team = counted.team
    )
    insert into signal_day (day, source, team, ${each((figure) => figure)})
    select day, source, null, ${each((figure) => sql`sum(${figure})`)} from counted where team is not null group by day, source
    on conflict (day, source, team) do update set ${ADDED}`.execute(ctx.db);
};

/** What came so far stays counted where it is, and no later match moves it. Called while nothing else counts. */
export const leaveInteractions = async (ctx: Ctx, identity: string): Promise<void> => {
  await sql`delete from signal_counted where identity = ${identity} and not stays`.execute(ctx.db);
  await settle(ctx, identity, null, true);
};

/** Records of each, counted no further than `most`. */
export const countByIdentity = async (ctx: Ctx, keys: readonly string[], most: number): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ identity: string; count: number }>`
    select key as identity, (select count(*)::int from (select from signal_interaction where identity = key limit ${most}) as counted) as count
    from unnest(${[...keys]}::uuid[]) as key`.execute(ctx.db);
  return new Map(rows.map(({ identity, count }) => [identity, count]));
};
