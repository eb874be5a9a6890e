// An order exercise: steps of a validator to choose and to put into order, and the answers of a model that go through them.
import { z } from 'zod';
import { Slug } from '../slug.ts';
import { exerciseKind } from './kind.ts';

const Text = z.string().trim().min(1, 'write something here');
/** Steps that the page knows how to do. */
export const ORDER_STEPS = ['decode', 'email', 'digits', 'card', 'cut', 'strip-script', 'encode'] as const;

const Row = z.strictObject({
  title: Text,
  text: z.string().min(1).max(500),
  /** Texts that must not be in what comes out, and such that must. */
  never: z.array(z.string().min(1)).default([]),
  keeps: z.array(z.string().min(1)).default([]),
  why: Text,
});

export const OrderExercise = z.strictObject({
  embed: z.literal('order'),
  title: Text,
  task: Text,
  steps: z.array(z.strictObject({ id: z.enum(ORDER_STEPS, `write one of ${ORDER_STEPS.join(', ')}`), title: Text, note: Text })).min(3),
  length: z.int().min(20).max(400),
  start: z.array(Slug),
  rows: z.array(Row).min(2),
  solution: z.array(Slug).min(1),
  after: Text.optional(),
});
export type OrderExercise = z.infer<typeof OrderExercise>;

export const order = exerciseKind(OrderExercise, ({ steps, start, solution, rows }) => {
  const ids: readonly string[] = steps.map(({ id }) => id);
  const list = (name: 'start' | 'solution', given: readonly string[]) => given.flatMap((id, at) => (ids.includes(id) && given.indexOf(id) === at ? [] : [{ at: [name, at], says: `${id} is not one of the steps, or is there twice.` }]));
  const empty = rows.flatMap(({ never, keeps }, at) => (never.length + keeps.length > 0 ? [] : [{ at: ['rows', at], says: 'Say what must never come out, or what must.' }]));
  return [...list('start', start), ...list('solution', solution), ...empty];
});
