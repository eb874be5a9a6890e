// A person leaves: their logins and links end at once, their record stays until retention or erasing.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../platform/context.ts';
import { conflict, invalid } from '../platform/errors.ts';
import { mustLeaveAnOwner } from './must-leave-an-owner.ts';
import { showDetail } from './person-view.ts';
import { dayOf } from './rules.ts';
import type { PersonDetail } from './schemas.ts';
import { getSubject, lockPerson, tables } from './store.ts';
import { dropOpenLinks, revokeLogins } from './store-logins.ts';

export const markLeft = async (ctx: Ctx, personId: string, leftOn: string = dayOf(ctx.now())): Promise<PersonDetail> => {
  mustHaveRole(ctx, 'owner');
  if (leftOn > dayOf(ctx.now())) throw invalid('The day lies ahead. Come back on that day, or leave it empty for today.', [{ path: 'leftOn', says: 'lies ahead' }]);
  return inTransaction(ctx, async (ctx) => {
    await mustLeaveAnOwner(ctx, personId);
    const person = await lockPerson(ctx, personId);
    if (person.left_on !== null) throw conflict(`${person.name} has left already.`);
    await tables(ctx).updateTable('person').set({ left_on: leftOn }).where('id', '=', personId).execute();
    await revokeLogins(ctx, personId);
    await dropOpenLinks(ctx, personId);
    await recordAudit(ctx, 'people.markLeft', await getSubject(ctx, personId));
    return showDetail(ctx, personId);
  });
};
