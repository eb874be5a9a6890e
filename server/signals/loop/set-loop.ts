// An owner changes how the loop stands: off, dry run, on; and how many notes a person may get on a day.
import { recordAudit } from '../../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../../platform/context.ts';
import { conflict } from '../../platform/errors.ts';
import { readLoop } from './read-loop.ts';
import { changedLoop, mayTurnOnAt } from './rules.ts';
import type { Loop, LoopChange } from './schemas.ts';
import { lockLoop, updateLoop } from './store-loop.ts';

export const setLoop = async (ctx: Ctx, { mode, cap }: LoopChange): Promise<Loop> => {
  mustHaveRole(ctx, 'owner');
  await inTransaction(ctx, async (ctx) => {
    const before = await lockLoop(ctx);
    const after = changedLoop(before, mode, cap, ctx.now());
    if (after === undefined) throw conflict(refusal(mayTurnOnAt(before, ctx.now())));
    await updateLoop(ctx, after);
    await recordAudit(ctx, 'signals.setLoop', 'loop', { from: before.mode, mode, cap });
  });
  return readLoop(ctx);
};

const refusal = (from: Date | null): string =>
  from === null ? 'Begin a dry run first: it shows what people would get, and sends nothing. After a day you can turn notes on.' : `A dry run stands for a day before notes are turned on. You can turn them on from ${from.toISOString().slice(0, 16).replace('T', ' ')} UTC.`;
