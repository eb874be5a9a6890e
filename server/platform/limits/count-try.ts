// How often something may be tried: counted in PostgreSQL, so that several processes count together.
import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Ctx } from '../context.ts';
import { limitReached } from '../errors.ts';

export type TryLimit = { name: string; points: number; duration: number };

const limiters = new WeakMap<Ctx['pool'], Map<string, RateLimiterPostgres>>();

export const limiterOf = ({ pool }: Pick<Ctx, 'pool'>, { name, ...limit }: TryLimit): RateLimiterPostgres => {
  const own = limiters.get(pool) ?? new Map<string, RateLimiterPostgres>();
  limiters.set(pool, own);
  const limiter = own.get(name) ?? new RateLimiterPostgres({ storeClient: pool, storeType: 'pool', tableName: 'rate_limit', tableCreated: true, clearExpiredByTimeout: false, keyPrefix: name, ...limit });
  own.set(name, limiter);
  return limiter;
};

/** A key that names nobody. */
export const tryKey = (what: string, subject: string): string => createHash('sha256').update(`${what} ${subject}`).digest('hex');

/** Counts one try before it is made, so that many at once do not slip through; throws LimitReached. `key` must name nobody: it is kept for a while. */
export const countTryOf = async (ctx: Pick<Ctx, 'pool'>, limit: TryLimit, key: string): Promise<void> => {
  try {
    await limiterOf(ctx, limit).consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.ceil(refused.msBeforeNext / 1000);
    throw limitReached(`That was tried too often. Wait ${Math.max(1, Math.ceil(seconds / 60))} minutes, then try again.`, seconds);
  }
};
