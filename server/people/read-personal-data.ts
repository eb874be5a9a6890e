// "What BeforeTab knows about me": every capability's part, for the person themselves and nobody else.
import type { PersonalPart, RetentionRule } from '../platform/capability.ts';
import { type Ctx, mustBePerson } from '../platform/context.ts';
import { whatStays } from './erase-person.ts';
import { getShownPerson, tables } from './store.ts';
import { readTierStandings } from './tiers-of.ts';
import type { PersonalData } from './schemas.ts';
import { personIdOf } from './who-is.ts';

export const readPersonalData = async (ctx: Ctx, parts: readonly PersonalPart[], rules: readonly RetentionRule[]): Promise<PersonalData> => {
  const { subject } = mustBePerson(ctx);
  const read: PersonalData['parts'] = [];
  for (const part of parts) read.push({ name: part.name, rows: [...(await part.read(ctx, subject))] });
  return { parts: read, kept: await whatStays(ctx, rules) };
};

/** The same as a file: JSON, complete, with the day it was made. */
export const exportPersonalData = async (ctx: Ctx, parts: readonly PersonalPart[], rules: readonly RetentionRule[]): Promise<{ name: string; text: string }> => {
  const data = await readPersonalData(ctx, parts, rules);
  const about = Object.fromEntries(data.parts.map(({ name, rows }) => [name, rows]));
  const at = ctx.now().toISOString();
  return { name: `beforetab-my-data-${at.slice(0, 10)}.json`, text: `${JSON.stringify({ madeAt: at, ...about, staysAfterErasing: data.kept }, null, 2)}\n` };
};

const byPerson =
  (read: (ctx: Ctx, personId: string) => Promise<readonly Record<string, unknown>[]>): PersonalPart['read'] =>
  async (ctx, subject) => {
    const personId = await personIdOf(ctx, subject);
    return personId === undefined ? [] : read(ctx, personId);
  };

const readPerson = async (ctx: Ctx, personId: string) => {
  const { password_hash, manager_id: _managerId, erase_on: _eraseOn, ...row } = await getShownPerson(ctx, personId);
  return [{ ...row, has_password: password_hash !== null }];
};

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What this person did and what was done about them, newest first. */
const readAudit = async (ctx: Ctx, subject: string) => {
  const rows = await tables(ctx)
    .selectFrom('audit')
    .select(['at', 'actor', 'action', 'about', 'detail'])
    .where(({ or, eb }) => or([eb('actor', '=', subject), eb('about', '=', subject)]))
    .orderBy('at', 'desc')
    .limit(5000)
    .execute();
  const named = rows.flatMap(({ detail }) => Object.values(detail).filter((value) => typeof value === 'string' && UUID.test(value)));
  const known = named.length === 0 ? [] : await tables(ctx).selectFrom('person_subject').select('subject').where('subject', 'in', [...new Set(named as string[])]).execute();
  const others = new Set<unknown>(known.map((one) => one.subject).filter((one) => one !== subject));
  // Whom else something was about, such as a player whose flag was typed, is that person's own.
  return rows.map((row) => ({ ...row, detail: Object.fromEntries(Object.entries(row.detail).filter(([, value]) => !others.has(value))) }));
};

/** People's own parts; they go with the person row, so none needs an `erase`. */
export const peopleParts: readonly PersonalPart[] = [
  { name: 'person', read: byPerson(readPerson) },
  { name: 'tiers', read: byPerson((ctx, personId) => readTierStandings(ctx, personId)) },
  {
    name: 'objections',
    read: byPerson((ctx, personId) => tables(ctx).selectFrom('tier_objection').select(['tier', 'reason', 'at', 'answer', 'answered_at', 'is_taken_out']).where('person_id', '=', personId).orderBy('at').execute()),
  },
  {
    name: 'logins',
    read: byPerson((ctx, personId) => tables(ctx).selectFrom('login').select(['created_at', 'last_seen_at', 'expires_at', 'revoked_at']).where('person_id', '=', personId).orderBy('created_at').execute()),
  },
  {
    name: 'devices',
    read: byPerson((ctx, personId) => tables(ctx).selectFrom('known_device').select(['made_at', 'expires_at']).where('person_id', '=', personId).orderBy('made_at').execute()),
  },
  {
    name: 'command-lines',
    read: byPerson((ctx, personId) => tables(ctx).selectFrom('device_token').select(['machine', 'scopes', 'created_at', 'last_seen_at', 'expires_at', 'revoked_at']).where('person_id', '=', personId).orderBy('created_at').execute()),
  },
  {
    name: 'links',
    read: byPerson((ctx, personId) => tables(ctx).selectFrom('one_time_link').select(['kind', 'created_at', 'expires_at', 'used_at']).where('person_id', '=', personId).orderBy('created_at').execute()),
  },
  { name: 'audit', read: readAudit },
];
