// A link for somebody whom no owner can help, such as the only owner without their password: made on the machine, by whoever runs it.
import { type Ctx, systemViewer } from '../platform/context.ts';
import { notAllowed, notFound } from '../platform/errors.ts';
import { noMail } from '../platform/mail/mail.ts';
import { makeLink } from './make-link.ts';
import { findPersonByEmail } from './store.ts';

/** For `npm run way-in` alone. Throws NotFound for an address of nobody, and Conflict for somebody who has left. */
export const wayIn = async (ctx: Ctx, email: string): Promise<{ name: string; url: string; expiresAt: string }> => {
  if (ctx.viewer.is !== 'system') throw notAllowed();
  const person = await findPersonByEmail(ctx, email);
  if (person === undefined) throw notFound(`Nobody here signs in with ${email}. Look at how it is written.`);
  const { url, expiresAt } = await makeLink({ ...ctx, viewer: systemViewer('way-in'), mail: noMail }, person.id);
  return { name: person.name, url: url!, expiresAt };
};
