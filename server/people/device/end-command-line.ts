// Ends a command line: one's own from the browser, the one that asks (`beforetab logout`), or anybody's by an owner.
import { recordAudit } from '../../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson, mustHaveRole } from '../../platform/context.ts';
import { invalid, notFound } from '../../platform/errors.ts';
import { revokeOpen } from '../revoke-open.ts';
import { getPerson, getSubject } from '../store.ts';

/** Throws NotFound for one that is over or somebody else's. */
export const endCommandLine = async (ctx: Ctx, id: string): Promise<void> => end(ctx, mustBePerson(ctx).personId, id);

/** The one whose token this request came with. */
export const logOutCommandLine = async (ctx: Ctx): Promise<void> => {
  const { scopes, loginId, personId } = mustBePerson(ctx);
  if (scopes === undefined) throw invalid('This ends the command line that asks. In the browser, end it on the page "Me".');
  await end(ctx, personId, loginId);
};

export const endCommandLineOf = async (ctx: Ctx, personId: string, id: string): Promise<void> => {
  mustHaveRole(ctx, 'owner');
  await end(ctx, (await getPerson(ctx, personId)).id, id);
};

const end = (ctx: Ctx, personId: string, id: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    if (!(await revokeOpen(ctx, 'device_token', personId, id))) throw notFound('There is no such command line signed in. It may have ended already.');
    await recordAudit(ctx, 'people.endCommandLine', await getSubject(ctx, personId));
  });
