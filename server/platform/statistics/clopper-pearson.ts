// The exact interval of one share.
import { cannot, mustBeShare } from './cannot.ts';
import { betaQuantile } from './distributions.ts';
import { CONFIDENCE, type Interval, tailOf } from './interval.ts';

/**
 * Clopper and Pearson's exact interval for `events` of `of`, as shares 0 to 1: covers at least as often as it says, for
 * every true share and n (Clopper & Pearson 1934, Biometrika 26:404). Throws on n = 0.
 */
export const clopperPearson = (events: number, of: number, confidence = CONFIDENCE): Interval => {
  mustBeShare(events, of);
  return exactShare(events, of, tailOf(confidence));
};

/** The same ends for counts that need not be whole, as an effective sample has them; `tail` is one-sided. */
export const exactShare = (events: number, of: number, tail: number): Interval => {
  if (!(events >= 0 && events <= of && of > 0)) throw cannot('bad-input', `${events} of ${of} is not a share.`);
  const low = events === 0 ? 0 : betaQuantile(tail, events, of - events + 1);
  return { low, high: events === of ? 1 : 1 - betaQuantile(tail, of - events, events + 1) };
};
