// A person's place among others: the manager and the teams named must be there, nobody manages themselves, and the day they came is one of our time.
import type { Ctx } from '../platform/context.ts';
import { invalid } from '../platform/errors.ts';
import { dayOf, isHireDay } from './rules.ts';
import { countTeams, findPerson, lockManagers, managersAbove } from './store.ts';

/** Throws Invalid at `managerId`. Call inside the transaction that sets the manager. */
export const mustBeManageable = async (ctx: Ctx, personId: string, managerId: string): Promise<void> => {
  await lockManagers(ctx);
  const manager = await findPerson(ctx, managerId);
  const wrong = (says: string) => invalid(says, [{ path: 'managerId', says }]);
  if (manager === undefined || manager.left_on !== null) throw wrong('The manager is not here. Choose somebody who is.');
  if ((await managersAbove(ctx, managerId)).includes(personId)) throw wrong(`${manager.name} reports to this person already. Choose another manager.`);
};

/** Throws Invalid at `teamIds`. */
export const mustBeTeams = async (ctx: Ctx, teamIds: readonly string[]): Promise<void> => {
  const wanted = [...new Set(teamIds)];
  if ((await countTeams(ctx, wanted)) === wanted.length) return;
  const says = 'One of the teams is not there any more. Load the page again.';
  throw invalid(says, [{ path: 'teamIds', says }]);
};

/** Throws Invalid at `hiredOn`. */
export const mustBeHireDay = (ctx: Ctx, hiredOn: string | null | undefined): void => {
  if (!hiredOn || isHireDay(hiredOn, dayOf(ctx.now()))) return;
  throw invalid('This hire date is too far away to be right.', [{ path: 'hiredOn', says: 'is too far away to be right' }]);
};
