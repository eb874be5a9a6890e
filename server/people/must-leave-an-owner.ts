// The last owner who can sign in can be neither removed nor demoted: nobody else could ever make another one.
import type { Ctx } from '../platform/context.ts';
import { conflict } from '../platform/errors.ts';
import { lockOwners } from './store.ts';

/**
 * Call inside the transaction, before taking the role from this person or letting them go, and before locking them: two owners
 * who let each other go take their turns then, where each holding the other would lock up.
 */
export const mustLeaveAnOwner = async (ctx: Ctx, personId: string): Promise<void> => {
  const owners = await lockOwners(ctx);
  if (owners.length === 1 && owners[0] === personId) throw conflict('This is the last owner who can sign in. Make somebody else an owner first, who has chosen a password.');
};
