// Begins a fresh conversation in a level; the one before is over then, unless the page did not know of it.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction } from '../platform/context.ts';
import { newId } from '../platform/id.ts';
import { CALM } from './guards/monitor.ts';
import { presentConversation } from './present-conversation.ts';
import { placeToPlay } from './round.ts';
import type { Conversation } from './schemas.ts';
import { type ConversationRow, findOpen, findSolve, type Place, replaceConversation, takeTurns } from './store.ts';

export const beginConversation = async (ctx: Ctx, slug: string, name: string, { event, instead }: { event: string | null; instead?: string | null | undefined }): Promise<Conversation> => {
  const { version, place } = await placeToPlay(ctx, slug, name, event);
  return inTransaction(ctx, async (ctx) => {
    await takeTurns(ctx, place.subject);
    // Begun in another window meanwhile: both go on in one, and nothing that was said there is lost.
    const open = instead === undefined ? undefined : await findOpen(ctx, place);
    const row = open !== undefined && open.id !== instead ? open : await beginFresh(ctx, place, version);
    return presentConversation(ctx, row, (await findSolve(ctx, place)) !== undefined);
  });
};

const beginFresh = async (ctx: Ctx, place: Place, version: string): Promise<ConversationRow> => {
  const row = await replaceConversation(ctx, { ...place, version, seed: newId(), watch: CALM });
  await recordAudit(ctx, 'arena.begin', row.id, { challenge: place.challenge, level: place.level, version });
  return row;
};
