// What the newest pattern makes of the texts; older questions that are answered late are dropped.
import { useEffect, useState } from 'react';
import type { Asked, Outcome } from './judge.ts';
import { runPattern } from './run-pattern.ts';

const PAUSE_MS = 120;

export type Answered = { asked: string; outcome: Outcome | { is: 'no-worker' } };

/** Undefined until the first answer; `isNews` is false while a newer question is under way. */
export const useTried = (asked: Asked): { answered: Answered['outcome'] | undefined; isNews: boolean } => {
  const [answered, setAnswered] = useState<Answered>();
  const key = JSON.stringify(asked);
  useEffect(() => {
    let isStale = false;
    const timer = setTimeout(() => {
      void runPattern(JSON.parse(key) as Asked)
        .catch((): { is: 'no-worker' } => ({ is: 'no-worker' }))
        .then((outcome) => isStale || setAnswered({ asked: key, outcome }));
    }, PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [key]);
  return { answered: answered?.outcome, isNews: answered?.asked === key };
};
