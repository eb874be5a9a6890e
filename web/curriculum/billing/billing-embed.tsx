// The billing exercise for lessons.
import type { BillingExercise } from '../../../server/curriculum/schemas.ts';
import { exerciseEmbed } from '../exercise/exercise-embed.tsx';
import { Billing } from './billing.tsx';

export const BillingEmbed = exerciseEmbed<BillingExercise>(Billing);
