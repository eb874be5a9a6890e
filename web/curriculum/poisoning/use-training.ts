// Trains apart from the page.
import { type RunningApart, useApart } from '../digits/use-apart.ts';
import type { Poison } from './poison.ts';
import type { Question } from './poisoning-worker.ts';
import type { Guard, Tried } from './try-poison.ts';

export type Training = Pick<RunningApart<Question, Tried>, 'percent' | 'hasFailed'> & { tried: (Tried & Omit<Question, 'file'>) | undefined; start: (poison: Poison, guard?: Guard) => Promise<Tried | undefined> };

export const useTraining = (file: ArrayBuffer): Training => {
  const { latest, percent, hasFailed, ask } = useApart<Question, Tried>(() => new Worker(new URL('./poisoning-worker.ts', import.meta.url), { type: 'module' }));
  return { tried: latest && { ...latest.question, ...latest.result }, percent, hasFailed, start: (poison, guard) => ask({ file, poison, guard }) };
};
