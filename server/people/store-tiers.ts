// The SQL of tiers: rules, decisions by hand, objections.
import { sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import type { TierFact } from './judge-tiers.ts';
import { tables } from './store.ts';
import type { ObjectionRow } from './tables.ts';

/** Every rule that takes in this person, and every decision by hand about them. */
export const readTierFacts = async (ctx: Ctx, personId: string): Promise<TierFact[]> => {
  const hands = await tables(ctx).selectFrom('tier_by_hand').select(['tier', 'belongs', 'reason']).where('person_id', '=', personId).execute();
  // Brackets of their own: raw SQL in `where` gets none.
  const rules = await tables(ctx)
    .selectFrom('tier_rule')
    .leftJoin('team', 'team.id', 'tier_rule.team_id')
    .select(['tier_rule.tier', 'tier_rule.job_function', 'team.name as team'])
    .where(sql<boolean>`(tier_rule.job_function is null or lower(tier_rule.job_function) = (select lower(p.job_function) from person p where p.id = ${personId}))`)
    .where(sql<boolean>`(tier_rule.team_id is null or exists(select from team_member m where m.team_id = tier_rule.team_id and m.person_id = ${personId}))`)
    .orderBy('tier_rule.id')
    .execute();
  return [
    ...hands.map(({ tier, belongs, reason }) => ({ kind: 'hand' as const, tier, belongs, reason })),
    ...rules.map(({ tier, team, job_function }) => ({ kind: 'rule' as const, tier, team, jobFunction: job_function })),
  ];
};

/** The newest objection per tier. */
export const listObjectionsOf = (ctx: Ctx, personId: string): Promise<ObjectionRow[]> =>
  tables(ctx).selectFrom('tier_objection').selectAll().distinctOn('tier').where('person_id', '=', personId).orderBy('tier').orderBy('at', 'desc').execute();

/** Open ones first, oldest first; then the answered, newest first. */
export const listObjections = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('tier_objection')
    .innerJoin('person', 'person.id', 'tier_objection.person_id')
    .selectAll('tier_objection')
    .select('person.name')
    .orderBy(sql`answered_at is not null`)
    .orderBy(sql`case when answered_at is null then at end`)
    .orderBy('answered_at', 'desc')
    .limit(500)
    .execute();

export const lockObjection = async (ctx: Ctx, id: string): Promise<ObjectionRow> => {
  const row = await tables(ctx).selectFrom('tier_objection').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (row === undefined) throw notFound('There is no such objection. The person may have been erased.');
  return row;
};

export const setTierByHand = async (ctx: Ctx, personId: string, tier: 2 | 3, decision: { belongs: boolean; reason: string; by: string }): Promise<void> => {
  const values = { belongs: decision.belongs, reason: decision.reason, decided_by: decision.by, decided_at: ctx.now() };
  await tables(ctx)
    .insertInto('tier_by_hand')
    .values({ person_id: personId, tier, ...values })
    .onConflict((conflict) => conflict.columns(['person_id', 'tier']).doUpdateSet(values))
    .execute();
};

export const dropTierByHand = async (ctx: Ctx, personId: string, tier: 2 | 3): Promise<void> => {
  await tables(ctx).deleteFrom('tier_by_hand').where('person_id', '=', personId).where('tier', '=', tier).execute();
};

export const listTierRules = (ctx: Ctx, id?: string) => {
  const query = tables(ctx)
    .selectFrom('tier_rule')
    .leftJoin('team', 'team.id', 'tier_rule.team_id')
    .select(['tier_rule.id', 'tier_rule.tier', 'tier_rule.team_id', 'tier_rule.job_function', 'team.name as team_name'])
    .select(
      sql<number>`(select count(*) from person p where p.left_on is null
        and (tier_rule.job_function is null or lower(tier_rule.job_function) = lower(p.job_function))
        and (tier_rule.team_id is null or exists(select from team_member m where m.team_id = tier_rule.team_id and m.person_id = p.id)))`.as('people'),
    );
  return (id === undefined ? query : query.where('tier_rule.id', '=', id)).orderBy('tier_rule.tier').orderBy('tier_rule.id').execute();
};
