// Items and scenarios as they are shown, and what is known of each once it is answered: in a lesson, a quiz or a review.
import { z } from 'zod';
import { Hash, OptionAt, Slug } from './schema-parts.ts';

/** What is known once an item is answered; `options` in the order shown. */
export const ItemVerdict = z.object({
  chosen: OptionAt,
  isRight: z.boolean(),
  options: z.array(z.object({ isRight: z.boolean(), because: z.string() })),
});
export type ItemVerdict = z.infer<typeof ItemVerdict>;

/** `options` are shuffled for this person; `verdict` is null until answered. */
export const ShownItem = z.object({ id: Slug, question: z.string(), options: z.array(z.string()), verdict: ItemVerdict.nullable() });
export type ShownItem = z.infer<typeof ShownItem>;

/** In per cent, from a coin toss to certain. */
export const Confidence = z.number().int().min(50).max(100);
export const SafeOrUnsafe = z.enum(['safe', 'unsafe']);
export type SafeOrUnsafe = z.infer<typeof SafeOrUnsafe>;
/** Which tools there are, for a policy. */
export const ToolKind = z.enum(['hosted-approved', 'hosted-unapproved', 'local-approved', 'local-unapproved']);
export type ToolKind = z.infer<typeof ToolKind>;
/** `dataClass` by the policy's own title. `instead`: a kind of tool it may go into, null where it stays out of all of them. */
export const HoldsHere = z.object({ dataClass: z.string(), tool: ToolKind, isAllowed: z.boolean(), instead: ToolKind.nullable(), version: Hash });
export type HoldsHere = z.infer<typeof HoldsHere>;
export const ScenarioVerdict = z.object({
  given: SafeOrUnsafe,
  confidence: Confidence,
  right: SafeOrUnsafe,
  isRight: z.boolean(),
  rule: z.object({ id: Slug, text: z.string(), why: z.string() }),
  explanation: z.string(),
  /** "Here, by your policy": null where policy has no say. */
  policy: HoldsHere.nullable(),
});
export type ScenarioVerdict = z.infer<typeof ScenarioVerdict>;

export const ShownScenario = z.object({ id: Slug, situation: z.string(), verdict: ScenarioVerdict.nullable() });
export type ShownScenario = z.infer<typeof ShownScenario>;
