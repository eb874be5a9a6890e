// The SQL of learning's own tables, but for the hot statements and the reports.
import { type Selectable, sql } from 'kysely';
import { type Ctx, tablesOf } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import type { Stand, Standing } from './rules.ts';
import type { LearningTables } from './tables.ts';

export type Attempt = Selectable<LearningTables['attempt']>;
export type AnswerRow = Pick<Selectable<LearningTables['answer']>, 'item_id' | 'option' | 'is_right' | 'confidence'>;

const tables = (ctx: Pick<Ctx, 'db'>) => tablesOf<LearningTables>(ctx);

/** Everything one person has, by activity. */
export const readStanding = async (ctx: Ctx, subject: string): Promise<Standing> => {
  const rows = await tables(ctx).selectFrom('progress').selectAll().where('subject', '=', subject).execute();
  return new Map(rows.map((row) => [row.activity, asStand(row)]));
};

/** The same for many, by subject. */
export const readStandings = async (ctx: Ctx, subjects: readonly string[]): Promise<Map<string, Map<string, Stand>>> => {
  const standings = new Map<string, Map<string, Stand>>(subjects.map((subject) => [subject, new Map()]));
  if (subjects.length === 0) return standings;
  const rows = await tables(ctx).selectFrom('progress').selectAll().where(sql<boolean>`subject = any (${subjects}::uuid[])`).execute();
  for (const row of rows) standings.get(row.subject)?.set(row.activity, asStand(row));
  return standings;
};

const asStand = (row: { done_at: Date | null; score: number | null; times: number; seconds: number; version: string; updated_at: Date }): Stand => ({
  doneAt: row.done_at,
  score: row.score,
  times: row.times,
  seconds: row.seconds,
  version: row.version,
  updatedAt: row.updated_at,
});

export type NewOutcome = Omit<LearningTables['outcome'], 'result' | 'source'> & { result: Record<string, unknown>; source: 'native' | 'import' };

export const insertOutcome = async (ctx: Ctx, outcome: NewOutcome): Promise<void> => {
  await tables(ctx)
    .insertInto('outcome')
    .values({ ...outcome, result: JSON.stringify(outcome.result) })
    .execute();
};

export type OutcomeRow = Pick<NewOutcome, 'id' | 'at' | 'subject' | 'activity' | 'kind' | 'version' | 'score' | 'seconds' | 'source' | 'replaces' | 'why'> & {
  result: Record<string, unknown>;
  replaced_by: string | null;
};

const outcomes = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('outcome')
    .selectAll('outcome')
    .select((eb) =>
      eb.selectFrom('outcome as later').select('later.id').whereRef('later.replaces', '=', 'outcome.id').orderBy('later.at', 'desc').limit(1).as('replaced_by'),
    );

export const OUTCOMES_PER_PAGE = 50;

/** Newest first; one more than a page, so that the caller sees whether there is another. */
export const listOutcomes = async (ctx: Ctx, subject: string, page: number, what: 'all' | 'results' = 'all'): Promise<OutcomeRow[]> =>
  outcomes(ctx)
    .where('subject', '=', subject)
    .$if(what === 'results', (query) => query.where('activity', 'not like', 'step:%').where('kind', 'not in', ['answered', 'reviewed']))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(OUTCOMES_PER_PAGE + 1)
    .offset((page - 1) * OUTCOMES_PER_PAGE)
    .execute();

const DAY_MS = 86_400_000;
// The last instant that both JavaScript and PostgreSQL can name, less a day.
const MOST_MS = 8_640_000_000_000_000 - DAY_MS;

export const getOutcome = async (ctx: Ctx, id: string): Promise<OutcomeRow> => {
  // The id begins with its time (UUID 7): one partition is searched, not all.
  const at = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
  if (!Number.isFinite(at) || at > MOST_MS) throw notFound('There is no such outcome.');
  const row = await outcomes(ctx)
    .where('outcome.id', '=', id)
    .where('outcome.at', '>', new Date(at - DAY_MS))
    .where('outcome.at', '<', new Date(at + DAY_MS))
    .executeTakeFirst();
  if (row === undefined) throw notFound('There is no such outcome.');
  return row;
};

/** Two owners who correct the same outcome take turns: rows of the ledger themselves cannot be locked for long. */
export const lockOutcome = async (ctx: Ctx, id: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`outcome ${id}`}, 0))`.execute(ctx.db);
};

/** The best score of what stands, without what was replaced; null when nothing with a score does. */
export const bestScore = async (ctx: Ctx, subject: string, activity: string): Promise<number | null> => {
  const row = await tables(ctx)
    .selectFrom('outcome')
    .select((eb) => eb.fn.max('score').as('best'))
    .where('subject', '=', subject)
    .where('activity', '=', activity)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('outcome as later').select('later.id').whereRef('later.replaces', '=', 'outcome.id'))))
    .executeTakeFirst();
  return row?.best ?? null;
};

/** Adds what an outcome says to the roll-up: done stays done, the best score stays. */
export const addProgress = async (ctx: Ctx, row: LearningTables['progress']): Promise<void> => {
  await tables(ctx)
    .insertInto('progress')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['subject', 'activity']).doUpdateSet({
        version: row.version,
        done_at: sql<Date | null>`coalesce(progress.done_at, excluded.done_at)`,
        score: sql<number | null>`greatest(progress.score, excluded.score)`,
        times: sql<number>`progress.times + excluded.times`,
        seconds: sql<number>`progress.seconds + excluded.seconds`,
        updated_at: row.updated_at,
      }),
    )
    .execute();
};

/** Puts the roll-up of one activity where a correction says it is. */
export const setProgress = async (ctx: Ctx, row: Pick<LearningTables['progress'], 'subject' | 'activity' | 'done_at' | 'score' | 'updated_at'>): Promise<void> => {
  const { subject, activity, ...values } = row;
  await tables(ctx).updateTable('progress').set(values).where('subject', '=', subject).where('activity', '=', activity).execute();
};

/** True for the one caller that made it done. */
export const markDone = async (ctx: Ctx, subject: string, activity: string, version: string, at: Date): Promise<boolean> => {
  const result = await tables(ctx)
    .insertInto('progress')
    .values({ subject, activity, version, done_at: at, score: null, times: 1, seconds: 0, updated_at: at })
    .onConflict((conflict) => conflict.columns(['subject', 'activity']).doUpdateSet({ done_at: at, version, updated_at: at }).where('progress.done_at', 'is', null))
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
};

// Attempts

const attempts = (ctx: Ctx) => tables(ctx).selectFrom('attempt').selectAll();

export const findAttempt = async (ctx: Ctx, id: string, subject: string, kind: Attempt['kind']): Promise<Attempt | undefined> =>
  attempts(ctx).where('id', '=', id).where('subject', '=', subject).where('kind', '=', kind).executeTakeFirst();

/** Newest first. */
export const listAttempts = async (ctx: Ctx, subject: string, kind: Attempt['kind'], module: string, unit?: string): Promise<Attempt[]> => {
  let query = attempts(ctx).where('subject', '=', subject).where('kind', '=', kind).where('module', '=', module);
  if (unit !== undefined) query = query.where('unit', '=', unit);
  return query.orderBy('opened_at', 'desc').execute();
};

/** False when another tab was first. */
export const insertAttempt = async (ctx: Ctx, attempt: Omit<Attempt, 'answered' | 'right_count' | 'closed_at'>): Promise<boolean> => {
  const result = await tables(ctx)
    .insertInto('attempt')
    .values({ ...attempt, drawn: JSON.stringify(attempt.drawn), closed_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
};

export const listAnswers = async (ctx: Ctx, attemptId: string): Promise<AnswerRow[]> =>
  tables(ctx).selectFrom('answer').select(['item_id', 'option', 'is_right', 'confidence']).where('attempt_id', '=', attemptId).execute();

export const markShown = async (ctx: Ctx, subject: string, hash: string): Promise<void> => {
  await tables(ctx)
    .insertInto('shown')
    .values({ subject, hash, first_at: ctx.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

export const listPlaces = async (ctx: Ctx, subject: string): Promise<LearningTables['place'][]> =>
  tables(ctx).selectFrom('place').selectAll().where('subject', '=', subject).execute();

// Assignments

export const listAssignments = async (ctx: Ctx, subject: string): Promise<LearningTables['assignment'][]> =>
  tables(ctx).selectFrom('assignment').selectAll().where('subject', '=', subject).where('withdrawn_at', 'is', null).orderBy('created_at').execute();

/** The assignment there is now: an open one of the same ground is kept as it was. */
export const insertAssignment = async (ctx: Ctx, row: LearningTables['assignment']): Promise<{ row: LearningTables['assignment']; isNew: boolean }> => {
  const added = await tables(ctx)
    .insertInto('assignment')
    .values(row)
    .onConflict((conflict) => conflict.columns(['subject', 'activity', 'ground']).where('withdrawn_at', 'is', null).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (added !== undefined) return { row: added, isNew: true };
  const kept = (await listAssignments(ctx, row.subject)).find(({ activity, ground }) => activity === row.activity && ground === row.ground);
  return { row: kept ?? row, isNew: false };
};

export const withdrawAssignment = async (ctx: Ctx, id: string, subject: string, at: Date): Promise<boolean> => {
  const result = await tables(ctx)
    .updateTable('assignment')
    .set({ withdrawn_at: at })
    .where('id', '=', id)
    .where('subject', '=', subject)
    .where('ground', '=', 'own-choice')
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
};
