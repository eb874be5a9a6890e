// What the data of one sort of exercise has to be: its shape, and what has to be true of it beyond the shape.
import type { z } from 'zod';

export type ExerciseKind<T> = {
  schema: z.ZodType<T>;
  /** What is wrong with data of the right shape, each with the path of the field to name; nothing here may throw. */
  mistakes(value: T): { at: readonly PropertyKey[]; says: string }[];
};

export const exerciseKind = <T>(schema: z.ZodType<T>, mistakes: ExerciseKind<T>['mistakes'] = () => []): ExerciseKind<T> => ({ schema, mistakes });
