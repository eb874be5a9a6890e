// Alerts' part of "What BeforeTab knows about me": what scanners found in code that one wrote; and how long it is kept.
import { sql } from 'kysely';
import { personIdOf } from '../../people/index.ts';
import type { PersonalPart, RetentionRule } from '../../platform/capability.ts';
import type { Ctx } from '../../platform/context.ts';
import { keysOfSubject } from '../identities/store-identities.ts';
import { signalsKey, signalSubject } from '../keys.ts';
import { purge } from '../../platform/db/purge.ts';

const keysOf = async (ctx: Ctx, subject: string): Promise<string[]> => {
  const personId = await personIdOf(ctx, subject);
  return personId === undefined ? [] : keysOfSubject(ctx, signalSubject(signalsKey(ctx), personId));
};

/** To be erased before identities are: afterwards nobody knows which of these were whose. */
export const alertsPersonal: readonly PersonalPart[] = [
  {
    name: 'alerts',
    read: async (ctx, subject) => {
      const { rows } = await sql<Record<string, unknown>>`
        select tool, rule, level, cwe, path, line, first_at, last_at, closed_at, triage from signal_alert where identity = any (${await keysOf(ctx, subject)}::uuid[]) order by first_at, key`.execute(ctx.db);
      return rows;
    },
    erase: async (ctx, subject) => {
      const keys = await keysOf(ctx, subject);
      for (const table of ['signal_alert', 'signal_integration']) await sql`update ${sql.table(table)} set identity = null where identity = any (${keys}::uuid[])`.execute(ctx.db);
    },
  },
  {
    name: 'alert-decisions',
    read: async (ctx, subject) => (await sql<Record<string, unknown>>`select at, alert, triage, why from signal_triage where subject = ${subject} order by at`.execute(ctx.db)).rows,
  },
];

export const alertsRetention: readonly RetentionRule[] = [
  {
    // What is in the code today stays, however old; what is gone is needed for as long as rates are compared.
    name: 'alerts',
    keepDays: 3 * 365,
    staysNameless: true,
    purge: async (ctx, before) => {
      await purge(ctx, sql`delete from signal_triage where at < ${before} and not exists (select from signal_alert where key = alert and closed_at is null)`);
      await sql`delete from signal_integration where gone_at < ${before}`.execute(ctx.db);
      await sql`delete from signal_scan old where at < ${before} and exists (select from signal_scan newer where newer.series = old.series and newer.at > old.at and newer.is_rescan = old.is_rescan)`.execute(ctx.db);
      return Number((await sql`delete from signal_alert where closed_at < ${before}`.execute(ctx.db)).numAffectedRows ?? 0);
    },
  },
];
