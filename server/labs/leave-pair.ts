// Leaves a pair with a copy of the files; the other one goes on.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../platform/context.ts';
import { readPairFiles } from './pair-files.ts';
import { pairKey, type Said } from './room.ts';
import { getOpening, saveDraft } from './store.ts';
import { dropEmptyPairs, getMembership, lockPair, markLeft } from './store-pairs.ts';

export const leavePair = async (ctx: Ctx, pair: string): Promise<{ ok: true }> => {
  const { subject } = mustBePerson(ctx);
  const { opening } = await getMembership(ctx, pair, subject);
  await inTransaction(ctx, async (ctx) => {
    await lockPair(ctx, pair);
    const { seconds } = await getOpening(ctx, opening, subject);
    await saveDraft(ctx, opening, await readPairFiles(ctx, pair), seconds);
    await markLeft(ctx, pair, subject);
    await recordAudit(ctx, 'labs.leave-pair', pair);
    await ctx.live.tell(ctx, pairKey(pair), { what: 'members' } satisfies Said);
    await dropEmptyPairs(ctx);
  });
  return { ok: true };
};
