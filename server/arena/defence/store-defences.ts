// The SQL of defence rounds.
import type { Selectable } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import type { DefenceResult } from '../defence-schemas.ts';
import { tables } from '../store.ts';
import type { ArenaTables } from '../tables.ts';

export type DefenceRow = Selectable<ArenaTables['arena_defence']>;

export const insertDefence = async (ctx: Ctx, { result, ...row }: Omit<DefenceRow, 'result'> & { result: DefenceResult }): Promise<void> => {
  await tables(ctx).insertInto('arena_defence').values({ ...row, result: JSON.stringify(result) }).execute();
};

export const findLastDefence = (ctx: Ctx, subject: string, challenge: string): Promise<DefenceRow | undefined> =>
  tables(ctx).selectFrom('arena_defence').selectAll().where('subject', '=', subject).where('challenge', '=', challenge).orderBy('at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();

export const bestScore = async (ctx: Ctx, subject: string, challenge: string): Promise<number | null> =>
  (await tables(ctx).selectFrom('arena_defence').select(({ fn }) => fn.max<number | null>('score').as('best')).where('subject', '=', subject).where('challenge', '=', challenge).executeTakeFirst())?.best ?? null;
