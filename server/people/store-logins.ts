// The SQL of logins and one-time links.
import type { Ctx } from '../platform/context.ts';
import { endCommandLines, purgeTokens } from './device/store-device.ts';
import { tables } from './store.ts';
import type { LinkRow, LoginRow } from './tables.ts';

export const insertLogin = async (ctx: Ctx, row: LoginRow): Promise<void> => {
  await tables(ctx).insertInto('login').values(row).execute();
};

export const listOpenLogins = (ctx: Ctx, personId: string): Promise<LoginRow[]> =>
  tables(ctx)
    .selectFrom('login')
    .selectAll()
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', ctx.now())
    .orderBy('last_seen_at', 'desc')
    .execute();

/** All of them, or all but the one in use, with every command line; the browsers they came from are known no more. */
export const revokeLogins = async (ctx: Ctx, personId: string, exceptId?: string): Promise<void> => {
  let query = tables(ctx).updateTable('login').set({ revoked_at: ctx.now() }).where('person_id', '=', personId).where('revoked_at', 'is', null);
  if (exceptId !== undefined) query = query.where('id', '<>', exceptId);
  await query.execute();
  let devices = tables(ctx).deleteFrom('known_device').where('person_id', '=', personId);
  if (exceptId !== undefined) devices = devices.where('login_id', '<>', exceptId);
  await devices.execute();
  await endCommandLines(ctx, personId);
};

export const insertLink = async (ctx: Ctx, row: Omit<LinkRow, 'used_at'>): Promise<void> => {
  await tables(ctx).insertInto('one_time_link').values({ ...row, used_at: null }).execute();
};

/** Of one kind, or all. */
export const dropOpenLinks = async (ctx: Ctx, personId: string, kind?: LinkRow['kind']): Promise<void> => {
  let query = tables(ctx).deleteFrom('one_time_link').where('person_id', '=', personId).where('used_at', 'is', null);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  await query.execute();
};

/** Unused, not expired, and its person is still here. */
export const findOpenLink = (ctx: Ctx, tokenHash: Buffer, lock = false) => {
  const query = tables(ctx)
    .selectFrom('one_time_link')
    .innerJoin('person', 'person.id', 'one_time_link.person_id')
    .select(['one_time_link.kind', 'one_time_link.expires_at', 'person.id as person_id', 'person.name', 'person.email'])
    .where('one_time_link.token_hash', '=', tokenHash)
    .where('one_time_link.used_at', 'is', null)
    .where('one_time_link.expires_at', '>', ctx.now())
    .where('person.left_on', 'is', null);
  return (lock ? query.forUpdate('one_time_link') : query).executeTakeFirst();
};

export const markLinkUsed = async (ctx: Ctx, tokenHash: Buffer): Promise<void> => {
  await tables(ctx).updateTable('one_time_link').set({ used_at: ctx.now() }).where('token_hash', '=', tokenHash).execute();
};

/** Expired, revoked and used ones; answers how many went. */
export const purgeLogins = async (ctx: Ctx, before: Date): Promise<number> => {
  const logins = await tables(ctx)
    .deleteFrom('login')
    .where(({ or, eb }) => or([eb('expires_at', '<', before), eb('revoked_at', '<', before)]))
    .executeTakeFirst();
  const links = await tables(ctx)
    .deleteFrom('one_time_link')
    .where(({ or, eb }) => or([eb('expires_at', '<', before), eb('used_at', '<', before)]))
    .executeTakeFirst();
  const devices = await tables(ctx).deleteFrom('known_device').where('expires_at', '<', before).executeTakeFirst();
  return Number(logins.numDeletedRows + links.numDeletedRows + devices.numDeletedRows) + (await purgeTokens(ctx, before));
};

export const purgeRateLimits = async (ctx: Ctx): Promise<void> => {
  await tables(ctx).deleteFrom('rate_limit').where('expire', '<', Date.now() - 3_600_000).execute();
};

