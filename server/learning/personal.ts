// Learning's part of "What BeforeTab knows about me", and how long each kind of row is kept.
import { sql } from 'kysely';
import type { PersonalPart, RetentionRule } from '../platform/capability.ts';
import type { Ctx } from '../platform/context.ts';
import { purge } from '../platform/db/purge.ts';

const rowsOf = async (ctx: Ctx, query: ReturnType<typeof sql<Record<string, unknown>>>): Promise<readonly Record<string, unknown>[]> => (await query.execute(ctx.db)).rows;

/** The ledger and the answers stay, and lead to nobody once the mapping is gone; the rest is deleted. */
export const learningPersonal: readonly PersonalPart[] = [
  {
    name: 'outcomes',
    read: (ctx, subject) => rowsOf(ctx, sql`select id, at, activity, kind, version, result, score, seconds, source, replaces, why from outcome where subject = ${subject} order by at, id`),
  },
  {
    name: 'answers',
    read: (ctx, subject) =>
      rowsOf(
        ctx,
        sql`select attempt.kind, attempt.module, attempt.unit, attempt.version, answer.item_id as item, answer.option, answer.is_right, answer.confidence, answer.at
          from attempt join answer on answer.attempt_id = attempt.id where attempt.subject = ${subject} order by answer.at`,
      ),
  },
  {
    name: 'attempts',
    read: (ctx, subject) =>
      rowsOf(ctx, sql`select id, kind, module, unit, version, size, answered, right_count, opened_at, closed_at from attempt where subject = ${subject} order by opened_at`),
  },
  {
    name: 'places',
    read: (ctx, subject) => rowsOf(ctx, sql`select module, unit, version, step, steps_done, seconds, done_at, updated_at from place where subject = ${subject} order by updated_at`),
    erase: async (ctx, subject) => void (await sql`delete from place where subject = ${subject}`.execute(ctx.db)),
  },
  {
    name: 'shown',
    read: (ctx, subject) => rowsOf(ctx, sql`select hash, first_at from shown where subject = ${subject} order by first_at`),
    erase: async (ctx, subject) => void (await sql`delete from shown where subject = ${subject}`.execute(ctx.db)),
  },
  {
    name: 'assignments',
    read: (ctx, subject) => rowsOf(ctx, sql`select id, activity, ground, finding, due_on, created_at, withdrawn_at from assignment where subject = ${subject} order by created_at`),
    erase: async (ctx, subject) => void (await sql`delete from assignment where subject = ${subject}`.execute(ctx.db)),
  },
  {
    name: 'progress',
    read: (ctx, subject) => rowsOf(ctx, sql`select activity, version, done_at, score, times, seconds, updated_at from progress where subject = ${subject} order by activity`),
    erase: async (ctx, subject) => void (await sql`delete from progress where subject = ${subject}`.execute(ctx.db)),
  },
  {
    name: 'appeals',
    read: (ctx, subject) => rowsOf(ctx, sql`select id, outcome_id, why, made_at, answer, answered_at, replaced_by from appeal where subject = ${subject} order by made_at`),
    erase: async (ctx, subject) => void (await sql`delete from appeal where subject = ${subject}`.execute(ctx.db)),
  },
  {
    name: 'reviews',
    read: (ctx, subject) =>
      rowsOf(
        ctx,
        sql`select done.id, done.opened_at, done.closed_at, done.size, done.answered, done.right_count, said.value ->> 'bank' as bank, said.value ->> 'module' as module, said.value ->> 'item' as item,
            done.answers -> (said.at - 1)::int::text as answer
          from review_set done left join lateral jsonb_array_elements(done.drawn) with ordinality as said (value, at) on done.answers ? (said.at - 1)::int::text
          where done.subject = ${subject} order by done.opened_at, said.at`,
      ),
    erase: async (ctx, subject) => void (await sql`delete from review_set where subject = ${subject}`.execute(ctx.db)),
  },
  {
    name: 'cards',
    read: (ctx, subject) => rowsOf(ctx, sql`select bank, module, item, due_on, times, reviewed_at, memory from review_card where subject = ${subject} order by due_on, module, item`),
    erase: async (ctx, subject) => void (await sql`delete from review_card where subject = ${subject}`.execute(ctx.db)),
  },
];

// With its last answer an attempt says nothing that the ledger does not.
const purgeAnswers = async (ctx: Ctx, before: Date): Promise<number> => {
  const answers = await purge(ctx, sql`delete from answer where at < ${before}`);
  const attempts = await sql`
    delete from attempt where opened_at < ${before} and coalesce(closed_at, opened_at) < ${before}
      and not exists (select from answer where answer.attempt_id = attempt.id)`.execute(ctx.db);
  return answers + Number(attempts.numAffectedRows ?? 0);
};

const purgeReviews = async (ctx: Ctx, before: Date): Promise<number> => {
  const reviews = await sql`delete from review_set where coalesce(closed_at, opened_at) < ${before}`.execute(ctx.db);
  const cards = await sql`delete from review_card where reviewed_at < ${before}`.execute(ctx.db);
  return Number(reviews.numAffectedRows ?? 0) + Number(cards.numAffectedRows ?? 0);
};

export const learningRetention: readonly RetentionRule[] = [
  {
    name: 'outcomes',
    keepDays: 4 * 365,
    staysNameless: true,
    purge: (ctx, before) => purge(ctx, sql`delete from outcome where at < ${before}`),
  },
  {
    name: 'answers',
    keepDays: 2 * 365,
    staysNameless: true,
    purge: purgeAnswers,
  },
  {
    name: 'appeals',
    keepDays: 4 * 365,
    purge: async (ctx, before) => Number((await sql`delete from appeal where made_at < ${before}`.execute(ctx.db)).numAffectedRows ?? 0),
  },
  {
    name: 'reviews',
    keepDays: 2 * 365,
    purge: purgeReviews,
  },
];
