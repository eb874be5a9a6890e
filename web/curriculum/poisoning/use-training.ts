// Trains apart from the page: what came of the latest try, how far the running one is, and whether it could not run.
import { useEffect, useRef, useState } from 'react';
import { Apart } from '../digits/run-apart.ts';
import type { Poison } from './poison.ts';
import type { Question } from './poisoning-worker.ts';
import type { Guard, Tried } from './try-poison.ts';

export type Training = { tried: (Tried & { poison: Poison; guard: Guard | undefined }) | undefined; percent: number | undefined; hasFailed: boolean; start: (poison: Poison, guard?: Guard) => Promise<Tried | undefined> };

/** `start` does nothing while one runs. */
export const useTraining = (file: ArrayBuffer): Training => {
  const [tried, setTried] = useState<Training['tried']>();
  const [percent, setPercent] = useState<number>();
  const [hasFailed, setFailed] = useState(false);
  const apart = useRef<Apart<Question, Tried>>(undefined);
  const isRunning = useRef(false);
  useEffect(() => () => apart.current?.stop(), []);

  const start: Training['start'] = async (poison, guard) => {
    if (isRunning.current) return undefined;
    isRunning.current = true;
    setFailed(false);
    setPercent(0);
    apart.current ??= new Apart(() => new Worker(new URL('./poisoning-worker.ts', import.meta.url), { type: 'module' }));
    try {
      const result = await apart.current.ask({ file, poison, guard }, (done, of) => setPercent(Math.round((100 * done) / of)));
      setTried({ ...result, poison, guard });
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
  return { tried, percent, hasFailed, start };
};
