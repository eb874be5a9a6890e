// Gives the next hint of a level: it costs nothing, and it is recorded that it was taken.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction } from '../platform/context.ts';
import { placeToPlay } from './round.ts';
import { takeOneHint } from './store.ts';

/** All that were taken so far; after the last one there is nothing to add. */
export const takeHint = async (ctx: Ctx, slug: string, name: string, event: string | null = null): Promise<{ hints: string[] }> => {
  const { level, place } = await placeToPlay(ctx, slug, name, event);
  return inTransaction(ctx, async (ctx) => {
    const taken = await takeOneHint(ctx, place, level.hints.length);
    await recordAudit(ctx, 'arena.take-hint', `${slug}/${name}`, { taken });
    return { hints: level.hints.slice(0, taken).map(({ text }) => text) };
  });
};
