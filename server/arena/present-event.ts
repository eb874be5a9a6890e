// Events as somebody sees them: when, what, how many take part, and whether one does oneself.
import { teamsOf } from '../people/index.ts';
import { type Ctx, mustBePerson } from '../platform/context.ts';
import { eventState } from './event-rules.ts';
import type { EventLine } from './event-schemas.ts';
import { countEntries, type EntryRow, type EventRow, findEntry, getEvent, listEntriesOf, listEventRows } from './store-events.ts';

export const listEvents = async (ctx: Ctx): Promise<{ events: EventLine[] }> => {
  const { subject } = mustBePerson(ctx);
  const [rows, entries] = await Promise.all([listEventRows(ctx), listEntriesOf(ctx, subject)]);
  const counts = await countEntries(ctx, rows.map(({ id }) => id));
  return { events: rows.map((row) => present(ctx, row, counts, entries.find(({ event }) => event === row.id))) };
};

export const readEvent = async (ctx: Ctx, id: string): Promise<EventLine> => {
  const { subject } = mustBePerson(ctx);
  const [row, entry, counts] = await Promise.all([getEvent(ctx, id), findEntry(ctx, id, subject), countEntries(ctx, [id])]);
  const mine = row.teams === 'organisation' && entry === undefined ? (await teamsOf(ctx, subject)).map(({ name }) => name) : [];
  return present(ctx, row, counts, entry, mine);
};

const present = ({ now }: Ctx, row: EventRow, counts: ReadonlyMap<string, number>, entry: EntryRow | undefined, myTeams: string[] = []): EventLine => ({
  id: row.id,
  title: row.title,
  kind: row.kind,
  state: eventState(row, now()),
  startsAt: row.starts_at.toISOString(),
  freezesAt: row.freezes_at?.toISOString() ?? null,
  endsAt: row.ends_at.toISOString(),
  hasBrackets: row.has_brackets,
  levels: row.levels,
  entries: counts.get(row.id) ?? 0,
  teams: row.teams,
  isReplayed: row.is_replayed,
  myTeams,
  mine: entry === undefined ? null : { team: entry.team, bracket: entry.bracket },
});
