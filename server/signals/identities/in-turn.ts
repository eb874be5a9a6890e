// One decision about one identity at a time, held against everything that counts.
import { type Ctx, inTransaction, mustHaveRole } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { forgetIdentity } from './identity-of.ts';
import { decideAlone, type IdentityRow, selectIdentities } from './store-identities.ts';

/** So nothing is counted for no team after the move, nor for a team after it was taken back. */
export const inTurn = async (ctx: Ctx, key: string, work: (ctx: Ctx, row: IdentityRow) => Promise<void>): Promise<void> => {
  mustHaveRole(ctx, 'owner');
  await inTransaction(ctx, async (ctx) => {
    await decideAlone(ctx);
    const [row] = await selectIdentities(ctx, [key]);
    if (row === undefined) throw notFound('There is no such name in the queue. It may have been erased.');
    await work(ctx, row);
  });
  forgetIdentity(ctx, [key]);
};
