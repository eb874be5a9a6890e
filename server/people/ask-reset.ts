// Somebody who forgot their password asks for a link; the reply says nothing about who is here.
import { randomUUID } from 'node:crypto';
import type { Ctx } from '../platform/context.ts';
import { PlannedError } from '../platform/errors.ts';
import { countTry } from './limits.ts';
import { SEND_LINK } from './send-link.ts';
import { findPersonByEmail } from './store.ts';

/** By whom a link comes, if there is anyone to have one: by mail, or from an owner where no mail can be sent. */
export type AskedReset = { by: 'mail' | 'owner' };

export const askReset = async (ctx: Ctx, email: string, address: string): Promise<AskedReset> => {
  await countTry(ctx, 'reset-address', address);
  if (!ctx.mail.canSend) return { by: 'owner' };
  if (await isTooOften(ctx, email)) return { by: 'mail' };
  const person = await findPersonByEmail(ctx, email);
  // The same work for an unknown address: the job finds nobody and sends nothing.
  await ctx.enqueue(ctx, SEND_LINK, { personId: person?.id ?? randomUUID(), kind: 'reset' });
  return { by: 'mail' };
};

/** Said to nobody: a refusal for one address and not another would tell them apart. */
const isTooOften = async (ctx: Ctx, email: string): Promise<boolean> => {
  try {
    await countTry(ctx, 'reset-email', email);
    return false;
  } catch (error) {
    if (error instanceof PlannedError && error.kind === 'LimitReached') return true;
    throw error;
  }
};
