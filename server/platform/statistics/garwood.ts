// The exact interval of a count or of a rate, and the upper bound that zero incidents leave.
import { cannot, mustBeFinite, mustBeProbability } from './cannot.ts';
import { gammaQuantile } from './distributions.ts';
import { CONFIDENCE, type Interval, tailOf } from './interval.ts';

const mustBeRate = (events: number, exposure: number): void => {
  mustBeFinite('Events and exposure', events, exposure);
  if (!Number.isSafeInteger(events) || events < 0) throw cannot('bad-input', `${events} is not a count of events.`);
  if (exposure < 0) throw cannot('bad-input', `An exposure of ${exposure} is below zero.`);
  if (exposure === 0) throw cannot('too-little', 'A rate over nothing has no interval.');
};

/**
 * The exact interval of a Poisson rate: `events` over `exposure` (quarters, thousands of interactions, …), in events per
 * unit of exposure (Garwood 1936, Biometrika 28:437). Zero events give 0 as the lower end. Throws on no exposure.
 */
export const garwood = (events: number, exposure = 1, confidence = CONFIDENCE): Interval => {
  mustBeRate(events, exposure);
  const tail = tailOf(confidence);
  const low = events === 0 ? 0 : gammaQuantile(tail, events) / exposure;
  return { low, high: gammaQuantile(1 - tail, events + 1, tail) / exposure };
};

/**
 * The one-sided upper bound of a Poisson rate, per unit of exposure: what zero incidents are shown with. With 0 events
 * it is -ln(1 - confidence) / exposure, 3.0 at 95 % over one quarter, 0.75 over four: the "rule of three"
 * (Hanley & Lippman-Hand 1983, JAMA 249:1743).
 */
export const upperRate = (events: number, exposure = 1, confidence = CONFIDENCE): number => {
  mustBeRate(events, exposure);
  mustBeProbability('A confidence', confidence);
  return gammaQuantile(confidence, events + 1, 1 - confidence) / exposure;
};
