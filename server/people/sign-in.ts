// Signs in by e-mail and password; says and takes the same for a wrong password and an unknown e-mail address.
import { type Ctx, inTransaction } from '../platform/context.ts';
import { notAllowed } from '../platform/errors.ts';
import { hashPassword, isHashDated, matchesPassword } from './hash-password.ts';
import { knownDevice } from './known-device.ts';
import { countTry, forgetTries, forgiveTry } from './limits.ts';
import { type OpenedLogin, openLogin } from './open-login.ts';
import { findPersonByEmail, lockPerson, tables } from './store.ts';

const NO = 'E-mail address and password do not fit together. Try again, or ask for a new password.';

/** Throws NotAllowed, or LimitReached after too many tries from this address, or for this e-mail address by browsers it does not know. */
export const signIn = async (ctx: Ctx, { email, password }: { email: string; password: string }, address: string, deviceToken?: string): Promise<OpenedLogin> => {
  const device = await knownDevice(ctx, deviceToken, email);
  const [limit, about] = device === undefined ? (['login-email', email] as const) : (['login-device', device] as const);
  // A browser that is known has few tries for one person alone, whoever else is behind its network.
  if (device === undefined) await countTry(ctx, 'login-address', address);
  await countTry(ctx, limit, about);
  await countTry(ctx, 'login-often', email);
  const person = await findPersonByEmail(ctx, email);
  const isRight = await matchesPassword(password, person?.password_hash);
  if (person === undefined || !isRight || person.left_on !== null) throw notAllowed(NO);

  if (device === undefined) await forgiveTry(ctx, 'login-address', address);
  await forgetTries(ctx, limit, about);
  const dated = isHashDated(person.password_hash!) ? await hashPassword(password) : undefined;
  return inTransaction(ctx, async (ctx) => {
    // Locked and looked at again: whoever took the password away or left meanwhile has ended the logins they could see.
    const now = await lockPerson(ctx, person.id);
    if (now.password_hash !== person.password_hash || now.left_on !== null) throw notAllowed(NO);
    if (dated !== undefined) await tables(ctx).updateTable('person').set({ password_hash: dated }).where('id', '=', person.id).execute();
    return openLogin(ctx, person.id);
  });
};
