// Many questions at once: which answers stay news when all are counted.
import { cannot } from './cannot.ts';

/** Benjamini and Hochberg's adjusted p-values (1995, JRSS B 57:289) in the order given, as R's p.adjust; those at most q are found at a false discovery rate of q. */
export const falseDiscovery = (ps: readonly number[]): number[] => {
  if (ps.some((p) => !(p >= 0 && p <= 1))) throw cannot('bad-input', 'A p-value lies from 0 to 1.');
  const order = [...ps.keys()].sort((a, b) => ps[b]! - ps[a]!);
  const adjusted = [...ps];
  let least = 1;
  order.forEach((index, from) => {
    least = Math.min(least, (ps[index]! * ps.length) / (ps.length - from));
    adjusted[index] = least;
  });
  return adjusted;
};
