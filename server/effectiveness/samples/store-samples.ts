// The SQL of samples.
import { type ColumnType, sql } from 'kysely';
import { type Ctx, tablesOf } from '../../platform/context.ts';
import { unguarded } from '../../platform/db/purge.ts';
import type { MetricId } from '../schemas.ts';
import type { Label, SampleRecord } from './contract.ts';

type Spans = SampleRecord['spans'];
export type SampleRow = { id: string; metric: MetricId; metric_version: number; seed: string; first_labeller: string; second_labeller: string; started_at: Date };
export type RecordRow = { sample_id: string; position: number; record_id: string; at: Date; source: string; tool: string | null; is_flagged: boolean; spans: Spans };
export type LabelRow = { sample_id: string; position: number; labeller: string; says: Label; at: Date };
export type SettlementRow = { sample_id: string; position: number; says: 'yes' | 'no'; why: string; settled_by: string; at: Date };

type Tables = {
  detection_sample: SampleRow;
  sample_record: Omit<RecordRow, 'spans'> & { spans: ColumnType<Spans, string> };
  sample_label: LabelRow;
  sample_settlement: SettlementRow;
};
const tables = (ctx: Pick<Ctx, 'db'>) => tablesOf<Tables>(ctx);

export const insertSample = async (ctx: Ctx, row: SampleRow, records: readonly RecordRow[]): Promise<void> => {
  await tables(ctx).insertInto('detection_sample').values(row).execute();
  await tables(ctx).insertInto('sample_record').values(records.map((record) => ({ ...record, spans: JSON.stringify(record.spans) }))).execute();
};

/** The newest first. */
export const listSampleRows = (ctx: Ctx): Promise<SampleRow[]> => tables(ctx).selectFrom('detection_sample').selectAll().orderBy('started_at', 'desc').orderBy('id', 'desc').limit(50).execute();
export const findSampleRow = (ctx: Ctx, id: string): Promise<SampleRow | undefined> => tables(ctx).selectFrom('detection_sample').selectAll().where('id', '=', id).executeTakeFirst();

export type SampleRows = { records: RecordRow[]; labels: LabelRow[]; settlements: SettlementRow[] };

export const readSampleRows = async (ctx: Ctx, id: string): Promise<SampleRows> => {
  const [records, labels, settlements] = await Promise.all([
    tables(ctx).selectFrom('sample_record').selectAll().where('sample_id', '=', id).orderBy('position').execute(),
    tables(ctx).selectFrom('sample_label').selectAll().where('sample_id', '=', id).execute(),
    tables(ctx).selectFrom('sample_settlement').selectAll().where('sample_id', '=', id).execute(),
  ]);
  return { records, labels, settlements };
};

/** False where this person has labelled it already. */
export const insertLabel = async (ctx: Ctx, row: LabelRow): Promise<boolean> => {
  const result = await tables(ctx).insertInto('sample_label').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
};

/** False where it is settled already. */
export const insertSettlement = async (ctx: Ctx, row: SettlementRow): Promise<boolean> => {
  const result = await tables(ctx).insertInto('sample_settlement').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
};

/** Nobody: whoever labelled first, whoever labelled second, and whoever settled, once their names are gone. */
const UNNAMED = { first: '00000000-0000-4000-8000-000000000001', second: '00000000-0000-4000-8000-000000000002', settled: '00000000-0000-4000-8000-000000000003' };

/** Who labelled goes, what they said stays. Answers of how many samples. */
export const unnameLabellers = (ctx: Ctx, before: Date): Promise<number> =>
  unguarded(ctx, async ({ db }) => {
    const { rows } = await sql<{ id: string; first: string; second: string }>`select id, first_labeller as first, second_labeller as second from detection_sample where started_at < ${before} and first_labeller <> ${UNNAMED.first} for update`.execute(db);
    for (const { id, first, second } of rows) {
      await sql`update sample_settlement set settled_by = ${UNNAMED.settled} where sample_id = ${id}`.execute(db);
      await sql`update sample_label set labeller = case labeller when ${first} then ${UNNAMED.first}::uuid when ${second} then ${UNNAMED.second}::uuid end where sample_id = ${id}`.execute(db);
      await sql`update detection_sample set first_labeller = ${UNNAMED.first}, second_labeller = ${UNNAMED.second} where id = ${id}`.execute(db);
    }
    return rows.length;
  });
