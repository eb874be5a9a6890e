// The SQL of spaced reviews: what someone went through, the cards they have, and the review that is open.
import { sql } from 'kysely';
import { type Ctx, tablesOf } from '../platform/context.ts';
import type { Bank, CardName, DrawnCard, Past, Reviewed } from './review-rules.ts';
import type { ReviewAnswerRow } from './review-statements.ts';
import type { Memory } from './schedule-card.ts';
import type { LearningTables } from './tables.ts';

export type ReviewSetRow = { id: string; subject: string; drawn: DrawnCard[]; answers: Record<string, ReviewAnswerRow>; size: number; answered: number; opened_at: Date; closed_at: Date | null };

const tables = (ctx: Pick<Ctx, 'db'>) => tablesOf<LearningTables>(ctx);

/** Sets and quizzes that are closed, oldest first. */
export const listPasts = async (ctx: Ctx, subject: string): Promise<Past[]> => {
  const { rows } = await sql<{ id: string; kind: Bank; module: string; closed_at: Date; drawn: string[]; wrong: string[] }>`
    select id, kind, module, closed_at, array(select jsonb_object_keys(drawn)) as drawn,
      array(select item_id from answer where answer.attempt_id = attempt.id and not is_right) as wrong
    from attempt where subject = ${subject} and kind in ('quiz', 'scenarios') and closed_at is not null order by closed_at, id`.execute(ctx.db);
  return rows.map(({ id, kind, module, closed_at, drawn, wrong }) => ({ id, bank: kind, module, closedAt: closed_at, drawn, wrong }));
};

export const listReviewed = async (ctx: Ctx, subject: string): Promise<Reviewed[]> => {
  const rows = await tables(ctx).selectFrom('review_card').selectAll().where('subject', '=', subject).execute();
  return rows.map(({ bank, module, item, due_on, memory, reviewed_at }) => ({ bank, module, item, dueOn: due_on, memory, reviewedAt: reviewed_at }));
};

/** What is known of one card; undefined before its first review. */
export const findMemory = async (ctx: Ctx, subject: string, { bank, module, item }: CardName): Promise<Memory | undefined> =>
  (await tables(ctx).selectFrom('review_card').select('memory').where('subject', '=', subject).where('bank', '=', bank).where('module', '=', module).where('item', '=', item).executeTakeFirst())?.memory;

export const findSet = async (ctx: Ctx, subject: string, id: string): Promise<ReviewSetRow | undefined> => tables(ctx).selectFrom('review_set').selectAll().where('id', '=', id).where('subject', '=', subject).executeTakeFirst();

export const findOpenSet = async (ctx: Ctx, subject: string): Promise<ReviewSetRow | undefined> =>
  tables(ctx).selectFrom('review_set').selectAll().where('subject', '=', subject).where('closed_at', 'is', null).executeTakeFirst();

/** False when another tab was first. */
export const insertSet = async (ctx: Ctx, { id, subject, drawn, opened_at }: Pick<ReviewSetRow, 'id' | 'subject' | 'drawn' | 'opened_at'>): Promise<boolean> => {
  const result = await tables(ctx)
    .insertInto('review_set')
    .values({ id, subject, drawn: JSON.stringify(drawn), answers: '{}', size: drawn.length, opened_at, closed_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
};
