// What goes in and out of spaced reviews: what is due, the cards of one set, an answer and when its card comes back.
import { z } from 'zod';
import { Day, Id, OptionAt } from './schema-parts.ts';
import { Confidence, ItemVerdict, SafeOrUnsafe, ScenarioVerdict, ShownItem, ShownScenario } from './verdict-schemas.ts';

/** `due` cards take `minutes` together; what does not fit into five minutes is `waiting`. */
export const ReviewsNow = z.object({
  due: z.number().int(),
  minutes: z.number().int(),
  waiting: z.number().int(),
  /** A set is open; `due` counts what is left of it. */
  isBegun: z.boolean(),
  /** The next day after today on which something is due; null when there is nothing. */
  nextDueOn: Day.nullable(),
});
export type ReviewsNow = z.infer<typeof ReviewsNow>;

/** `card` is its place in the set, from 0; `dueOn` is when it comes back, once it is answered. */
const card = { card: z.number().int().min(0).max(99), module: z.string(), moduleTitle: z.string(), dueOn: Day.nullable() };
export const ReviewCard = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('scenario'), ...card, scenario: ShownScenario }),
  z.object({ kind: z.literal('item'), ...card, item: ShownItem }),
]);
export type ReviewCard = z.infer<typeof ReviewCard>;
export const ReviewSet = z.object({ id: Id, minutes: z.number().int(), cards: z.array(ReviewCard) });
export type ReviewSet = z.infer<typeof ReviewSet>;

export const ReviewAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('scenario'), card: card.card, answer: SafeOrUnsafe, confidence: Confidence }),
  z.strictObject({ kind: z.literal('item'), card: card.card, option: OptionAt }),
]);
export type ReviewAnswer = z.infer<typeof ReviewAnswer>;

/** `now` says what is due after the last answer; null before it. */
const reply = { dueOn: Day, answered: z.number().int(), of: z.number().int(), now: ReviewsNow.nullable() };
export const ReviewReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('scenario'), verdict: ScenarioVerdict, ...reply }),
  z.object({ kind: z.literal('item'), verdict: ItemVerdict, ...reply }),
]);
export type ReviewReply = z.infer<typeof ReviewReply>;
