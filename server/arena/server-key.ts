// The key that flags are derived from: made once for an installation, and read once by each process.
import { randomBytes } from 'node:crypto';
import type { Ctx } from '../platform/context.ts';
import { tables } from './store.ts';

const keys = new WeakMap<Ctx['live'], Promise<Buffer>>();

export const serverKey = (ctx: Ctx): Promise<Buffer> => {
  const known = keys.get(ctx.live);
  if (known !== undefined) return known;
  const reading = readKey(ctx).catch((error: unknown) => {
    keys.delete(ctx.live);
    throw error;
  });
  // Inside a transaction that may still be undone, a new key is not one to remember.
  if (!ctx.db.isTransaction) keys.set(ctx.live, reading);
  return reading;
};

/** Of two processes that begin at once, the first one's key counts. */
const readKey = async (ctx: Ctx): Promise<Buffer> => {
  const find = () => tables(ctx).selectFrom('arena_key').select('key').executeTakeFirst();
  const there = await find();
  if (there !== undefined) return there.key;
  await tables(ctx).insertInto('arena_key').values({ key: randomBytes(32) }).onConflict((conflict) => conflict.doNothing()).execute();
  return (await find())!.key;
};
