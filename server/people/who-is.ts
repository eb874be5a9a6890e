// From a subject to a person and back: the only doors through the mapping.
import { type RawBuilder, sql } from 'kysely';
import { type Ctx, mustHaveRole } from '../platform/context.ts';
import { notAllowed } from '../platform/errors.ts';
import { getSubject, tables } from './store.ts';

export type SubjectName = { subject: string; personId: string; name: string; email: string };

/** Names behind subjects, for owners and auditors; subjects that lead to nobody are missing from the map. */
export const whoIs = async (ctx: Ctx, subjects: readonly string[]): Promise<Map<string, SubjectName>> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  if (subjects.length === 0) return new Map();
  const rows = await tables(ctx)
    .selectFrom('subject_names')
    .selectAll()
    .where('subject', '=', sql<string>`any(${[...subjects]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ subject, person_id, name, email }) => [subject, { subject, personId: person_id, name, email }]));
};

/** The same as SQL, to join with: columns subject, person_id, name, email. Throws for anyone but owner and auditor. */
export const namesSql = (ctx: Ctx): RawBuilder<{ subject: string; person_id: string; name: string; email: string }> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  return sql`subject_names`;
};

/** One's own subject, or anybody's for owners and auditors; throws NotFound for an unknown person. */
export const subjectOf = async (ctx: Ctx, personId: string): Promise<string> => {
  const { viewer } = ctx;
  if (viewer.is === 'person' && viewer.personId === personId) return viewer.subject;
  if (viewer.is === 'nobody') throw notAllowed('Sign in first.');
  mustHaveRole(ctx, 'owner', 'auditor');
  return getSubject(ctx, personId);
};

/** Names for each other of people who work together right now, by subject; the caller has checked that they do. */
export const namesOfColleagues = async (ctx: Ctx, subjects: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ctx.viewer.is === 'nobody') throw notAllowed('Sign in first.');
  const rows = await tables(ctx)
    .selectFrom('subject_names')
    .select(['subject', 'name'])
    .where('subject', '=', sql<string>`any(${[...subjects]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ subject, name }) => [subject, name]));
};

/** The way back for the product's own work on one person's data, such as exporting and erasing; undefined when nobody is behind it. */
export const personIdOf = async (ctx: Ctx, subject: string): Promise<string | undefined> =>
  (await tables(ctx).selectFrom('person_subject').select('person_id').where('subject', '=', subject).executeTakeFirst())?.person_id;
