// Begins a fresh conversation in a level; the one before is over then.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction } from '../platform/context.ts';
import { newId } from '../platform/id.ts';
import { CALM } from './guards/monitor.ts';
import { presentConversation } from './present-conversation.ts';
import { placeToPlay } from './round.ts';
import type { Conversation } from './schemas.ts';
import { findSolve, replaceConversation } from './store.ts';

export const beginConversation = async (ctx: Ctx, slug: string, name: string, event: string | null = null): Promise<Conversation> => {
  const { version, place } = await placeToPlay(ctx, slug, name, event);
  return inTransaction(ctx, async (ctx) => {
    const row = await replaceConversation(ctx, { ...place, version, seed: newId(), watch: CALM });
    await recordAudit(ctx, 'arena.begin', row.id, { challenge: slug, level: name, version });
    return presentConversation(ctx, row, (await findSolve(ctx, place)) !== undefined);
  });
};
