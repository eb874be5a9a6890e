// The spot exercise for lessons.
import type { SpotExercise } from '../../../server/curriculum/schemas.ts';
import { exerciseEmbed } from '../exercise/exercise-embed.tsx';
import { Spot } from './spot.tsx';

export const SpotEmbed = exerciseEmbed<SpotExercise>(Spot);
