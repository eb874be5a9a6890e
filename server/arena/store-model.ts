// The SQL of the organisation's own model and of what it has used.
import { type Selectable, sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import type { ArenaTables } from './tables.ts';
import { tables } from './store.ts';

export type ModelRow = Selectable<ArenaTables['arena_model']>;

export const findModel = (ctx: Pick<Ctx, 'db'>): Promise<ModelRow | undefined> => tables(ctx).selectFrom('arena_model').selectAll().executeTakeFirst();

export const saveModelRow = async (ctx: Ctx, row: Omit<ModelRow, 'is_only'>): Promise<void> => {
  await tables(ctx).insertInto('arena_model').values(row).onConflict((conflict) => conflict.column('is_only').doUpdateSet(row)).execute();
};

export const deleteModel = async (ctx: Ctx): Promise<void> => void (await tables(ctx).deleteFrom('arena_model').execute());

export const readUsed = async (ctx: Ctx, scope: string, day: string): Promise<number> =>
  (await tables(ctx).selectFrom('arena_budget').select('tokens').where('scope', '=', scope).where('day', '=', day).executeTakeFirst())?.tokens ?? 0;

/** False, and nothing added, where it would be more than `most`. */
export const addTokens = async (ctx: Ctx, { scope, day, tokens, most }: { scope: string; day: string; tokens: number; most: number }): Promise<boolean> => {
  const { rows } = await sql`
    insert into arena_budget as b (scope, day, tokens) select ${scope}, ${day}::date, ${tokens}::bigint where ${tokens}::bigint <= ${most}::bigint
    on conflict (scope, day) do update set tokens = b.tokens + excluded.tokens where b.tokens + excluded.tokens <= ${most}::bigint
    returning 1`.execute(ctx.db);
  return rows.length > 0;
};

/** What was used differs from what was reserved; it is never undone, and never below nothing. */
export const settleTokens = async (ctx: Ctx, scopes: readonly string[], day: string, difference: number): Promise<void> => {
  await sql`update arena_budget set tokens = greatest(0, tokens + ${difference}::bigint) where day = ${day}::date and scope = any(${[...scopes]}::text[])`.execute(ctx.db);
};
