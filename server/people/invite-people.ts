// An owner invites everybody of a list who has no password yet: by mail, or with a file of links to hand out.
import { type Ctx, inTransaction, mustHaveRole } from '../platform/context.ts';
import { writeCsv } from './csv.ts';
import { makeLink } from './make-link.ts';
import { linkExpiry } from './rules.ts';
import type { Invited, Inviting } from './schemas.ts';
import { countPeople, listPeople } from './store.ts';

/** At once: each is locked, and has a line of its own in the audit. */
const MOST = 500;

/** All of them or none; whoever has a password is left alone. */
export const invitePeople = async (ctx: Ctx, wanted: Inviting): Promise<Invited> => {
  mustHaveRole(ctx, 'owner');
  return inTransaction(ctx, async (ctx) => {
    const [total, people] = [await countPeople(ctx, wanted), await listPeople(ctx, wanted, { size: MOST, from: 0 })];
    const lines: string[][] = [];
    for (const { id, name, email } of people) {
      const { url, expiresAt } = await makeLink(ctx, id);
      if (url !== null) lines.push([name, email, url, expiresAt]);
    }
    return {
      invited: people.length,
      left: total - people.length,
      expiresAt: linkExpiry('invitation', ctx.now()).toISOString(),
      csv: ctx.mail.canSend ? null : writeCsv([['name', 'e-mail', 'link', 'works until'], ...lines]),
    };
  });
};
