// A spot exercise: some pieces of code or data, of which the learner marks those that are wrong.
import { z } from 'zod';
import { Slug } from '../slug.ts';
import { exerciseKind } from './kind.ts';

const Text = z.string().trim().min(1, 'write something here');
const Code = z.string().min(1, 'write something here');

const Part = z.strictObject({
  id: Slug,
  code: Code,
  isWrong: z.boolean().default(false),
  /** Said once the learner asks to see: what is wrong with it, or why it may stay. */
  why: Text,
});

export const SpotExercise = z.strictObject({
  embed: z.literal('spot'),
  title: Text,
  task: Text,
  parts: z.array(Part).min(3, 'give at least 3 parts, or there is little to choose').max(12),
  /** What the parts have in common, said at the end. */
  after: Text.optional(),
});
export type SpotExercise = z.infer<typeof SpotExercise>;

export const spot = exerciseKind(SpotExercise, ({ parts }) => {
  const wrong = parts.filter(({ isWrong }) => isWrong).length;
  const twice = parts.flatMap(({ id }, at) => (parts.findIndex((other) => other.id === id) === at ? [] : [{ at: ['parts', at, 'id'], says: `${id} is there twice; give each its own.` }]));
  return wrong === 0 || wrong === parts.length ? [...twice, { at: ['parts'], says: 'Mark some parts with `isWrong: true` and leave others right.' }] : twice;
});
