// Which tiers a person is in and on what grounds, decided from the facts. Pure; the sentence is the page's.
import type { Tier, TierGround } from './schemas.ts';

/** What is known about somebody: a decision by hand, or a rule that takes them in. */
export type TierFact =
  | { kind: 'hand'; tier: 2 | 3; belongs: boolean; reason: string }
  | { kind: 'rule'; tier: 2 | 3; team: string | null; jobFunction: string | null };

export type TierVerdict = { tier: Tier; belongs: boolean; grounds: TierGround[] };

/** The same decision as the view person_tier; a test holds the two together. */
export const judgeTiers = (facts: readonly TierFact[]): TierVerdict[] => [
  { tier: 1, belongs: true, grounds: [{ kind: 'everyone', team: null, jobFunction: null, reason: null }] },
  ...([2, 3] as const).map((tier) => judgeTier(tier, facts)),
];

const judgeTier = (tier: 2 | 3, facts: readonly TierFact[]): TierVerdict => {
  const hand = facts.find((fact) => fact.kind === 'hand' && fact.tier === tier);
  if (hand?.kind === 'hand') return { tier, belongs: hand.belongs, grounds: [{ kind: 'hand', team: null, jobFunction: null, reason: hand.reason }] };
  const rules = facts.flatMap((fact) => (fact.kind === 'rule' && fact.tier === tier ? [fact] : []));
  return { tier, belongs: rules.length > 0, grounds: rules.map(({ team, jobFunction }) => ({ kind: 'rule', team, jobFunction, reason: null })) };
};
