// The SQL of openings and runs; pairs have a store of their own.
import { type Selectable, sql } from 'kysely';
import { type Ctx, tablesOf } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import type { StepResult } from './checks.ts';
import type { LabFiles } from './contract.ts';
import type { LabsTables } from './tables.ts';

export const tables = (ctx: Pick<Ctx, 'db'>) => tablesOf<LabsTables>(ctx);

export type OpeningRow = Selectable<LabsTables['lab_opening']>;
export type RunRow = Selectable<LabsTables['lab_run']>;

/** The one that is not closed. */
export const findOpenOne = (ctx: Ctx, subject: string, lab: string): Promise<OpeningRow | undefined> =>
  tables(ctx).selectFrom('lab_opening').selectAll().where('subject', '=', subject).where('lab', '=', lab).where('closed_at', 'is', null).executeTakeFirst();

/** Somebody else's looks like one that never was. */
export const getOpening = async (ctx: Ctx, id: string, subject: string): Promise<OpeningRow> => {
  const row = await tables(ctx).selectFrom('lab_opening').selectAll().where('id', '=', id).where('subject', '=', subject).executeTakeFirst();
  if (row === undefined) throw notFound('There is no such opening of yours. Open the lab again.');
  return row;
};

/** Always in the same order, so that two partners who run at once wait for each other and not in a circle. */
export const lockOpenings = async (ctx: Ctx, ids: readonly string[]): Promise<OpeningRow[]> =>
  tables(ctx).selectFrom('lab_opening').selectAll().where('id', 'in', [...ids]).orderBy('id').forUpdate().execute();

type NewOpening = Pick<OpeningRow, 'id' | 'subject' | 'lab' | 'version' | 'opened_at'> & { files: LabFiles };

/** False when another device was first. */
export const insertOpening = async (ctx: Ctx, { files, ...row }: NewOpening): Promise<boolean> => {
  const result = await tables(ctx)
    .insertInto('lab_opening')
    .values({ ...row, files: JSON.stringify(files), saved_at: row.opened_at, closed_at: null, given_up_at: null, shown_at: null, passed_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
};

export const closeOpening = async (ctx: Ctx, id: string): Promise<void> => {
  await tables(ctx).updateTable('lab_opening').set({ closed_at: ctx.now() }).where('id', '=', id).where('closed_at', 'is', null).execute();
};

/** What a judged run changes in an opening: the time the ledger has heard of, and that it was passed. */
export type RunMark = { told: number; isPassed: boolean };
const marked = (ctx: Ctx, { told, isPassed }: RunMark) => ({ seconds_told: told, ...(isPassed && { passed_at: sql<Date>`coalesce(passed_at, ${ctx.now()})` }) });

/** Time never runs back when two devices report. `mark`: what was saved has been judged, too. */
export const saveDraft = async (ctx: Ctx, id: string, files: LabFiles, seconds: number, mark?: RunMark): Promise<void> => {
  await tables(ctx)
    .updateTable('lab_opening')
    .set({ files: JSON.stringify(files), saved_at: ctx.now(), seconds: sql<number>`greatest(seconds, ${seconds})`, ...(mark && marked(ctx, mark)) })
    .where('id', '=', id)
    .execute();
};

export const markRun = async (ctx: Ctx, id: string, mark: RunMark): Promise<void> => {
  await tables(ctx).updateTable('lab_opening').set(marked(ctx, mark)).where('id', '=', id).execute();
};

/** How many are taken then; never more than there are. */
export const takeOneHint = async (ctx: Ctx, id: string, most: number): Promise<number> => {
  const { hints } = await tables(ctx)
    .updateTable('lab_opening')
    .set({ hints: sql<number>`least(hints + 1, ${most})` })
    .where('id', '=', id)
    .returning('hints')
    .executeTakeFirstOrThrow();
  return hints;
};

export const markShown = async (ctx: Ctx, id: string, isGivenUp: boolean): Promise<void> => {
  const now = ctx.now();
  await tables(ctx)
    .updateTable('lab_opening')
    .set({ shown_at: sql<Date>`coalesce(shown_at, ${now})`, ...(isGivenUp && { given_up_at: sql<Date>`coalesce(given_up_at, ${now})` }) })
    .where('id', '=', id)
    .execute();
};

/** Closed ones too: what was passed once stays passed. */
export const listMarks = (ctx: Ctx, subject: string): Promise<Pick<OpeningRow, 'lab' | 'passed_at' | 'shown_at'>[]> =>
  tables(ctx).selectFrom('lab_opening').select(['lab', 'passed_at', 'shown_at']).where('subject', '=', subject).execute();

// Runs

export const findRun = (ctx: Ctx, id: string): Promise<RunRow | undefined> => tables(ctx).selectFrom('lab_run').selectAll().where('id', '=', id).executeTakeFirst();

/** What was submitted, and what each step gave. */
export type Submission = { steps: StepResult[]; files: LabFiles };

/** False when this id was a run already. */
export const insertRun = async (ctx: Ctx, run: RunRow, { files, steps }: Submission): Promise<boolean> => {
  const { numInsertedOrUpdatedRows = 0n } = await tables(ctx)
    .with('added', (db) => db.insertInto('lab_run').values(run).onConflict((conflict) => conflict.doNothing()).returning(['id', 'at', 'subject']))
    .insertInto('lab_submission')
    .columns(['run', 'at', 'subject', 'files', 'steps'])
    .expression((db) => db.selectFrom('added').select(['id', 'at', 'subject', sql<string>`${JSON.stringify(files)}::jsonb`.as('files'), sql<string>`${JSON.stringify(steps)}::jsonb`.as('steps')]))
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
};

/** Undefined once its time is over. */
export const findSubmission = (ctx: Ctx, { id, at }: Pick<RunRow, 'id' | 'at'>): Promise<Submission | undefined> =>
  tables(ctx).selectFrom('lab_submission').select(['steps', 'files']).where('at', '=', at).where('run', '=', id).executeTakeFirst();

/** One's own, and the partner's while one is in a pair. */
export const countRuns = async (ctx: Ctx, opening: string, pair: string | null): Promise<{ count: number; last: RunRow | undefined }> => {
  const runs = tables(ctx)
    .selectFrom('lab_run')
    .where(({ or, eb }) => or([eb('opening', '=', opening), ...(pair === null ? [] : [eb('pair', '=', pair)])]));
  const [{ count }, last] = await Promise.all([
    runs.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
    runs.selectAll().orderBy('at', 'desc').orderBy('id').limit(1).executeTakeFirst(),
  ]);
  return { count, last };
};
