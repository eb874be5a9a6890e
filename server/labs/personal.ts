// Labs' part of "What BeforeTab knows about me", and how long drafts, submissions and runs are kept.
import { type RawBuilder, sql } from 'kysely';
import type { PersonalPart, RetentionRule } from '../platform/capability.ts';
import type { Ctx } from '../platform/context.ts';
import { purge } from '../platform/db/purge.ts';
import { dropEmptyPairs } from './store-pairs.ts';

const rowsOf = async (ctx: Ctx, query: RawBuilder<Record<string, unknown>>): Promise<readonly Record<string, unknown>[]> => (await query.execute(ctx.db)).rows;

/** What a person typed goes with them; that somebody ran a lab, and which checks failed, stays and names nobody. */
export const labsPersonal: readonly PersonalPart[] = [
  {
    name: 'labs',
    read: (ctx, subject) =>
      rowsOf(ctx, sql`select id, lab, version, files, opened_at, saved_at, closed_at, seconds, hints, given_up_at, shown_at, passed_at from lab_opening where subject = ${subject} order by opened_at`),
    erase: async (ctx, subject) => void (await sql`delete from lab_opening where subject = ${subject}`.execute(ctx.db)),
  },
  {
    name: 'lab-runs',
    read: (ctx, subject) => rowsOf(ctx, sql`select id, at, opening, lab, version, holds, is_verified, failed, flags, milliseconds from lab_run where subject = ${subject} order by at`),
  },
  {
    name: 'lab-submissions',
    read: (ctx, subject) => rowsOf(ctx, sql`select run, at, files from lab_submission where subject = ${subject} order by at`),
    erase: async (ctx, subject) => void (await purge(ctx, sql`delete from lab_submission where subject = ${subject}`)),
  },
  {
    name: 'lab-pairs',
    read: (ctx, subject) => rowsOf(ctx, sql`select pair, lab, joined_at, left_at from lab_pair_member join lab_pair on lab_pair.id = pair where subject = ${subject} order by joined_at`),
    // What two people typed together stays with the one who is still there; with the last of them it goes.
    erase: async (ctx, subject) => {
      await sql`delete from lab_pair_member where subject = ${subject}`.execute(ctx.db);
      await dropEmptyPairs(ctx);
    },
  },
];

export const labsRetention: readonly RetentionRule[] = [
  {
    name: 'lab-submissions',
    keepDays: 180,
    purge: (ctx, before) => purge(ctx, sql`delete from lab_submission where at < ${before}`),
  },
  {
    name: 'lab-drafts',
    keepDays: 365,
    purge: async (ctx, before) => Number((await sql`delete from lab_opening where saved_at < ${before}`.execute(ctx.db)).numAffectedRows ?? 0),
  },
  {
    name: 'lab-pairs',
    keepDays: 365,
    purge: async (ctx, before) => Number((await sql`delete from lab_pair where changed_at < ${before}`.execute(ctx.db)).numAffectedRows ?? 0),
  },
  {
    name: 'lab-runs',
    keepDays: 2 * 365,
    staysNameless: true,
    purge: (ctx, before) => purge(ctx, sql`delete from lab_run where at < ${before}`),
  },
];
