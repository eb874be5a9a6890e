// A conversation and its messages as their player sees them; what guards and monitor saw is told after the solve.
import { type Ctx, mustBePerson } from '../platform/context.ts';
import type { MonitorState, TurnRecord } from './contract.ts';
import { isOver } from './rules.ts';
import type { Answering, Conversation, Message, Seen } from './schemas.ts';
import { type ConversationRow, findSolve, getConversation, listMessages } from './store.ts';
import type { KeptTurn } from './store-turns.ts';

export const readConversation = async (ctx: Ctx, id: string): Promise<Conversation> => {
  const row = await getConversation(ctx, id, mustBePerson(ctx).subject);
  return presentConversation(ctx, row, (await findSolve(ctx, row)) !== undefined);
};

export const presentConversation = async (ctx: Ctx, row: ConversationRow, isSolved: boolean): Promise<Conversation> => {
  const messages = await listMessages(ctx, row);
  return {
    id: row.id,
    beganAt: row.began_at.toISOString(),
    isOver: isOver(row),
    messages: messages.map(({ stopped_by, ...message }) => presentMessage({ ...message, stoppedBy: stopped_by }, isSolved)),
  };
};

type Shown = Pick<KeptTurn, 'id' | 'turn' | 'at' | 'said' | 'shown' | 'stoppedBy' | 'model' | 'because' | 'effects' | 'record' | 'watch'>;

export const presentMessage = ({ id, turn, at, said, shown, stoppedBy, model, because, effects, record, watch }: Shown, isSolved: boolean): Message => ({
  id,
  turn,
  at: at.toISOString(),
  said,
  shown,
  stoppedBy,
  answering: { name: model, because: because as Answering['because'] },
  effects,
  seen: isSolved ? seenOf(record, watch) : null,
});

const seenOf = ({ families, risk, inputHits, outputHits, keptBack, leak }: TurnRecord, { coolDown, alarms }: MonitorState): Seen => ({
  families,
  added: risk.added,
  risk: risk.after,
  coolDown,
  alarms,
  inputHits,
  outputHits,
  keptBack,
  leak,
});
