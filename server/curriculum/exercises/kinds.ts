// The sorts of exercises whose data is a file of exercises/, by the embed that shows them; a new one is a file here and a line.
import { billing } from './billing.ts';
import { order } from './order.ts';
import { pattern } from './pattern.ts';
import { spot } from './spot.ts';
import { target } from './target.ts';

export const EXERCISE_KINDS = {
  billing,
  order,
  pattern,
  spot,
  target,
};

export type ExerciseName = keyof typeof EXERCISE_KINDS;
