// A billing exercise: prices to change, one day of honest use, attacks on the bill, and limits that the learner sets.
import { z } from 'zod';
import { Slug } from '../slug.ts';
import { exerciseKind } from './kind.ts';

const Text = z.string().trim().min(1, 'write something here');
const Count = z.int().min(0).max(1_000_000);
/** `perDay`: requests that each account tries. */
const Load = { accounts: z.int().min(1).max(100_000), perDay: z.int().min(1).max(1_000_000), inputTokens: Count, outputTokens: Count };

/** 0 means: no such limit. Limits on requests count by `key` all people together; with `two` keys, development has its own. */
export const Limits = z.strictObject({ inputTokens: Count, outputTokens: Count, perMinute: Count, perDay: Count, perDayNew: Count, budget: Count, by: z.enum(['key', 'person'], 'write key or person'), keys: z.enum(['one', 'two'], 'write one or two') });
export type Limits = z.infer<typeof Limits>;

export const BillingExercise = z.strictObject({
  embed: z.literal('billing'),
  title: Text,
  task: Text,
  /** An example, for one million tokens; whoever reads puts in their own. */
  prices: z.strictObject({ input: z.number().positive(), output: z.number().positive(), currency: z.string().regex(/^[A-Z]{3}$/, 'write it as EUR') }),
  honest: z.strictObject({ ...Load, newShare: z.number().min(0).max(1) }),
  /** What the development key may cost in a day where it is a key of its own. */
  developmentBudget: Count,
  /** `isNew`: these accounts were made today. `hasKey`: they hold a leaked key and never meet the application's own limits. */
  attacks: z.array(z.strictObject({ id: Slug, title: Text, says: Text, ...Load, isNew: z.boolean().default(false), hasKey: z.boolean().default(false), fromHour: z.int().min(0).max(23), hours: z.int().min(1).max(24) })).min(1),
  goals: z.strictObject({ attackCost: z.number().positive(), honestServed: z.number().min(50).max(100) }),
  start: Limits,
  solution: Limits,
  after: Text.optional(),
});
export type BillingExercise = z.infer<typeof BillingExercise>;

export const billing = exerciseKind(BillingExercise, ({ attacks }) => attacks.flatMap(({ id }, at) => (attacks.findIndex((other) => other.id === id) === at ? [] : [{ at: ['attacks', at, 'id'], says: `${id} is there twice; give each its own.` }])));
