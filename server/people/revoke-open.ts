// Ends one thing that a person signed in with, a login or a command line, while it is open and theirs.
import type { Ctx } from '../platform/context.ts';
import { tables } from './store.ts';

/** False when there was no such open one of this person. */
export const revokeOpen = async (ctx: Ctx, table: 'login' | 'device_token', personId: string, id: string): Promise<boolean> => {
  const { numUpdatedRows } = await tables(ctx)
    .updateTable(table)
    .set({ revoked_at: ctx.now() })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', ctx.now())
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};
