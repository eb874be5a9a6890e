// The pattern exercise for lessons.
import type { PatternExercise } from '../../../server/curriculum/schemas.ts';
import { exerciseEmbed } from '../exercise/exercise-embed.tsx';
import { Pattern } from './pattern.tsx';

export const PatternEmbed = exerciseEmbed<PatternExercise>(Pattern);
