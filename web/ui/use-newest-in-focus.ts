// The focus goes to what was asked for last; the button that asked is gone after the last one.
import { type RefObject, useEffect, useRef } from 'react';

/** The ref is for the newest of `count` elements, which takes no focus when the page opens. */
export const useNewestInFocus = <E extends HTMLElement>(count: number): RefObject<E | null> => {
  const newest = useRef<E>(null);
  const before = useRef(count);
  useEffect(() => {
    if (count > before.current) newest.current?.focus();
    before.current = count;
  }, [count]);
  return newest;
};
