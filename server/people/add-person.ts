// Adds one person by hand; they get in once they have used an invitation link.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../platform/context.ts';
import { newId } from '../platform/id.ts';
import { mustBeHireDay, mustBeManageable, mustBeTeams } from './check-place.ts';
import { insertPerson } from './insert-person.ts';
import { showDetail } from './person-view.ts';
import { NewPerson, type PersonDetail } from './schemas.ts';

export const addPerson = async (ctx: Ctx, input: unknown): Promise<PersonDetail> => {
  mustHaveRole(ctx, 'owner');
  const { name, email, jobFunction, languages, hiredOn, employment, managerId, teamIds, roles } = NewPerson.parse(input);
  mustBeHireDay(ctx, hiredOn);
  return inTransaction(ctx, async (ctx) => {
    const id = newId();
    if (managerId) await mustBeManageable(ctx, id, managerId);
    await mustBeTeams(ctx, teamIds);
    const row = { id, name, email, job_function: jobFunction ?? null, languages, hired_on: hiredOn ?? null, employment, manager_id: managerId ?? null };
    const subject = await insertPerson(ctx, { ...row, roles, teams: teamIds });
    await recordAudit(ctx, 'people.addPerson', subject, { roles });
    return showDetail(ctx, id);
  });
};
