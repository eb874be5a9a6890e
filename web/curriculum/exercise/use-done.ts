// An exercise is done once, and the time it took counts from when it was opened.
import { useRef, useState } from 'react';

export type Done = { outcome: 'passed' | 'done'; detail: Record<string, string | number | boolean>; seconds: number };

/** Returns a function that reports the first time it is called, and nothing after that. */
export const useDone = (onDone: (done: Done) => void): ((done: Omit<Done, 'seconds'>) => void) => {
  const [began] = useState(() => Date.now());
  const isDone = useRef(false);
  return (done) => {
    if (isDone.current) return;
    isDone.current = true;
    onDone({ ...done, seconds: Math.round((Date.now() - began) / 1000) });
  };
};
