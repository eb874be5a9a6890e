// The owner's queue: names that sources use and that match nobody, oldest first.
import { keptDays } from '../../people/index.ts';
import { type Ctx, mustHaveRole } from '../../platform/context.ts';
import { openSecret } from '../../platform/secrets/seal.ts';
import { countByIdentity } from '../receive/move-interactions.ts';
import { namesRule } from '../retention.ts';
import type { IdentityQueue, OpenIdentity } from '../schemas.ts';
import { countStates, type IdentityRow, selectOpen } from './store-identities.ts';

const MOST = 200;
// Enough to see which names matter, and as fast over a million records as over a thousand.
const MOST_COUNTED = 1_000;

export const listIdentities = async (ctx: Ctx): Promise<IdentityQueue> => {
  mustHaveRole(ctx, 'owner');
  const identities = await asOpenIdentities(ctx, await selectOpen(ctx, MOST));
  return { keepDays: await keptDays(ctx, namesRule), ...(await countStates(ctx)), identities };
};

export const asOpenIdentities = async (ctx: Ctx, rows: readonly IdentityRow[]): Promise<OpenIdentity[]> => {
  const counts = await countByIdentity(ctx, rows.map(({ key }) => key), MOST_COUNTED + 1);
  return rows.map(({ key, kind, name_sealed, first_at }) => ({
    key,
    kind,
    name: name_sealed === null ? null : (openSecret(ctx.config, name_sealed) ?? null),
    firstAt: first_at.toISOString(),
    interactions: Math.min(MOST_COUNTED, counts.get(key) ?? 0),
    hasMore: (counts.get(key) ?? 0) > MOST_COUNTED,
  }));
};
