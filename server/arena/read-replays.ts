// For instructors and owners, after an event whose players were told: its conversations turn by turn, by pseudonym.
import { K_ORGANISATION, keptDays } from '../people/index.ts';
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../platform/context.ts';
import { conflict, notFound } from '../platform/errors.ts';
import { getLevel } from './arena-content.ts';
import { pseudonymsOf } from './pseudonyms.ts';
import type { Closed, Replay, ReplayLevel, Replays, ReplayTurn } from './replay-schemas.ts';
import { messagesRule } from './retention.ts';
import { serverKey } from './server-key.ts';
import { listMessages, type MessageRow } from './store.ts';
import { type EventRow, getEvent } from './store-events.ts';
import { listPlayed, type PlayedRow } from './store-replays.ts';

export const listReplays = async (ctx: Ctx, id: string): Promise<Replays> => {
  mustHaveRole(ctx, 'owner', 'instructor');
  const event = await getEvent(ctx, id);
  const closed = closedBy(ctx, event);
  const played = closed === null ? await playersOf(ctx, event) : new Map<string, Players>();
  const levels = closed === null ? event.levels.map((level): ReplayLevel => ({ level, players: shownPlayers(played.get(level)) })) : [];
  return { title: event.title, closed, keepDays: await keptDays(ctx, messagesRule), levels };
};

/** One conversation; that it was read is recorded. */
export const readReplay = async (ctx: Ctx, id: string, asked: { level: string; player: string; number: number }): Promise<Replay> => {
  mustHaveRole(ctx, 'owner', 'instructor');
  const event = await getEvent(ctx, id);
  if (closedBy(ctx, event) !== null) throw conflict('What is written in this event is not for reading: its players were not told, or it is not over. Its page says which.');
  const players = (await playersOf(ctx, event)).get(asked.level);
  const row = players !== undefined && players.size >= K_ORGANISATION ? players.get(asked.player)?.[asked.number - 1] : undefined;
  if (row === undefined) throw notFound('There is no such conversation to read. The list of the event shows those there are.');
  const [slug = '', name = ''] = asked.level.split('/');
  const { challenge, level } = getLevel(ctx, slug, name);
  return inTransaction(ctx, async (ctx) => {
    await recordAudit(ctx, 'arena.read-replay', id, asked);
    const turns = (await listMessages(ctx, row)).map(asTurn);
    return { title: challenge.title, persona: challenge.persona, player: asked.player, number: asked.number, monitor: level.monitor === undefined ? null : { watch: level.monitor.watch, alarm: level.monitor.alarm }, turns };
  });
};

const closedBy = ({ now }: Ctx, { is_replayed, ends_at }: EventRow): Closed | null => (!is_replayed ? 'not-announced' : now() < ends_at ? 'not-over' : null);

type Players = Map<string, PlayedRow[]>;

/** By level, then by pseudonym; each one's conversations in their order. */
const playersOf = async (ctx: Ctx, event: EventRow): Promise<Map<string, Players>> => {
  const key = await serverKey(ctx);
  const byLevel = Map.groupBy(await listPlayed(ctx, event.id), ({ level }) => level);
  return new Map([...byLevel].map(([level, rows]) => [level, new Map([...pseudonymsOf(key, event.id, level, rows.map(({ subject }) => subject))].map(([subject, name]) => [name, rows.filter((row) => row.subject === subject)]))]));
};

/** No times, no ids that hold one, no points: beside a board they would say who it is. */
const shownPlayers = (players: Players | undefined): ReplayLevel['players'] =>
  players === undefined || players.size < K_ORGANISATION ? null : [...players].map(([player, rows]) => ({ player, conversations: rows.map(({ messages }, at) => ({ number: at + 1, messages })) }));

const asTurn = ({ turn, said, shown, stopped_by, model, effects, record, watch }: MessageRow): ReplayTurn => ({
  turn,
  said,
  shown,
  stoppedBy: stopped_by,
  model,
  effects,
  families: record.families,
  views: record.views,
  inputHits: record.inputHits,
  outputHits: record.outputHits,
  keptBack: record.keptBack,
  leak: record.leak,
  added: record.risk.added,
  risk: record.risk.after,
  coolDown: watch.coolDown,
  alarms: watch.alarms,
  decision: record.decision === null ? null : (({ outcome, operation, score, threshold, chance, weights }) => ({ outcome, operation, score, threshold, chance, weights }))(record.decision),
});
