// The ratio of two rates of rare incidents, exactly.
import { cannot, mustBeFinite } from './cannot.ts';
import { exactShare } from './clopper-pearson.ts';
import { betaTails } from './distributions.ts';
import { CONFIDENCE, tailOf } from './interval.ts';
import { logGamma } from './log-gamma.ts';
import type { Estimate } from './newcombe.ts';

export type Rate = { events: number; exposure: number };

/**
 * Rate of `one` over rate of `other`: given the total, the events of `one` are binomial, which makes interval and
 * two-sided p exact (Przyborowski & Wilenski 1940, Biometrika 31:313; R's poisson.test). With no events in `other` the
 * estimate and the upper end are infinite, which is the answer and no error; with none in either it throws.
 */
export const rateRatio = (one: Rate, other: Rate, confidence = CONFIDENCE): Estimate & { p: number } => {
  mustBeFinite('Events and exposures', one.events, one.exposure, other.events, other.exposure);
  const total = one.events + other.events;
  if (![one.events, other.events].every((events) => Number.isSafeInteger(events) && events >= 0)) throw cannot('bad-input', 'Events are counts.');
  if (!(one.exposure > 0 && other.exposure > 0) || total === 0) throw cannot('too-little', 'Two rates without events or exposure have no ratio.');
  const share = exactShare(one.events, total, tailOf(confidence));
  const scale = other.exposure / one.exposure;
  const ratio = (p: number): number => (p === 1 ? Number.POSITIVE_INFINITY : (p / (1 - p)) * scale);
  return { estimate: ratio(one.events / total), low: ratio(share.low), high: ratio(share.high), p: twoSided(one.events, total, one.exposure / (one.exposure + other.exposure)) };
};

// All outcomes at most as likely as the one seen, as R's binom.test adds them up.
const twoSided = (events: number, of: number, share: number): number => {
  const choose = (k: number): number => logGamma(of + 1) - logGamma(k + 1) - logGamma(of - k + 1) + k * Math.log(share) + (of - k) * Math.log1p(-share);
  const seen = choose(events) + 1e-7;
  // Likelihood rises to the mode and falls after it: the two ends are found by halving.
  const mode = Math.min(of, Math.floor((of + 1) * share));
  const lowEnd = lastWhere((k) => choose(k) <= seen, 0, mode);
  const highStart = of - lastWhere((k) => choose(of - k) <= seen, 0, of - mode);
  if (lowEnd >= highStart - 1) return 1;
  const below = lowEnd < 0 ? 0 : betaTails(share, lowEnd + 1, of - lowEnd).upper;
  const above = highStart > of ? 0 : betaTails(share, highStart, of - highStart + 1).lower;
  return Math.min(1, below + above);
};

// The largest k of from..to where a condition that holds first and then no more still holds; from - 1 if nowhere.
const lastWhere = (holds: (k: number) => boolean, from: number, to: number): number => {
  let [last, fails] = [from - 1, to + 1];
  while (fails - last > 1) {
    const middle = Math.floor((last + fails) / 2);
    if (holds(middle)) last = middle;
    else fails = middle;
  }
  return last;
};
