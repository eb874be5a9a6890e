// Erases a person: the mapping to their subject, everything personal, and what upper capabilities keep by subject.
import { sql } from 'kysely';
import { recordAudit } from '../platform/audit/index.ts';
import type { PersonalPart, RetentionRule } from '../platform/capability.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../platform/context.ts';
import { conflict } from '../platform/errors.ts';
import { mustLeaveAnOwner } from './must-leave-an-owner.ts';
import { dayOf, daysOf } from './rules.ts';
import type { Erased, Kept } from './schemas.ts';
import { findOrganisation, getSubject, lockPerson, tables } from './store.ts';
import { dropOpenLinks, revokeLogins } from './store-logins.ts';

/** An owner erases somebody else; oneself is erased with one's own password (erase-oneself). */
export const erasePerson = async (ctx: Ctx, personId: string, parts: readonly PersonalPart[], rules: readonly RetentionRule[]): Promise<Erased> => {
  mustHaveRole(ctx, 'owner');
  if (ctx.viewer.is === 'person' && ctx.viewer.personId === personId) {
    throw conflict('Erase yourself on the page "What BeforeTab knows about me"; it asks for your password.');
  }
  await erase(ctx, personId, parts);
  return { isErased: true, kept: await whatStays(ctx, rules) };
};

/** Callers have checked the right. A stated duty delays the erasing of name and mapping, and of nothing else. */
export const erase = async (ctx: Ctx, personId: string, parts: readonly PersonalPart[]): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await mustLeaveAnOwner(ctx, personId);
    await lockPerson(ctx, personId);
    const duty = (await findOrganisation(ctx))?.duty_days;
    if (duty === null || duty === undefined) await eraseForGood(ctx, personId, parts);
    else await stripUntil(ctx, personId, parts, new Date(ctx.now().getTime() + duty * 86_400_000));
  });

/** Nothing leads from the subject to a person afterwards; rows that only ever grow stay and name nobody. */
export const eraseForGood = async (ctx: Ctx, personId: string, parts: readonly PersonalPart[]): Promise<void> => {
  const subject = await getSubject(ctx, personId);
  for (const part of parts) await part.erase?.(ctx, subject);
  // Decisions this person took stay with those they are about, without saying who.
  await tables(ctx).updateTable('tier_by_hand').set({ decided_by: 'erased' }).where('decided_by', '=', subject).execute();
  await tables(ctx).deleteFrom('person').where('id', '=', personId).execute();
  await recordAudit(ctx, 'people.erase', 'erased');
};

const stripUntil = async (ctx: Ctx, personId: string, parts: readonly PersonalPart[], until: Date): Promise<void> => {
  const subject = await getSubject(ctx, personId);
  for (const part of parts) await part.erase?.(ctx, subject);
  await tables(ctx)
    .updateTable('person')
    .set({ job_function: null, languages: [], hired_on: null, manager_id: null, password_hash: null, roles: ['learner'], left_on: sql`coalesce(left_on, ${dayOf(ctx.now())})`, erase_on: dayOf(until) })
    .where('id', '=', personId)
    .execute();
  await tables(ctx).updateTable('person').set({ manager_id: null }).where('manager_id', '=', personId).execute();
  for (const table of ['team_member', 'tier_objection', 'tier_by_hand', 'device_token'] as const) await tables(ctx).deleteFrom(table).where('person_id', '=', personId).execute();
  await dropOpenLinks(ctx, personId);
  await revokeLogins(ctx, personId);
  await recordAudit(ctx, 'people.eraseLater', subject, { on: dayOf(until) });
};

/** Said before and after erasing, so that nobody is surprised by what stays. */
export const whatStays = async (ctx: Ctx, rules: readonly RetentionRule[]): Promise<Kept[]> => {
  const organisation = await findOrganisation(ctx);
  const staying = rules.filter(({ staysNameless }) => staysNameless).map((rule) => daysOf(rule, organisation?.retention ?? {}));
  const nameless: Kept[] = staying.length === 0 ? [] : [{ what: 'nameless-rows', keepDays: Math.max(...staying) }];
  const why = organisation?.duty_why ?? null;
  const keepDays = organisation?.duty_days ?? null;
  return why === null || keepDays === null ? nameless : [{ what: 'name', why, keepDays }, ...nameless];
};
