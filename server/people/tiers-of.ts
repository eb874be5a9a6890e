// The tiers of one person and on what grounds; the narrow question that upper capabilities ask.
import type { Ctx } from '../platform/context.ts';
import { mustBePerson } from '../platform/context.ts';
import type { Objection, Tier, TierGround, TierStanding } from './schemas.ts';
import { tables } from './store.ts';
import { listObjectionsOf, readTierFacts } from './store-tiers.ts';
import type { ObjectionRow } from './tables.ts';
import { judgeTiers } from './judge-tiers.ts';

/** A tier somebody is in, and why. */
export type TierOfSubject = { tier: Tier; grounds: TierGround[] };

/** The tiers this subject is in, 1 first; empty for a subject that leads to nobody. */
export const tiersOf = async (ctx: Ctx, subject: string): Promise<TierOfSubject[]> => {
  const row = await tables(ctx).selectFrom('person_subject').select('person_id').where('subject', '=', subject).executeTakeFirst();
  if (row === undefined) return [];
  const verdicts = judgeTiers(await readTierFacts(ctx, row.person_id));
  return verdicts.filter(({ belongs }) => belongs).map(({ tier, grounds }) => ({ tier, grounds }));
};

/** All three tiers, in or not, with what was objected. */
export const readTierStandings = async (ctx: Ctx, personId: string): Promise<TierStanding[]> => {
  const verdicts = judgeTiers(await readTierFacts(ctx, personId));
  const objections = await listObjectionsOf(ctx, personId);
  return verdicts.map((verdict) => {
    const objection = objections.find(({ tier }) => tier === verdict.tier);
    return { ...verdict, objection: objection === undefined ? null : showObjection(objection) };
  });
};

export const readOwnTiers = async (ctx: Ctx): Promise<TierStanding[]> => readTierStandings(ctx, mustBePerson(ctx).personId);

export const showObjection = (row: ObjectionRow): Objection => ({
  id: row.id,
  tier: row.tier,
  reason: row.reason,
  at: row.at.toISOString(),
  answer: row.answer,
  answeredAt: row.answered_at?.toISOString() ?? null,
  isTakenOut: row.is_taken_out,
});
