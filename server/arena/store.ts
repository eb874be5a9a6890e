// The SQL of players, standings, conversations and solves; a turn has statements of its own.
import { type Selectable, sql } from 'kysely';
import { type Ctx, tablesOf } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { isOver } from './rules.ts';
import type { ArenaTables } from './tables.ts';

export const tables = (ctx: Pick<Ctx, 'db'>) => tablesOf<ArenaTables>(ctx);

/** Where somebody plays: flags, points and hints belong to it. */
export type Place = { subject: string; round: string; challenge: string; level: string };
export type ConversationRow = Selectable<ArenaTables['arena_conversation']>;
export type MessageRow = Selectable<ArenaTables['arena_message']>;
export type SolveRow = Selectable<ArenaTables['arena_solve']>;

export const isOnBoard = async (ctx: Ctx, subject: string): Promise<boolean> =>
  (await tables(ctx).selectFrom('arena_player').select('is_on_board').where('subject', '=', subject).executeTakeFirst())?.is_on_board ?? true;

export const setOnBoard = async (ctx: Ctx, subject: string, is_on_board: boolean): Promise<void> => {
  await tables(ctx).insertInto('arena_player').values({ subject, is_on_board, busy_with: null, busy_until: null }).onConflict((conflict) => conflict.column('subject').doUpdateSet({ is_on_board })).execute();
};

export const readHints = async (ctx: Ctx, { subject, round, challenge, level }: Place): Promise<number> =>
  (await tables(ctx).selectFrom('arena_standing').select('hints').where('round', '=', round).where('challenge', '=', challenge).where('level', '=', level).where('subject', '=', subject).executeTakeFirst())?.hints ?? 0;

/** How many are taken then; never more than there are. */
export const takeOneHint = async (ctx: Ctx, place: Place, most: number): Promise<number> => {
  const { hints } = await tables(ctx)
    .insertInto('arena_standing')
    .values({ ...place, hints: Math.min(1, most), pace_at: null, touched_at: ctx.now() })
    .onConflict((conflict) => conflict.columns(['round', 'challenge', 'level', 'subject']).doUpdateSet({ hints: sql<number>`least(arena_standing.hints + 1, ${most})`, touched_at: ctx.now() }))
    .returning('hints')
    .executeTakeFirstOrThrow();
  return hints;
};

/** Everybody who was in this level: a flag of one of them may be what somebody else submits. */
export const listPlayers = async (ctx: Ctx, { round, challenge, level }: Omit<Place, 'subject'>): Promise<string[]> =>
  (await tables(ctx).selectFrom('arena_standing').select('subject').where('round', '=', round).where('challenge', '=', challenge).where('level', '=', level).execute()).map(({ subject }) => subject);

export const listStandings = (ctx: Ctx, subject: string, round: string): Promise<{ challenge: string; level: string }[]> =>
  tables(ctx).selectFrom('arena_standing').select(['challenge', 'level']).where('subject', '=', subject).where('round', '=', round).execute();

export const listSolves = (ctx: Ctx, subject: string, round: string): Promise<SolveRow[]> =>
  tables(ctx).selectFrom('arena_solve').selectAll().where('subject', '=', subject).where('round', '=', round).execute();

export const findSolve = (ctx: Ctx, { subject, round, challenge, level }: Place): Promise<SolveRow | undefined> =>
  tables(ctx).selectFrom('arena_solve').selectAll().where('round', '=', round).where('challenge', '=', challenge).where('level', '=', level).where('subject', '=', subject).executeTakeFirst();

/** False when it was solved already. */
export const insertSolve = async (ctx: Ctx, solve: SolveRow): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tables(ctx).insertInto('arena_solve').values(solve).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
};

export const findNewest = ({ db }: Pick<Ctx, 'db'>, { subject, round, challenge, level }: Place): Promise<ConversationRow | undefined> =>
  tables({ db }).selectFrom('arena_conversation').selectAll().where('subject', '=', subject).where('round', '=', round).where('challenge', '=', challenge).where('level', '=', level).orderBy('began_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();

/** Somebody else's looks like one that never was. */
export const getConversation = async (ctx: Ctx, id: string, subject: string): Promise<ConversationRow> => {
  const row = await tables(ctx).selectFrom('arena_conversation').selectAll().where('id', '=', id).where('subject', '=', subject).executeTakeFirst();
  if (row === undefined) throw notFound('There is no such conversation of yours. Open the level again.');
  return row;
};

export const listMessages = (ctx: Ctx, { id, began_at }: Pick<ConversationRow, 'id' | 'began_at'>): Promise<MessageRow[]> =>
  tables(ctx).selectFrom('arena_message').selectAll().where('conversation', '=', id).where('at', '>=', began_at).orderBy('turn').execute();

type NewConversation = Place & Pick<ConversationRow, 'version' | 'seed' | 'watch'>;

/** Until the transaction ends: two devices that begin at once come after each other. */
export const takeTurns = async ({ db }: Pick<Ctx, 'db'>, subject: string): Promise<void> => void (await sql`select pg_advisory_xact_lock(hashtextextended(${`arena ${subject}`}, 0))`.execute(db));

export const findOpen = async (ctx: Pick<Ctx, 'db'>, place: Place): Promise<ConversationRow | undefined> => {
  const row = await findNewest(ctx, place);
  return row === undefined || isOver(row) ? undefined : row;
};

/** Ends the one that was open; after `takeTurns`. */
export const replaceConversation = async (ctx: Ctx, { watch, ...conversation }: NewConversation): Promise<ConversationRow> => {
  const { subject, round, challenge, level } = conversation;
  const now = ctx.now();
  await tables(ctx).updateTable('arena_conversation').set({ closed_at: now }).where('subject', '=', subject).where('round', '=', round).where('challenge', '=', challenge).where('level', '=', level).where('closed_at', 'is', null).execute();
  await tables(ctx).insertInto('arena_standing').values({ subject, round, challenge, level, pace_at: null, touched_at: now }).onConflict((conflict) => conflict.doNothing()).execute();
  return tables(ctx).insertInto('arena_conversation').values({ ...conversation, watch: JSON.stringify(watch), id: newId(now.getTime()), began_at: now, last_at: now, closed_at: null }).returningAll().executeTakeFirstOrThrow();
};
