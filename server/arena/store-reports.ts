// The SQL of reported replies.
import type { Insertable, Selectable } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import type { ReportEnd } from './report-schemas.ts';
import { tables } from './store.ts';
import type { ArenaTables } from './tables.ts';

export type ReportRow = Selectable<ArenaTables['arena_report']>;

/** False when that message was reported already. */
export const insertReport = async (ctx: Ctx, row: Omit<Insertable<ArenaTables['arena_report']>, 'closed_at' | 'closed_as'>): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tables(ctx).insertInto('arena_report').values({ ...row, closed_at: null, closed_as: null }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
};

/** Open ones first, then the newest. */
export const listReportRows = (ctx: Ctx): Promise<ReportRow[]> => tables(ctx).selectFrom('arena_report').selectAll().orderBy('closed_at', (order) => order.desc().nullsFirst()).orderBy('at', 'desc').limit(200).execute();

export const getReport = async (ctx: Ctx, id: string): Promise<ReportRow> => {
  const row = await tables(ctx).selectFrom('arena_report').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound('There is no such report any more. The list shows those there are.');
  return row;
};

export const closeReportRow = async (ctx: Ctx, id: string, end: ReportEnd): Promise<void> => void (await tables(ctx).updateTable('arena_report').set({ closed_at: ctx.now(), closed_as: end }).where('id', '=', id).execute());
