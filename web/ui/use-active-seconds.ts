// Counts the seconds someone is really here: the page is visible and touched within the last two minutes.
import { useCallback, useEffect, useRef } from 'react';

const IDLE_AFTER_MS = 120_000;
const EVENTS = ['pointerdown', 'pointermove', 'keydown', 'scroll'] as const;

/** Answers the whole seconds since it was last asked. */
export const useActiveSeconds = (): (() => number) => {
  const counted = useRef(0);
  const touchedAt = useRef(Date.now());
  useEffect(() => {
    const touch = (): void => void (touchedAt.current = Date.now());
    const tick = setInterval(() => {
      if (document.visibilityState === 'visible' && Date.now() - touchedAt.current < IDLE_AFTER_MS) counted.current += 1;
    }, 1000);
    for (const name of EVENTS) addEventListener(name, touch, { passive: true });
    return () => {
      clearInterval(tick);
      for (const name of EVENTS) removeEventListener(name, touch);
    };
  }, []);
  return useCallback(() => {
    const seconds = counted.current;
    counted.current = 0;
    return seconds;
  }, []);
};
