// One message to the assistant: rates first, then the turn, then message, state and audit kept together.
import { type Ctx, mustBePerson } from '../platform/context.ts';
import { conflict, limitReached, notFound } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { answerTurn } from './answer-turn.ts';
import { getLevel } from './arena-content.ts';
import { presentMessage } from './present-conversation.ts';
import { mustBeOn } from './round.ts';
import { BURST, BUSY_MS, isOver, keepable, MOST_TURNS, plainText } from './rules.ts';
import type { Message, MessageBody } from './schemas.ts';
import { findSolve, getConversation, listMessages } from './store.ts';
import { findTurn, freePlace, type KeptTurn, keepTurn, takePlace, type TurnRow } from './store-turns.ts';

/** The same id again gives the message there is. */
export const sendMessage = async (ctx: Ctx, conversation: string, { id, text }: MessageBody): Promise<Message> => {
  const { subject } = mustBePerson(ctx);
  const turn = await findTurn(ctx, conversation, subject);
  if (turn === undefined) throw notFound('There is no such conversation of yours. Open the level again.');
  if (turn.history.some((message) => message.id === id)) return readMessage(ctx, conversation, subject, id);
  if (turn.closed_at !== null && turn.turns < MOST_TURNS) throw conflict('You began a fresh conversation elsewhere, so this one is over. This message was not sent. The level shows the fresh one: send it there.');
  if (isOver(turn)) throw conflict('This conversation is over. Begin a fresh one; hints and solved levels stay.');
  await mustBeOn(ctx, turn.round);
  await takePlaceFor(ctx, turn, id);
  try {
    return await answerIn(ctx, turn, id, text);
  } catch (error) {
    await freePlace(ctx, subject, id).catch((problem: unknown) => ctx.log.problem('a place in flight was not given back', { error: String(problem) }));
    throw error;
  }
};

const takePlaceFor = async (ctx: Ctx, turn: TurnRow, id: string): Promise<void> => {
  const everyMs = Math.round(60_000 / ctx.config.arenaPerMinute);
  const { is_free, wait_ms } = await takePlace(ctx, turn, id, { busyMs: BUSY_MS, everyMs, aheadMs: (BURST - 1) * everyMs });
  if (!is_free) throw conflict('Your last message is still being answered. Wait for its reply, then send this one.');
  if (wait_ms <= 0) return;
  await freePlace(ctx, turn.subject, id);
  const seconds = Math.max(1, Math.ceil(wait_ms / 1000));
  throw limitReached(`That was quick: ${ctx.config.arenaPerMinute} messages a minute can be sent in a level. Your text is kept; send it in ${seconds} seconds.`, seconds);
};

const answerIn = async (ctx: Ctx, turn: TurnRow, id: string, text: string): Promise<Message> => {
  const level = getLevel(ctx, turn.challenge, turn.level);
  const began = performance.now();
  const { result, model, because } = await answerTurn(ctx, turn, level, text);
  const kept: KeptTurn = {
    id,
    at: ctx.now(),
    turn: turn.turns + 1,
    version: level.version,
    said: text,
    model,
    because,
    shown: plainText(result.reply),
    stoppedBy: result.stoppedBy,
    effects: keepable(result.effects),
    record: keepable(result.record),
    watch: result.watch,
    usage: result.usage,
    milliseconds: Math.round(performance.now() - began),
    isLast: turn.turns + 1 >= MOST_TURNS,
  };
  if (!(await keepTurn(ctx, turn, kept, newId(kept.at.getTime())))) throw conflict('This conversation went on elsewhere, or was begun anew. Open the level again; this message was not kept.');
  // Only as the turn began: whoever solves the level meanwhile, on another device, sees the rest when the page reads it anew.
  return presentMessage(kept, turn.is_solved);
};

const readMessage = async (ctx: Ctx, conversation: string, subject: string, id: string): Promise<Message> => {
  const row = await getConversation(ctx, conversation, subject);
  const { stopped_by, ...message } = (await listMessages(ctx, row)).find((one) => one.id === id)!;
  return presentMessage({ ...message, stoppedBy: stopped_by }, (await findSolve(ctx, row)) !== undefined);
};
