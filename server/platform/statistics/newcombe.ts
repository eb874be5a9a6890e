// The interval of a difference of two shares.
import { CONFIDENCE, type Interval } from './interval.ts';
import { wilson } from './wilson.ts';

export type Share = { events: number; of: number };

/** `estimate` is on the scale of the interval. */
export type Estimate = Interval & { estimate: number };

/**
 * Newcombe's hybrid score interval of `one` minus `other`, in shares from -1 to 1 (Newcombe 1998, Stat. Med. 17:873,
 * method 10). Throws where either has n = 0.
 */
export const newcombe = (one: Share, other: Share, confidence = CONFIDENCE): Estimate => {
  const [a, b] = [wilson(one.events, one.of, confidence), wilson(other.events, other.of, confidence)];
  const [p, q] = [one.events / one.of, other.events / other.of];
  return {
    estimate: p - q,
    low: p - q - Math.hypot(p - a.low, b.high - q),
    high: p - q + Math.hypot(a.high - p, q - b.low),
  };
};
