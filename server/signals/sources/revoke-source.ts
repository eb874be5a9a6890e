// Takes a source's token back; an upload that is under way ends at its next batch.
import { recordAudit } from '../../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../../platform/context.ts';
import type { Source } from '../schemas.ts';
import { getSource, markRevoked } from './store-sources.ts';

export const revokeSource = async (ctx: Ctx, id: string): Promise<Source> => {
  mustHaveRole(ctx, 'owner');
  return inTransaction(ctx, async (ctx) => {
    await getSource(ctx, id);
    await markRevoked(ctx, id);
    await recordAudit(ctx, 'signals.revokeSource', id);
    return getSource(ctx, id);
  });
};
