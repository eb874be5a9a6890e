// Whether one's name and points stand on the boards that others see.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../platform/context.ts';
import { boardTopic } from './board-topic.ts';
import { currentSeason } from './round.ts';
import { setOnBoard } from './store.ts';
import { listEntriesOf } from './store-events.ts';

export const chooseBoard = async (ctx: Ctx, isOnBoard: boolean): Promise<{ isOnBoard: boolean }> => {
  const { subject } = mustBePerson(ctx);
  return inTransaction(ctx, async (ctx) => {
    await setOnBoard(ctx, subject, isOnBoard);
    await recordAudit(ctx, 'arena.choose-board', subject, { isOnBoard });
    const rounds = [currentSeason(ctx).name, ...(await listEntriesOf(ctx, subject)).map(({ event }) => event)];
    for (const round of rounds) await ctx.live.tell(ctx, boardTopic(round), {});
    return { isOnBoard };
  });
};
