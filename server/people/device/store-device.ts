// The SQL of device sign-in: requests that wait for an answer, and the tokens of command lines.
import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { tables } from '../store.ts';
import type { DeviceRequestRow, DeviceTokenRow } from '../tables.ts';

/** False when another open request has that short code. */
export const insertRequest = async (ctx: Ctx, row: Omit<DeviceRequestRow, 'polled_at' | 'is_allowed' | 'person_id'>): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tables(ctx)
    .insertInto('device_request')
    .values({ ...row, polled_at: null, is_allowed: null, person_id: null })
    .onConflict((conflict) => conflict.column('user_code_hash').doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows) > 0;
};

export const findRequest = (ctx: Ctx, deviceCodeHash: Buffer, lock = false): Promise<DeviceRequestRow | undefined> => {
  const query = tables(ctx).selectFrom('device_request').selectAll().where('device_code_hash', '=', deviceCodeHash).where('expires_at', '>', ctx.now());
  return (lock ? query.forUpdate() : query).executeTakeFirst();
};

/** One that nobody has answered yet. */
export const findOpenRequest = (ctx: Ctx, userCodeHash: Buffer, lock = false): Promise<DeviceRequestRow | undefined> => {
  const query = tables(ctx).selectFrom('device_request').selectAll().where('user_code_hash', '=', userCodeHash).where('expires_at', '>', ctx.now()).where('is_allowed', 'is', null);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
};

export const keepPoll = async (ctx: Ctx, id: string, intervalSeconds: number): Promise<void> => {
  await tables(ctx).updateTable('device_request').set({ polled_at: ctx.now(), interval_seconds: intervalSeconds }).where('id', '=', id).execute();
};

/** `personId` is who allowed it; null refuses. */
export const keepAnswer = async (ctx: Ctx, id: string, personId: string | null): Promise<void> => {
  await tables(ctx).updateTable('device_request').set({ is_allowed: personId !== null, person_id: personId }).where('id', '=', id).execute();
};

export const deleteRequest = async (ctx: Ctx, id: string): Promise<void> => {
  await tables(ctx).deleteFrom('device_request').where('id', '=', id).execute();
};

export const insertToken = async (ctx: Ctx, row: DeviceTokenRow): Promise<void> => {
  await tables(ctx).insertInto('device_token').values(row).execute();
};

export const listOpenTokens = (ctx: Ctx, personId: string): Promise<DeviceTokenRow[]> =>
  tables(ctx).selectFrom('device_token').selectAll().where('person_id', '=', personId).where('revoked_at', 'is', null).where('expires_at', '>', ctx.now()).orderBy('created_at', 'desc').execute();

/** Every token of this person, and what they allowed and no machine has fetched yet. */
export const endCommandLines = async (ctx: Ctx, personId: string): Promise<void> => {
  await tables(ctx).updateTable('device_token').set({ revoked_at: ctx.now() }).where('person_id', '=', personId).where('revoked_at', 'is', null).execute();
  await tables(ctx).deleteFrom('device_request').where('person_id', '=', personId).execute();
};

/** A login that is still open, asked again under the lock of its person. */
export const isOpenLogin = async (ctx: Ctx, personId: string, loginId: string): Promise<boolean> => {
  const row = await tables(ctx).selectFrom('login').select(sql<boolean>`true`.as('is')).where('id', '=', loginId).where('person_id', '=', personId).where('revoked_at', 'is', null).where('expires_at', '>', ctx.now()).executeTakeFirst();
  return row !== undefined;
};

export const purgeTokens = async (ctx: Ctx, before: Date): Promise<number> => {
  const { numDeletedRows } = await tables(ctx)
    .deleteFrom('device_token')
    .where(({ or, eb }) => or([eb('expires_at', '<', before), eb('revoked_at', '<', before)]))
    .executeTakeFirst();
  return Number(numDeletedRows);
};

export const purgeRequests = async (ctx: Ctx): Promise<void> => {
  await tables(ctx).deleteFrom('device_request').where('expires_at', '<', ctx.now()).execute();
};
