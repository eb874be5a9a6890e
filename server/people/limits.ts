// How often somebody may try to sign in, to reset and to set up.
import { createHash } from 'node:crypto';
import type { Ctx } from '../platform/context.ts';
import { addressGroup } from '../platform/http/address.ts';
import { countTryOf, limiterOf, type TryLimit } from '../platform/limits/count-try.ts';

const QUARTER_HOUR = 15 * 60;
const HOUR = 60 * 60;

/** An office shares one address, so the address may try often and the e-mail address seldom. */
const LIMITS = {
  'login-address': { points: 100, duration: QUARTER_HOUR },
  'login-email': { points: 10, duration: QUARTER_HOUR },
  'login-device': { points: 10, duration: QUARTER_HOUR },
  // Right ones count as well: two passwords are hashed at once, and who asks for it all the time takes everybody's turns.
  'login-often': { points: 60, duration: QUARTER_HOUR },
  'set-up': { points: 20, duration: HOUR },
  'reset-address': { points: 30, duration: HOUR },
  'reset-email': { points: 3, duration: HOUR },
  'device-begin-address': { points: 60, duration: HOUR },
  // One sign-in asks at most 120 times in its ten minutes.
  'device-poll-address': { points: 3000, duration: QUARTER_HOUR },
  'device-code': { points: 10, duration: QUARTER_HOUR },
  'own-password': { points: 10, duration: QUARTER_HOUR },
  'own-password-often': { points: 60, duration: QUARTER_HOUR },
} as const;
export type Limit = keyof typeof LIMITS;

const limitOf = (limit: Limit): TryLimit => ({ name: limit, ...LIMITS[limit] });

// Hashed, so that neither addresses nor e-mail addresses lie in this table; rows go an hour after they end.
const keyOf = (limit: Limit, about: string): string =>
  createHash('sha256').update(`${limit} ${limit.endsWith('address') || limit === 'set-up' ? addressGroup(about) : about.trim().toLowerCase()}`).digest('hex');

/** Counts one try before it is made, so that many at once do not slip through; throws LimitReached. */
export const countTry = (ctx: Ctx, limit: Limit, about: string): Promise<void> => countTryOf(ctx, limitOf(limit), keyOf(limit, about));

/** Gives a try back that succeeded. */
export const forgiveTry = async (ctx: Ctx, limit: Limit, about: string): Promise<void> => {
  await limiterOf(ctx, limitOf(limit)).reward(keyOf(limit, about));
};

/** Forgets all tries, after the right password came. */
export const forgetTries = async (ctx: Ctx, limit: Limit, about: string): Promise<void> => {
  await limiterOf(ctx, limitOf(limit)).delete(keyOf(limit, about));
};
