// Makes the organisation and its first owner, once; whoever comes second is told so, however close behind.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction } from '../platform/context.ts';
import { conflict, notAllowed } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { mustBeGoodPassword } from './check-password.ts';
import { hashPassword } from './hash-password.ts';
import { insertOrganisation } from './insert-organisation.ts';
import { insertPerson } from './insert-person.ts';
import { countTry } from './limits.ts';
import { type OpenedLogin, openLogin } from './open-login.ts';
import { SetUp } from './schemas.ts';
import { isSetUpCode } from './set-up-code.ts';
import { findOrganisation, tables } from './store.ts';

const TWICE = 'This organisation is set up already. Sign in instead.';

/** Open to anyone until it has been done; from elsewhere than this machine it takes the code printed at start. */
export const setUp = async (ctx: Ctx, input: unknown, from: { address: string; isLocal: boolean }, isDemo = false): Promise<OpenedLogin> => {
  const { organisationName, locale, name, email, password, code } = SetUp.parse(input);
  await checkSetUp(ctx, code, from);
  mustBeGoodPassword(password, { name, email });
  const password_hash = await hashPassword(password);

  return inTransaction(ctx, async (ctx) => {
    if (!(await insertOrganisation(ctx, { name: organisationName, locale, isDemo }))) throw conflict(TWICE);
    await tables(ctx).deleteFrom('set_up_code').execute();
    const id = newId();
    await insertPerson(ctx, { id, name, email, roles: ['owner'], password_hash });
    const opened = await openLogin(ctx, id);
    await recordAudit({ ...ctx, viewer: opened.viewer }, 'people.setUp', opened.viewer.subject);
    return opened;
  });
};

/** Throws Conflict once there is an organisation, and NotAllowed without the code where one is asked. */
export const checkSetUp = async (ctx: Ctx, code: string | undefined, { address, isLocal }: { address: string; isLocal: boolean }): Promise<void> => {
  const mustBeFirst = async (): Promise<void> => {
    if ((await findOrganisation(ctx)) !== undefined) throw conflict(TWICE);
  };
  await mustBeFirst();
  if (isLocal) return;
  await countTry(ctx, 'set-up', address);
  if (code === undefined || !(await isSetUpCode(ctx, code))) {
    // The code goes with the first who has it: whoever came a moment later had the right one, too.
    await mustBeFirst();
    throw notAllowed('That is not the set-up code. It was printed where BeforeTab was started.');
  }
};
