// The board of a season or an event: who has points and wants to be seen, with one's own place.
import { namesOfColleagues } from '../people/index.ts';
import { type Ctx, mustBePerson } from '../platform/context.ts';
import { boardUntil, eventState } from './event-rules.ts';
import type { Board, BoardRow, OwnBoard } from './event-schemas.ts';
import { isSeason } from './round.ts';
import { countEntries, type EventRow, findEntry, getEvent, listSoloStandings, listTeamStandings, type Standing } from './store-events.ts';

const MOST_ROWS = 100;

/** A board for everybody, and the place of each person (by subject) or team (by name in small letters) on it. */
export type WholeBoard = { board: Board; places: ReadonlyMap<string, BoardRow>; isByTeam: boolean };

export const readOwnBoard = async (ctx: Ctx, round: string, bracket: number): Promise<OwnBoard> => {
  const { subject } = mustBePerson(ctx);
  const whole = await readBoard(ctx, round, bracket);
  return { board: whole.board, mine: ownPlace(whole, { subject, team: await teamOf(ctx, round, subject) }) };
};

export const teamOf = async (ctx: Ctx, round: string, subject: string): Promise<string | null> => (isSeason(round) ? null : ((await findEntry(ctx, round, subject))?.team ?? null));

export const ownPlace = ({ places, isByTeam }: WholeBoard, { subject, team }: { subject: string; team: string | null }): BoardRow | null => places.get(isByTeam ? (team?.toLowerCase() ?? '') : subject) ?? null;

export const readBoard = async (ctx: Ctx, round: string, bracket: number): Promise<WholeBoard> => {
  const now = ctx.now();
  if (isSeason(round)) {
    const standings = await listSoloStandings(ctx, round, now, 0);
    return withNames(ctx, { round, event: null }, standings, false);
  }
  const event = await getEvent(ctx, round);
  const isByTeam = event.kind === 'team';
  const standings = await (isByTeam ? listTeamStandings : listSoloStandings)(ctx, round, boardUntil(event, now), event.has_brackets ? bracket : 0);
  return withNames(ctx, { round, event: await headOf(ctx, event) }, standings, isByTeam);
};

const headOf = async (ctx: Ctx, event: EventRow): Promise<NonNullable<Board['event']>> => ({
  title: event.title,
  kind: event.kind,
  state: eventState(event, ctx.now()),
  startsAt: event.starts_at.toISOString(),
  freezesAt: event.freezes_at?.toISOString() ?? null,
  endsAt: event.ends_at.toISOString(),
  hasBrackets: event.has_brackets,
  entries: (await countEntries(ctx, [event.id])).get(event.id) ?? 0,
});

/** Subjects that lead to nobody any more are left out before ranks are given. */
const withNames = async (ctx: Ctx, head: Pick<Board, 'round' | 'event'>, standings: readonly Standing[], isByTeam: boolean): Promise<WholeBoard> => {
  const names = isByTeam ? undefined : await namesOfColleagues(ctx, standings.map(({ key }) => key));
  const known = standings.flatMap((standing) => {
    const name = names === undefined ? standing.key : names.get(standing.key);
    return name === undefined ? [] : [{ ...standing, name }];
  });
  const rows = known.map(({ name, points, solved, last_at, bracket }, at): BoardRow => ({ rank: at + 1, name, points, solved, lastAt: last_at.toISOString(), bracket: head.event?.hasBrackets ? bracket : null }));
  const places = new Map(known.map(({ key }, at) => [isByTeam ? key.toLowerCase() : key, rows[at]!]));
  return { board: { ...head, rows: rows.slice(0, MOST_ROWS), count: rows.length }, places, isByTeam };
};
