// The interval of one share by Wilson's score method.
import { mustBeShare } from './cannot.ts';
import { normalQuantile } from './distributions.ts';
import { CONFIDENCE, type Interval, tailOf } from './interval.ts';

/**
 * Wilson's score interval for `events` of `of`, as shares 0 to 1 (Wilson 1927, JASA 22:209; Newcombe 1998, Stat. Med.
 * 17:857, method 3). Ends are exactly 0 and 1 where no or all events happened. Throws on n = 0.
 */
export const wilson = (events: number, of: number, confidence = CONFIDENCE): Interval => {
  mustBeShare(events, of);
  const z = -normalQuantile(tailOf(confidence));
  const share = events / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const reach = ((z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of)));
  return { low: events === 0 ? 0 : middle - reach, high: events === of ? 1 : middle + reach };
};
