// What is believed of a share after some of n were seen, and how far teams differ more than chance lets them.
import { cannot, mustBeFinite, mustBeShare } from './cannot.ts';
import { betaQuantile, betaTails, tQuantile } from './distributions.ts';
import { betaDensity } from './incomplete-beta.ts';
import { CONFIDENCE, type Interval, tailOf } from './interval.ts';
import type { Estimate, Share } from './newcombe.ts';

/** The two shapes of a Beta belief; { 1, 1 } knows nothing, { 0.5, 0.5 } is Jeffreys'. */
export type Belief = { a: number; b: number };

export const KNOWS_NOTHING: Belief = { a: 1, b: 1 };
export const JEFFREYS: Belief = { a: 0.5, b: 0.5 };

const mustBeBelief = ({ a, b }: Belief): void => {
  mustBeFinite('The shapes of a belief', a, b);
  if (!(a > 0 && b > 0)) throw cannot('bad-input', 'The shapes of a belief are above zero.');
};

/** The belief after `events` of `of`; nothing seen leaves it as it was (Gelman et al., Bayesian Data Analysis, 2.4). */
export const updateBelief = ({ events, of }: Share, prior: Belief = KNOWS_NOTHING): Belief => {
  mustBeBelief(prior);
  if (of !== 0 || events !== 0) mustBeShare(events, of);
  return { a: prior.a + events, b: prior.b + of - events };
};

/** Mean and equal-tailed interval of a belief, as shares. */
export const describeBelief = (belief: Belief, confidence = CONFIDENCE): Estimate => {
  mustBeBelief(belief);
  const { a, b } = belief;
  const tail = tailOf(confidence);
  return { estimate: a / (a + b), low: betaQuantile(tail, a, b), high: 1 - betaQuantile(tail, b, a) };
};

/** The probability that the share lies below `share`. */
export const probabilityBelow = (belief: Belief, share: number): number => {
  mustBeBelief(belief);
  mustBeFinite('A share', share);
  return betaTails(share, belief.a, belief.b).lower;
};

/**
 * The probability that share `one` is below `ratio` times share `other`, two independent beliefs: with ratio 0.5 it is
 * "how likely is the target of half". Composite Simpson over `other` between its 1e-12 tails.
 */
export const probabilityRatioBelow = (one: Belief, other: Belief, ratio: number): number => {
  mustBeBelief(one);
  mustBeBelief(other);
  if (!(ratio > 0 && Number.isFinite(ratio))) throw cannot('bad-input', 'A ratio is above zero.');
  // In the logit of the share, the ends of a U-shaped belief are as smooth as its middle.
  const logit = (p: number): number => Math.log(p) - Math.log1p(-p);
  const [from, to]: [number, number] = [logit(betaQuantile(1e-13, other.a, other.b)), -logit(betaQuantile(1e-13, other.b, other.a))];
  const steps = 2000;
  let sum = 0;
  for (let step = 0; step <= steps; step += 1) {
    const odds = Math.exp(from + ((to - from) * step) / steps);
    const [x, y] = [odds / (1 + odds), 1 / (1 + odds)];
    const weight = step === 0 || step === steps ? 1 : 2 + 2 * (step % 2);
    sum += weight * betaDensity(other.a, other.b, x, y) * x * y * betaTails(ratio * x, one.a, one.b).lower;
  }
  return Math.min(1, (sum * (to - from)) / (3 * steps));
};

/** Between-cluster correlation and the interval it leaves for the common share. */
export type Overdispersed = Estimate & { correlation: number; clusters: number; isBinomial: boolean };

/**
 * A common share of clusters that differ: moments of the beta-binomial (analysis of variance estimator,
 * Ridout et al. 1999, Biometrics 55:137; it is 1/(a+b+1)), interval by the variance between clusters on the logit with t(clusters - 1). Where clusters
 * differ no more than binomial the correlation is 0 and `isBinomial`. Throws below two clusters with n > 0, and where
 * all or none happened, since then the clusters say nothing about how they differ.
 */
export const betaBinomial = (shares: readonly Share[], confidence = CONFIDENCE): Overdispersed => {
  const filled = shares.filter(({ of }) => of > 0);
  for (const { events, of } of filled) mustBeShare(events, of);
  if (filled.length < 2) throw cannot('too-little', 'How clusters differ needs at least two of them.');
  const total = filled.reduce((sum, { of }) => sum + of, 0);
  const share = filled.reduce((sum, { events }) => sum + events, 0) / total;
  if (share === 0 || share === 1) throw cannot('too-little', 'Where all or none happened, nothing is known of how clusters differ.');
  const k = filled.length;
  const between = filled.reduce((sum, { events, of }) => sum + of * (events / of - share) ** 2, 0);
  const size = (total - filled.reduce((sum, { of }) => sum + (of * of) / total, 0)) / (k - 1);
  const within = filled.reduce((sum, { events, of }) => sum + (events * (of - events)) / of, 0);
  if (total === k) throw cannot('too-little', 'Clusters of one say nothing about how clusters differ.');
  const [msb, msw] = [between / (k - 1), within / (total - k)];
  const correlation = Math.min(1, Math.max(0, (msb - msw) / (msb + (size - 1) * msw)));
  const effect = filled.reduce((sum, { of }) => sum + of * (1 + (of - 1) * correlation), 0) / total;
  const range = logitInterval(share, total / effect, k - 1, confidence);
  return { estimate: share, ...range, correlation, clusters: k, isBinomial: correlation === 0 };
};

const logitInterval = (share: number, of: number, df: number, confidence: number): Interval => {
  const middle = Math.log(share / (1 - share));
  const reach = tQuantile(1 - tailOf(confidence), df) / Math.sqrt(of * share * (1 - share));
  const back = (u: number): number => 1 / (1 + Math.exp(-u));
  return { low: back(middle - reach), high: back(middle + reach) };
};
