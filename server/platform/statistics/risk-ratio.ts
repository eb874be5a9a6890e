// The ratio of two shares, which a target like "half of it" is about.
import { cannot, mustBeShare } from './cannot.ts';
import { normalQuantile } from './distributions.ts';
import { CONFIDENCE, tailOf } from './interval.ts';
import type { Estimate, Share } from './newcombe.ts';

/**
 * Share of `one` over share of `other` with its interval on the logarithm (Katz et al. 1978, Biometrics 34:469), a
 * positive number, below 1 where `one` is smaller. With no events on a side half an event is added to both (Walter
 * 1975, Biometrika 62:371) and the estimate stays the plain ratio. Throws where both have none: no ratio is known then.
 */
export const riskRatio = (one: Share, other: Share, confidence = CONFIDENCE): Estimate => {
  mustBeShare(one.events, one.of);
  mustBeShare(other.events, other.of);
  if (one.events === 0 && other.events === 0) throw cannot('too-little', 'Two shares of zero have no ratio.');
  const z = -normalQuantile(tailOf(confidence));
  const added = one.events === 0 || other.events === 0 ? 0.5 : 0;
  const [a, n, b, m] = [one.events + added, one.of + added, other.events + added, other.of + added];
  const middle = Math.log(a / n) - Math.log(b / m);
  const reach = z * Math.sqrt(1 / a - 1 / n + 1 / b - 1 / m);
  const estimate = other.events === 0 ? Math.exp(middle) : (one.events / one.of) * (other.of / other.events);
  return { estimate, low: one.events === 0 ? 0 : Math.exp(middle - reach), high: Math.exp(middle + reach) };
};
