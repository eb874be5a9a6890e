// How much of one address may fail to prove where it comes from: deliveries of code hosts, and records of sources.
import type { Ctx } from '../platform/context.ts';
import { type UnverifiedCeiling, unverifiedCeiling } from '../platform/limits/unverified-ceiling.ts';

/** A minute: enough for whoever mends a secret and sends again, and for many hooks behind one address. */
const MOST = { forOne: 30, forAll: 300 };

type What = 'deliveries' | 'records';
const ceilings = new WeakMap<Ctx['pool'], Record<What, UnverifiedCeiling>>();

export const unverifiedOf = ({ pool }: Pick<Ctx, 'pool'>, what: What): UnverifiedCeiling => {
  const own = ceilings.get(pool) ?? { deliveries: unverifiedCeiling(MOST), records: unverifiedCeiling(MOST) };
  ceilings.set(pool, own);
  return own[what];
};
