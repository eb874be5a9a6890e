// The SQL of identities. Names and persons in it are sealed.
import { sql } from 'kysely';
import { type Ctx, tablesOf } from '../../platform/context.ts';
import type { IdentityKind } from '../schemas.ts';

export type IdentityRow = {
  key: string;
  kind: IdentityKind;
  state: 'open' | 'matched' | 'ignored';
  name_sealed: Buffer | null;
  person_sealed: Buffer | null;
  subject: string | null;
  team: string | null;
  first_at: Date;
  decided_at: Date | null;
  /** Of a match: until then its records go back when it is taken back. */
  returns_until: Date | null;
};
type IdentityTables = { signal_identity: IdentityRow };

const tables = (ctx: Pick<Ctx, 'db'>) => tablesOf<IdentityTables>(ctx);

/**
 * What reads an identity's team and counts by it holds this together with others; what moves what was counted holds it
 * alone. So nothing is counted for a team after it was moved away from there.
 */
const LOCK = sql`hashtextextended('signals identities', 0)`;
export const countTogether = async (ctx: Pick<Ctx, 'db'>): Promise<void> => void (await sql`select pg_advisory_xact_lock_shared(${LOCK})`.execute(ctx.db));
export const decideAlone = async (ctx: Pick<Ctx, 'db'>): Promise<void> => void (await sql`select pg_advisory_xact_lock(${LOCK})`.execute(ctx.db));

export const selectIdentities = async (ctx: Ctx, keys: readonly string[]): Promise<IdentityRow[]> =>
  tables(ctx)
    .selectFrom('signal_identity')
    .selectAll()
    .where('key', '=', sql<string>`any (${[...keys]}::uuid[])`)
    .execute();

export const insertIdentities = async (ctx: Ctx, rows: readonly IdentityRow[]): Promise<void> => {
  const sorted = [...rows].sort((one, other) => (one.key < other.key ? -1 : 1));
  for (let from = 0; from < sorted.length; from += 1_000) await tables(ctx).insertInto('signal_identity').values(sorted.slice(from, from + 1_000)).onConflict((conflict) => conflict.doNothing()).execute();
};

export const updateIdentity = async (ctx: Ctx, key: string, change: Partial<IdentityRow>): Promise<void> => void (await tables(ctx).updateTable('signal_identity').set(change).where('key', '=', key).execute());

export const selectOpen = async (ctx: Ctx, limit: number): Promise<IdentityRow[]> =>
  tables(ctx).selectFrom('signal_identity').selectAll().where('state', '=', 'open').orderBy('first_at').orderBy('key').limit(limit).execute();

export const countStates = async (ctx: Ctx): Promise<Record<IdentityRow['state'], number>> => {
  const { rows } = await sql<{ state: IdentityRow['state']; count: number }>`select state, count(*)::int as count from signal_identity group by state`.execute(ctx.db);
  return { open: 0, matched: 0, ignored: 0, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
};

export const keysOfSubject = async (ctx: Ctx, subject: string): Promise<string[]> => (await tables(ctx).selectFrom('signal_identity').select('key').where('subject', '=', subject).execute()).map(({ key }) => key);

export const deleteIdentities = async (ctx: Ctx, keys: readonly string[]): Promise<void> =>
  void (await tables(ctx)
    .deleteFrom('signal_identity')
    .where('key', '=', sql<string>`any (${[...keys]}::uuid[])`)
    .execute());
