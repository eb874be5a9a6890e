// The one way in which rows that only ever grow go, or lose a name: for retention and for who is erased, and for nobody else.
import { type RawBuilder, sql } from 'kysely';
import { type Ctx, inTransaction } from '../context.ts';

/** The guard lets nothing go but in a transaction that says so; afterwards it holds again. */
export const unguarded = <T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inTransaction(ctx, async (ctx) => {
    await sql`select set_config('beforetab.retention', 'on', true)`.execute(ctx.db);
    const done = await work(ctx);
    await sql`select set_config('beforetab.retention', 'off', true)`.execute(ctx.db);
    return done;
  });

/** Answers how many rows the statement took or changed. */
export const purge = (ctx: Ctx, query: RawBuilder<unknown>): Promise<number> => unguarded(ctx, async ({ db }) => Number((await query.execute(db)).numAffectedRows ?? 0));
