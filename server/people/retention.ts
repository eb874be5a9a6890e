// How long things are kept: each capability's rules, the organisation's own days, and the daily job that enforces them.
import { sql } from 'kysely';
import type { PersonalPart, RetentionRule } from '../platform/capability.ts';
import { type Ctx, inTransaction } from '../platform/context.ts';
import { purge } from '../platform/db/purge.ts';
import { purgeRequests } from './device/store-device.ts';
import { erase, eraseForGood } from './erase-person.ts';
import { dayOf, daysOf } from './rules.ts';
import { findOrganisation, tables } from './store.ts';
import { purgeLogins, purgeRateLimits } from './store-logins.ts';

const DAY_MS = 86_400_000;

/** What people keep, and what the platform keeps in everybody's name. */
export const peopleRetention = (parts: readonly PersonalPart[]): readonly RetentionRule[] => [
  { name: 'logins', keepDays: 30, purge: purgeLogins },
  { name: 'people-who-left', keepDays: 730, purge: (ctx, before) => eraseLeft(ctx, before, parts) },
  { name: 'audit', keepDays: 1825, staysNameless: true, purge: purgeAudit },
];

const eraseLeft = async (ctx: Ctx, before: Date, parts: readonly PersonalPart[]): Promise<number> => {
  const gone = await tables(ctx).selectFrom('person').select('id').where('left_on', '<', dayOf(before)).where('erase_on', 'is', null).execute();
  for (const { id } of gone) await erase(ctx, id, parts);
  return gone.length;
};

const purgeAudit = (ctx: Ctx, before: Date): Promise<number> => purge(ctx, sql`delete from audit where at < ${before}`);

/** One rule that fails does not keep the others from being enforced; its error is thrown at the end. */
export const enforceRetention = async (ctx: Ctx, rules: readonly RetentionRule[], parts: readonly PersonalPart[]): Promise<void> => {
  const own = (await findOrganisation(ctx))?.retention ?? {};
  const failures: unknown[] = [];
  for (const rule of rules) {
    try {
      const rows = await rule.purge(ctx, new Date(ctx.now().getTime() - daysOf(rule, own) * DAY_MS));
      if (rows > 0) ctx.log.info('retention', { rule: rule.name, rows });
    } catch (error) {
      failures.push(error);
    }
  }
  await eraseDue(ctx, parts);
  if (failures.length > 0) throw new AggregateError(failures, 'Some retention rules failed.');
};

/** Those whose stated duty has run out. */
const eraseDue = async (ctx: Ctx, parts: readonly PersonalPart[]): Promise<void> => {
  const due = await tables(ctx).selectFrom('person').select('id').where('erase_on', '<=', dayOf(ctx.now())).execute();
  for (const { id } of due) await inTransaction(ctx, (ctx) => eraseForGood(ctx, id, parts));
};

/** Tables partitioned by time get their next three months; rate limits that are over go. */
export const keepHouse = async (ctx: Ctx): Promise<void> => {
  await purgeRateLimits(ctx);
  await purgeRequests(ctx);
  await sql`
    select ensure_month_partitions(class.relname::text, ${dayOf(ctx.now())}::date, 3)
    from pg_partitioned_table part join pg_class class on class.oid = part.partrelid
    where part.partstrat = 'r' and class.relnamespace = 'public'::regnamespace`.execute(ctx.db);
};
