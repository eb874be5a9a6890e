// Changes of a pair's document that have not reached the server, kept in this browser until they have.
import type { Keeping } from './outbox.ts';

const keyOf = (pair: string): string => `beforetab.pair.${pair}`;

export const keptChanges = (pair: string): Keeping => ({
  read: () => {
    try {
      return localStorage.getItem(keyOf(pair)) ?? undefined;
    } catch {
      return undefined;
    }
  },
  keep: (update) => {
    try {
      localStorage.setItem(keyOf(pair), update);
    } catch {
      // Storage is full or switched off: what is open in the page is all there is.
    }
  },
  drop: () => {
    try {
      localStorage.removeItem(keyOf(pair));
    } catch {
      // As above.
    }
  },
});
