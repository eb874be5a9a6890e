// A long computation in a component: what came of the latest one, how far the running one is, and whether it could not run.
import { useEffect, useRef, useState } from 'react';
import { Apart } from './run-apart.ts';

export type RunningApart<Question, Result> = { latest: { question: Question; result: Result } | undefined; percent: number | undefined; hasFailed: boolean; ask: (question: Question) => Promise<Result | undefined> };

/** `ask` does nothing while one runs; undefined is then, and when it failed, what it gives. */
export const useApart = <Question, Result>(makeWorker: () => Worker): RunningApart<Question, Result> => {
  const [latest, setLatest] = useState<{ question: Question; result: Result }>();
  const [percent, setPercent] = useState<number>();
  const [hasFailed, setFailed] = useState(false);
  const apart = useRef<Apart<Question, Result>>(undefined);
  const isRunning = useRef(false);
  useEffect(() => () => apart.current?.stop(), []);

  const ask = async (question: Question): Promise<Result | undefined> => {
    if (isRunning.current) return undefined;
    isRunning.current = true;
    setFailed(false);
    setPercent(0);
    apart.current ??= new Apart(makeWorker);
    try {
      const result = await apart.current.ask(question, (done, of) => setPercent(Math.round((100 * done) / of)));
      setLatest({ question, result });
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
  return { latest, percent, hasFailed, ask };
};
