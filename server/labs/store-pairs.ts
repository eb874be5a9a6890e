// The SQL of pairs: who is in them, the updates of their document, invitations.
import { type Selectable, sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import { tables } from './store.ts';
import type { LabsTables } from './tables.ts';

export type PairRow = Selectable<LabsTables['lab_pair']>;
export type MemberRow = Selectable<LabsTables['lab_pair_member']>;

export const insertPair = async (ctx: Ctx, pair: Omit<PairRow, 'made_at' | 'changed_at'>): Promise<void> => {
  await tables(ctx).insertInto('lab_pair').values({ ...pair, made_at: ctx.now(), changed_at: ctx.now() }).execute();
};

/** Whoever was in it before is in it again. */
export const putMember = async (ctx: Ctx, { pair, subject, opening }: Pick<MemberRow, 'pair' | 'subject' | 'opening'>): Promise<void> => {
  await tables(ctx)
    .insertInto('lab_pair_member')
    .values({ pair, subject, opening, joined_at: ctx.now(), left_at: null })
    .onConflict((conflict) => conflict.columns(['pair', 'subject']).doUpdateSet({ opening, joined_at: ctx.now(), left_at: null }))
    .execute();
};

export const markLeft = async (ctx: Ctx, pair: string, subject: string): Promise<void> => {
  await tables(ctx).updateTable('lab_pair_member').set({ left_at: ctx.now() }).where('pair', '=', pair).where('subject', '=', subject).where('left_at', 'is', null).execute();
};

/** Those who are in it now. */
export const listMembers = (ctx: Ctx, pair: string): Promise<MemberRow[]> =>
  tables(ctx).selectFrom('lab_pair_member').selectAll().where('pair', '=', pair).where('left_at', 'is', null).orderBy('joined_at').execute();

export const findPairOf = async (ctx: Ctx, opening: string): Promise<string | undefined> =>
  (await tables(ctx).selectFrom('lab_pair_member').select('pair').where('opening', '=', opening).where('left_at', 'is', null).executeTakeFirst())?.pair;

/** Two invitations, joins or leavings of one pair take turns. */
export const lockPair = async (ctx: Ctx, id: string): Promise<PairRow> => {
  const row = await tables(ctx).selectFrom('lab_pair').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (row === undefined) throw notFound('There is no such pair of yours. Open the lab again.');
  return row;
};

/** A pair that one is not in looks like one that never was. */
export const getMembership = async (ctx: Ctx, pair: string, subject: string): Promise<MemberRow> => {
  const row = await tables(ctx).selectFrom('lab_pair_member').selectAll().where('pair', '=', pair).where('subject', '=', subject).where('left_at', 'is', null).executeTakeFirst();
  if (row === undefined) throw notFound('There is no such pair of yours. Open the lab again.');
  return row;
};

export const getPair = async (ctx: Ctx, id: string): Promise<PairRow> => {
  const row = await tables(ctx).selectFrom('lab_pair').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound('There is no such pair of yours. Open the lab again.');
  return row;
};

// The document

export const listUpdates = (ctx: Ctx, pair: string): Promise<{ seq: number; update: Buffer }[]> =>
  tables(ctx).selectFrom('lab_pair_update').select(['seq', 'update']).where('pair', '=', pair).orderBy('seq').execute();

export const insertUpdate = async (ctx: Ctx, pair: string, seq: number, update: Uint8Array): Promise<void> => {
  await tables(ctx).insertInto('lab_pair_update').values({ pair, seq, at: ctx.now(), update: Buffer.from(update) }).execute();
  await tables(ctx).updateTable('lab_pair').set({ changed_at: ctx.now() }).where('id', '=', pair).execute();
};

/** Puts one row in the place of all up to `seq`; together they say the same. */
export const mergeUpdates = async (ctx: Ctx, pair: string, seq: number, whole: Uint8Array): Promise<void> => {
  await tables(ctx).deleteFrom('lab_pair_update').where('pair', '=', pair).where('seq', '<=', seq).execute();
  await tables(ctx).insertInto('lab_pair_update').values({ pair, seq, at: ctx.now(), update: Buffer.from(whole) }).execute();
};

// Invitations

/** The newest one counts; what was handed out before is void. */
export const putInvitation = async (ctx: Ctx, row: LabsTables['lab_invitation']): Promise<void> => {
  await tables(ctx).deleteFrom('lab_invitation').where('pair', '=', row.pair).execute();
  await tables(ctx).insertInto('lab_invitation').values(row).execute();
};

export const findInvitation = async (ctx: Ctx, codeHash: Buffer): Promise<string | undefined> =>
  (await tables(ctx).selectFrom('lab_invitation').select('pair').where('code_hash', '=', codeHash).where('expires_at', '>', ctx.now()).executeTakeFirst())?.pair;

/** True for the one who used it. */
export const useInvitation = async (ctx: Ctx, codeHash: Buffer): Promise<boolean> => {
  const { numDeletedRows } = await tables(ctx).deleteFrom('lab_invitation').where('code_hash', '=', codeHash).where('expires_at', '>', ctx.now()).executeTakeFirst();
  return numDeletedRows > 0n;
};

/** A pair that nobody is in any more. */
export const dropEmptyPairs = async (ctx: Ctx): Promise<void> => {
  await sql`delete from lab_pair where not exists (select from lab_pair_member where pair = lab_pair.id and left_at is null)`.execute(ctx.db);
};
