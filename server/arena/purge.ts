// Deletes append-only rows of the arena: for retention and for who is erased, and for nobody else.
import { type RawBuilder, sql } from 'kysely';
import { type Ctx, inTransaction } from '../platform/context.ts';

/** The guard lets nothing go but in a transaction that says so; afterwards it holds again. */
export const purge = (ctx: Ctx, query: RawBuilder<unknown>): Promise<number> =>
  inTransaction(ctx, async ({ db }) => {
    await sql`select set_config('beforetab.retention', 'on', true)`.execute(db);
    const { numAffectedRows } = await query.execute(db);
    await sql`select set_config('beforetab.retention', 'off', true)`.execute(db);
    return Number(numAffectedRows ?? 0);
  });
