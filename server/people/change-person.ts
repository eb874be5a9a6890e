// Changes what is known about a person, their teams and their roles; only what is named changes.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../platform/context.ts';
import { mustBeHireDay, mustBeManageable, mustBeTeams } from './check-place.ts';
import { EMAIL_TAKEN } from './insert-person.ts';
import { mustLeaveAnOwner } from './must-leave-an-owner.ts';
import { orConflict } from './or-conflict.ts';
import { showDetail } from './person-view.ts';
import { fullRoles } from './rules.ts';
import { PersonChange, type PersonDetail } from './schemas.ts';
import { getSubject, hasOwnerRole, lockPerson, setTeams, tables } from './store.ts';
import { dropOpenLinks } from './store-logins.ts';

export const changePerson = async (ctx: Ctx, personId: string, input: unknown): Promise<PersonDetail> => {
  mustHaveRole(ctx, 'owner');
  const change = PersonChange.parse(input);
  return inTransaction(ctx, async (ctx) => {
    if (change.roles !== undefined && !hasOwnerRole(change.roles)) await mustLeaveAnOwner(ctx, personId);
    const person = await lockPerson(ctx, personId);
    if (change.hiredOn !== person.hired_on) mustBeHireDay(ctx, change.hiredOn);
    if (change.managerId) await mustBeManageable(ctx, personId, change.managerId);
    if (change.teamIds !== undefined) await mustBeTeams(ctx, change.teamIds);

    const columns = columnsOf(change);
    if (Object.keys(columns).length > 0) {
      await orConflict('person_email', EMAIL_TAKEN, tables(ctx).updateTable('person').set(columns).where('id', '=', personId).execute());
    }
    // A link that went to the old address must not open the door any more.
    if (change.email !== undefined && change.email !== person.email) await dropOpenLinks(ctx, personId);
    if (change.teamIds !== undefined) await setTeams(ctx, personId, change.teamIds);
    await recordAudit(ctx, 'people.changePerson', await getSubject(ctx, personId), { changed: Object.keys(change), ...(change.roles && { roles: change.roles }) });
    return showDetail(ctx, personId);
  });
};

const columnsOf = ({ name, email, jobFunction, languages, hiredOn, employment, managerId, roles }: PersonChange) => ({
  ...(name !== undefined && { name }),
  ...(email !== undefined && { email }),
  ...(jobFunction !== undefined && { job_function: jobFunction }),
  ...(languages !== undefined && { languages }),
  ...(hiredOn !== undefined && { hired_on: hiredOn }),
  ...(employment !== undefined && { employment }),
  ...(managerId !== undefined && { manager_id: managerId }),
  ...(roles !== undefined && { roles: fullRoles(roles) }),
});
