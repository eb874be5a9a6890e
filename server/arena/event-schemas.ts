// What goes in and out about events and boards.
import { z } from 'zod';
import type { Contract } from '../platform/http/contract.ts';

const Id = z.uuid();
const Instant = z.iso.datetime();
const CONTROL = /\p{Cc}/u;
const line = (most: number, empty: string) => z.string().trim().min(1, empty).max(most).refine((text) => !CONTROL.test(text), 'must be one line of text');
/** `customer-service/hard` */
export const LevelRef = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*\/(easy|medium|hard|expert)$/, 'a challenge and a level, such as customer-service/hard').max(100);
export const EventKind = z.enum(['solo', 'team']);
export type EventKind = z.infer<typeof EventKind>;
/** Team events: teams that players name, or those they are in anyhow. */
export const EventTeams = z.enum(['own', 'organisation']);
export type EventTeams = z.infer<typeof EventTeams>;
/** From the freeze on the board stands still; `over` shows how it ended. */
export const EventState = z.enum(['coming', 'running', 'frozen', 'over']);
export type EventState = z.infer<typeof EventState>;

export const EventLine = z.object({
  id: Id,
  title: z.string(),
  kind: EventKind,
  state: EventState,
  startsAt: Instant,
  freezesAt: Instant.nullable(),
  endsAt: Instant,
  hasBrackets: z.boolean(),
  levels: z.array(LevelRef),
  entries: z.number().int(),
  teams: EventTeams,
  /** Whether an instructor may read its conversations afterwards, by pseudonym. */
  isReplayed: z.boolean(),
  /** With the organisation's teams: those one can enter for. Empty in a list. */
  myTeams: z.array(z.string()),
  /** Whether one takes part, and for whom. */
  mine: z.object({ team: z.string().nullable(), bracket: z.number().int() }).nullable(),
});
export type EventLine = z.infer<typeof EventLine>;

export const EventBody = z
  .strictObject({
    title: line(80, 'give it a title'),
    kind: EventKind,
    levels: z.array(LevelRef).min(1, 'choose at least one level').max(60),
    teams: EventTeams,
    hasBrackets: z.boolean(),
    /** Players are told before they enter, so it does not change. */
    isReplayed: z.boolean(),
    startsAt: Instant,
    freezesAt: Instant.nullable(),
    endsAt: Instant,
  })
  .refine(({ kind, teams }) => kind === 'team' || teams === 'own', { path: ['teams'], message: 'are for team events only' })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, { path: ['endsAt'], message: 'must come after the start' })
  .refine(({ startsAt, freezesAt, endsAt }) => freezesAt === null || (freezesAt > startsAt && freezesAt < endsAt), { path: ['freezesAt'], message: 'must lie between start and end' });
export type EventBody = z.infer<typeof EventBody>;

/** A season such as 2026-2, or an event. */
export const RoundName = z.union([z.string().regex(/^\d{4}-[12]$/), Id], 'a season such as 2026-2, or the id of an event');
export const Bracket = z.coerce.number().int().min(0).max(3);

/** Whoever wants to be on it and has points; `name` is a person's or a team's. */
export const BoardRow = z.object({ rank: z.number().int(), name: z.string(), points: z.number().int(), solved: z.number().int(), lastAt: Instant, bracket: z.number().int().nullable() });
export type BoardRow = z.infer<typeof BoardRow>;
export const Board = z.object({
  round: RoundName,
  /** Null for a season. */
  event: z.object({ title: z.string(), kind: EventKind, state: EventState, startsAt: Instant, freezesAt: Instant.nullable(), endsAt: Instant, hasBrackets: z.boolean(), entries: z.number().int() }).nullable(),
  rows: z.array(BoardRow),
  /** How many there are, of whom the first hundred are shown. */
  count: z.number().int(),
});
export type Board = z.infer<typeof Board>;
/** `mine` is one's own place on it, or of one's team. */
export const OwnBoard = z.object({ board: Board, mine: BoardRow.nullable() });
export type OwnBoard = z.infer<typeof OwnBoard>;

/** What a board's page hears: itself, whenever it changes. */
export type BoardEvents = { board: OwnBoard };

const EventParams = z.strictObject({ id: Id });
const BoardParams = z.strictObject({ round: RoundName });
const BoardQuery = z.strictObject({ bracket: Bracket.default(0) });

export const eventsContract = {
  'GET /api/arena/events': { reply: z.object({ events: z.array(EventLine) }) },
  'POST /api/arena/events': { body: EventBody, maxBytes: 16 * 1024, reply: EventLine },
  'GET /api/arena/events/:id': { params: EventParams, reply: EventLine },
  /** Only before it has begun. */
  'DELETE /api/arena/events/:id': { params: EventParams, reply: z.object({ ok: z.literal(true) }) },
  /** `team` is asked for by team events only; whoever names the same one is in it. */
  'POST /api/arena/events/:id/entries': { params: EventParams, body: z.strictObject({ team: line(40, 'name your team').nullable() }), reply: EventLine },
  'GET /api/arena/boards/:round': { params: BoardParams, query: BoardQuery, reply: OwnBoard },
  /** Server-sent events, as in BoardEvents; the first comes at once. */
  'GET /api/arena/boards/:round/live': { params: BoardParams, query: BoardQuery, reply: 'stream' },
} as const satisfies Contract;
