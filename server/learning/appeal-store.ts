// The SQL of appeals.
import { sql } from 'kysely';
import { type Ctx, tablesOf } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import type { Appeal } from './schemas.ts';
import type { LearningTables } from './tables.ts';

export type AppealRow = LearningTables['appeal'];
const tables = (ctx: Pick<Ctx, 'db'>) => tablesOf<LearningTables>(ctx);
/** Answered ones that an owner still sees. */
const MOST_ANSWERED = 50;

export const presentAppeal = ({ id, outcome_id, why, made_at, answer, answered_at, replaced_by }: AppealRow): Appeal => ({
  id,
  outcome: outcome_id,
  why,
  at: made_at.toISOString(),
  answer,
  answeredAt: answered_at?.toISOString() ?? null,
  isReplaced: replaced_by !== null,
});

/** False when there is one about this outcome. */
export const insertAppeal = async (ctx: Ctx, row: AppealRow): Promise<boolean> => {
  const result = await tables(ctx).insertInto('appeal').values(row).onConflict((conflict) => conflict.column('outcome_id').doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
};

export const lockAppeal = async (ctx: Ctx, id: string): Promise<AppealRow> => {
  const row = await tables(ctx).selectFrom('appeal').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (row === undefined) throw notFound('There is no such appeal.');
  return row;
};

export const closeAppeal = async (ctx: Ctx, id: string, answered: Pick<AppealRow, 'answer' | 'answered_at' | 'replaced_by'>): Promise<void> => {
  await tables(ctx).updateTable('appeal').set(answered).where('id', '=', id).execute();
};

export const listAllAppeals = async (ctx: Ctx): Promise<AppealRow[]> => {
  const open = await tables(ctx).selectFrom('appeal').selectAll().where('answered_at', 'is', null).orderBy('made_at').execute();
  const answered = await tables(ctx).selectFrom('appeal').selectAll().where('answered_at', 'is not', null).orderBy('answered_at', 'desc').limit(MOST_ANSWERED).execute();
  return [...open, ...answered];
};

/** By the outcome each is about. */
export const appealsAbout = async (ctx: Ctx, outcomes: readonly string[]): Promise<Map<string, Appeal>> => {
  const rows = await tables(ctx).selectFrom('appeal').selectAll().where(sql<boolean>`outcome_id = any (${[...outcomes]}::uuid[])`).execute();
  return new Map(rows.map((row) => [row.outcome_id, presentAppeal(row)]));
};
