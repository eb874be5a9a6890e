// The two questions about a password: may it be chosen, and is it this person's?
import type { Ctx, PersonViewer } from '../platform/context.ts';
import { invalid, notAllowed } from '../platform/errors.ts';
import { matchesPassword } from './hash-password.ts';
import { countTry, forgetTries } from './limits.ts';
import { passwordMistake } from './rules.ts';
import { getPerson, lockPerson } from './store.ts';
import type { PersonRow } from './tables.ts';

/** Throws Invalid, at field `path`, with what to choose instead. */
export const mustBeGoodPassword = (password: string, about: { name: string; email: string }, path = 'password'): void => {
  const says = passwordMistake(password, about);
  if (says !== undefined) throw invalid(says, [{ path, says }]);
};

/** Asked again before what cannot be undone: an open screen is not consent. */
export const mustKnowOwnPassword = async (ctx: Ctx, viewer: PersonViewer, password: string): Promise<PersonRow> => {
  await countTry(ctx, 'own-password', viewer.personId);
  await countTry(ctx, 'own-password-often', viewer.personId);
  const person = await getPerson(ctx, viewer.personId);
  if (!(await matchesPassword(password, person.password_hash))) throw notAllowed('That is not your password.');
  await forgetTries(ctx, 'own-password', viewer.personId);
  return person;
};

/** Inside the transaction that the password was asked for: whoever chose another one meanwhile, as by a link, has taken its word away. */
export const mustStillBe = async (ctx: Ctx, { id, password_hash }: PersonRow): Promise<void> => {
  const now = await lockPerson(ctx, id);
  if (now.password_hash !== password_hash || now.left_on !== null) throw notAllowed('The password was changed a moment ago. Sign in with the new one.');
};
