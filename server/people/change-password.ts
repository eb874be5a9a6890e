// Changes one's own password after the old one; every other login ends, because one of them may be why.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../platform/context.ts';
import { mustBeGoodPassword, mustKnowOwnPassword, mustStillBe } from './check-password.ts';
import { hashPassword } from './hash-password.ts';
import { tables } from './store.ts';
import { dropOpenLinks, revokeLogins } from './store-logins.ts';

export const changePassword = async (ctx: Ctx, { current, next }: { current: string; next: string }): Promise<void> => {
  const viewer = mustBePerson(ctx);
  const person = await mustKnowOwnPassword(ctx, viewer, current);
  mustBeGoodPassword(next, person, 'next');
  const password_hash = await hashPassword(next);
  await inTransaction(ctx, async (ctx) => {
    await mustStillBe(ctx, person);
    await tables(ctx).updateTable('person').set({ password_hash }).where('id', '=', viewer.personId).execute();
    await revokeLogins(ctx, viewer.personId, viewer.loginId);
    await dropOpenLinks(ctx, viewer.personId);
    await recordAudit(ctx, 'people.changePassword', viewer.subject);
  });
};
