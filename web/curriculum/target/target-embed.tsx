// The target exercise for lessons.
import type { TargetExercise } from '../../../server/curriculum/schemas.ts';
import { exerciseEmbed } from '../exercise/exercise-embed.tsx';
import { Target } from './target.tsx';

export const TargetEmbed = exerciseEmbed<TargetExercise>(Target);
