// The SQL of events, entries and boards.
import { type Selectable, sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import { tables } from './store.ts';
import type { ArenaTables } from './tables.ts';

export type EventRow = Selectable<ArenaTables['arena_event']>;
export type EntryRow = Selectable<ArenaTables['arena_entry']>;

export const getEvent = async (ctx: Ctx, id: string): Promise<EventRow> => {
  const row = await tables(ctx).selectFrom('arena_event').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound('There is no such event. The list of events shows what there is.');
  return row;
};

/** The newest first, of the last year. */
export const listEventRows = (ctx: Ctx): Promise<EventRow[]> =>
  tables(ctx).selectFrom('arena_event').selectAll().where('ends_at', '>', new Date(ctx.now().getTime() - YEAR_MS)).orderBy('starts_at', 'desc').orderBy('id').limit(50).execute();
const YEAR_MS = 366 * 86_400_000;

export const insertEvent = async (ctx: Ctx, row: EventRow): Promise<void> => void (await tables(ctx).insertInto('arena_event').values(row).execute());
export const deleteEvent = async (ctx: Ctx, id: string): Promise<void> => void (await tables(ctx).deleteFrom('arena_event').where('id', '=', id).execute());

export const findEntry = (ctx: Ctx, event: string, subject: string): Promise<EntryRow | undefined> =>
  tables(ctx).selectFrom('arena_entry').selectAll().where('event', '=', event).where('subject', '=', subject).executeTakeFirst();

export const listEntriesOf = (ctx: Ctx, subject: string): Promise<EntryRow[]> => tables(ctx).selectFrom('arena_entry').selectAll().where('subject', '=', subject).execute();

export const countEntries = async (ctx: Ctx, events: readonly string[]): Promise<Map<string, number>> => {
  const rows = await tables(ctx).selectFrom('arena_entry').select(['event', ({ fn }) => fn.countAll<number>().as('count')]).where('event', 'in', [...events, NO_EVENT]).groupBy('event').execute();
  return new Map(rows.map(({ event, count }) => [event, count]));
};
const NO_EVENT = '00000000-0000-0000-0000-000000000000';

/** The name as the team's first member wrote it, and how many are in it. */
export const findTeam = async (ctx: Ctx, event: string, team: string): Promise<{ team: string; members: number } | undefined> =>
  tables(ctx)
    .selectFrom('arena_entry')
    .select(({ fn }) => [sql<string>`(array_agg(team order by at))[1]`.as('team'), fn.countAll<number>().as('members')])
    .where('event', '=', event)
    .where(sql<string>`lower(team)`, '=', sql<string>`lower(${team}::text)`)
    .groupBy(sql`lower(team)`)
    .executeTakeFirst();

/** False when somebody was in it already. */
export const insertEntry = async (ctx: Ctx, row: EntryRow): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tables(ctx).insertInto('arena_entry').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
};

/** `key` is a subject, or the name of a team. */
export type Standing = { key: string; points: number; solved: number; last_at: Date; bracket: number | null };

/** Until `asOf`; who does not want to be on a board is left out before anything is counted. The earlier of two with the same points comes first. */
export const listSoloStandings = async (ctx: Ctx, round: string, asOf: Date, bracket: number): Promise<Standing[]> => {
  const { rows } = await sql<Standing>`
    select s.subject as key, sum(s.points)::int as points, count(*)::int as solved, max(s.at) as last_at, min(e.bracket)::int as bracket
    from arena_solve s
    left join arena_player p on p.subject = s.subject
    left join arena_entry e on e.event::text = s.round and e.subject = s.subject
    where s.round = ${round} and s.at <= ${asOf} and coalesce(p.is_on_board, true) and (${bracket} = 0 or e.bracket = ${bracket})
    group by s.subject order by points desc, last_at, key`.execute(ctx.db);
  return rows;
};

/** A level counts once for a team, from its first solve on; the team's bracket is its highest. */
export const listTeamStandings = async (ctx: Ctx, event: string, asOf: Date, bracket: number): Promise<Standing[]> => {
  const { rows } = await sql<Standing>`
    with brackets as (select lower(team) as team, max(bracket)::int as bracket, (array_agg(team order by at))[1] as name from arena_entry where event = ${event}::uuid and team is not null group by lower(team)),
    firsts as (
      select distinct on (lower(e.team), s.challenge, s.level) lower(e.team) as team, s.points, s.at
      from arena_solve s
      join arena_entry e on e.event = ${event}::uuid and e.subject = s.subject
      left join arena_player p on p.subject = s.subject
      where s.round = ${event} and s.at <= ${asOf} and e.team is not null and coalesce(p.is_on_board, true)
      order by lower(e.team), s.challenge, s.level, s.at
    )
    select b.name as key, sum(f.points)::int as points, count(*)::int as solved, max(f.at) as last_at, b.bracket
    from firsts f join brackets b on b.team = f.team
    where ${bracket} = 0 or b.bracket = ${bracket}
    group by b.name, b.bracket order by points desc, last_at, key`.execute(ctx.db);
  return rows;
};
