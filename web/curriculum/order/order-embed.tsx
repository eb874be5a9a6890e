// The order exercise for lessons.
import type { OrderExercise } from '../../../server/curriculum/schemas.ts';
import { exerciseEmbed } from '../exercise/exercise-embed.tsx';
import { Order } from './order.tsx';

export const OrderEmbed = exerciseEmbed<OrderExercise>(Order);
