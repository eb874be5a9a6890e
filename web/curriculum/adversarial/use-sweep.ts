// Runs a sweep apart from the page: its points, how far the running one is, and whether it could not run.
import { useEffect, useRef, useState } from 'react';
import { Apart } from '../digits/run-apart.ts';
import type { AdversarialFiles } from './files.ts';
import type { Line, Question, Swept } from './sweep-worker.ts';

export const EPSILONS = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3];

export type Sweep = { swept: Swept | undefined; percent: number | undefined; hasFailed: boolean; start: (lines: Line[]) => Promise<Swept | undefined> };

/** `start` does nothing while one runs. */
export const useSweep = ({ digits, plain, hardened }: AdversarialFiles): Sweep => {
  const [swept, setSwept] = useState<Swept>();
  const [percent, setPercent] = useState<number>();
  const [hasFailed, setFailed] = useState(false);
  const apart = useRef<Apart<Question, Swept>>(undefined);
  const isRunning = useRef(false);
  useEffect(() => () => apart.current?.stop(), []);

  const start: Sweep['start'] = async (lines) => {
    if (isRunning.current) return undefined;
    isRunning.current = true;
    setFailed(false);
    setPercent(0);
    apart.current ??= new Apart(() => new Worker(new URL('./sweep-worker.ts', import.meta.url), { type: 'module' }));
    try {
      const result = await apart.current.ask({ digits, networks: { plain, hardened }, lines, epsilons: EPSILONS }, (done, of) => setPercent(Math.round((100 * done) / of)));
      setSwept(result);
      return result;
    } catch {
      apart.current.stop();
      setFailed(true);
      return undefined;
    } finally {
      isRunning.current = false;
      setPercent(undefined);
    }
  };
  return { swept, percent, hasFailed, start };
};
