// Runs a sweep apart from the page.
import { type RunningApart, useApart } from '../digits/use-apart.ts';
import type { AdversarialFiles } from './files.ts';
import type { Line, Question, Swept } from './sweep-worker.ts';

export const EPSILONS = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3];

export type Sweep = Pick<RunningApart<Question, Swept>, 'percent' | 'hasFailed'> & { swept: Swept | undefined; start: (lines: Line[]) => Promise<Swept | undefined> };

export const useSweep = ({ digits, plain, hardened }: AdversarialFiles): Sweep => {
  const { latest, percent, hasFailed, ask } = useApart<Question, Swept>(() => new Worker(new URL('./sweep-worker.ts', import.meta.url), { type: 'module' }));
  return { swept: latest?.result, percent, hasFailed, start: (lines) => ask({ digits, networks: { plain, hardened }, lines, epsilons: EPSILONS }) };
};
