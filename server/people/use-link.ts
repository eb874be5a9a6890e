// Uses a one-time link: chooses a password and is signed in. It works once.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction } from '../platform/context.ts';
import { mustBeGoodPassword } from './check-password.ts';
import { hashPassword } from './hash-password.ts';
import { type OpenedLogin, openLogin } from './open-login.ts';
import { linkIsGone } from './show-link.ts';
import { lockPerson, tables } from './store.ts';
import { dropOpenLinks, findOpenLink, markLinkUsed, revokeLogins } from './store-logins.ts';
import { hashToken } from './tokens.ts';

/** Throws NotFound for a link that is used, expired or unknown; Invalid leaves the link open. */
export const useLink = async (ctx: Ctx, token: string, password: string): Promise<OpenedLogin> => {
  const hash = hashToken(token);
  const link = await findOpenLink(ctx, hash);
  if (link === undefined) throw linkIsGone();
  mustBeGoodPassword(password, link);
  const password_hash = await hashPassword(password);

  return inTransaction(ctx, async (ctx) => {
    // The person first, as everybody does who ends logins and links: they wait for each other, and never in a circle.
    await lockPerson(ctx, link.person_id);
    const locked = await findOpenLink(ctx, hash, true);
    if (locked === undefined) throw linkIsGone();
    await tables(ctx).updateTable('person').set({ password_hash }).where('id', '=', locked.person_id).execute();
    await markLinkUsed(ctx, hash);
    await dropOpenLinks(ctx, locked.person_id);
    await revokeLogins(ctx, locked.person_id);
    const opened = await openLogin(ctx, locked.person_id);
    await recordAudit({ ...ctx, viewer: opened.viewer }, 'people.useLink', opened.viewer.subject, { kind: locked.kind });
    return opened;
  });
};
