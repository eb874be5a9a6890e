// Ends one of one's own logins, or the one in use (signing out).
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import { forgetDeviceOf } from './known-device.ts';
import { revokeOpen } from './revoke-open.ts';

/** Throws NotFound for a login that is over or somebody else's. Signing out leaves the browser known; ending it from elsewhere does not. */
export const revokeLogin = async (ctx: Ctx, id: string, isSigningOut = false): Promise<void> => {
  const { personId, subject } = mustBePerson(ctx);
  await inTransaction(ctx, async (ctx) => {
    if (!(await revokeOpen(ctx, 'login', personId, id))) throw notFound('There is no such login of yours. It may have ended already.');
    if (!isSigningOut) await forgetDeviceOf(ctx, personId, id);
    await recordAudit(ctx, 'people.revokeLogin', subject);
  });
};

export const signOut = async (ctx: Ctx): Promise<void> => revokeLogin(ctx, mustBePerson(ctx).loginId, true);
