// Whether the frame asks somebody whose login ran out to sign in where they are, so that what they typed stays.
import { useSyncExternalStore } from 'react';

let isAsked = false;
const listeners = new Set<() => void>();
const put = (next: boolean): void => {
  isAsked = next;
  for (const listener of listeners) listener();
};

/** False where nobody can be asked: before the frame is there, and where nothing was being sent. While it asks, it holds the page. */
export const askToSignInAgain = (wasSending: boolean): boolean => {
  if (isAsked) return true;
  if (!wasSending || listeners.size === 0) return false;
  put(true);
  return true;
};

export const endAsking = (): void => put(false);

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
export const useIsAsked = (): boolean => useSyncExternalStore(listen, () => isAsked);
