// The interval of a share whose records come in clusters: people of one team resemble each other.
import { cannot, mustBeShare } from './cannot.ts';
import { exactShare } from './clopper-pearson.ts';
import { normalQuantile, tQuantile } from './distributions.ts';
import { CONFIDENCE, tailOf } from './interval.ts';
import type { Estimate, Share } from './newcombe.ts';

export type ClusteredShare = Estimate & { events: number; of: number; clusters: number; designEffect: number };

/**
 * The exact interval on the effective sample, shares 0 to 1: n is divided by the design effect (between-cluster variance
 * of the ratio over the binomial one, never below 1) and by how much t(clusters - 1) is wider than normal (Korn &
 * Graubard 1998, Survey Methodology 24:193; the standard of the US National Center for Health Statistics, Parker et
 * al. 2017). Clusters with n = 0 do not count. Throws on fewer than two clusters.
 */
export const kornGraubard = (shares: readonly Share[], confidence = CONFIDENCE): ClusteredShare => {
  const filled = shares.filter(({ of }) => of > 0);
  for (const { events, of } of filled) mustBeShare(events, of);
  const k = filled.length;
  if (k < 2) throw cannot('too-little', 'A clustered interval needs at least two clusters.');
  const of = filled.reduce((sum, share) => sum + share.of, 0);
  const events = filled.reduce((sum, share) => sum + share.events, 0);
  const share = events / of;
  const tail = tailOf(confidence);
  const between = (k / (k - 1)) * filled.reduce((sum, cluster) => sum + (cluster.events - share * cluster.of) ** 2, 0);
  const designEffect = events === 0 || events === of ? 1 : Math.max(1, between / (of * share * (1 - share)));
  const widening = (tQuantile(tail, k - 1) / normalQuantile(tail)) ** 2;
  // At zero or all events nothing speaks of how clusters differ; t is left out there, or one clean year of two teams says nothing.
  const effective = events === 0 || events === of ? of : Math.max(1, of / designEffect / widening);
  return { estimate: share, ...exactShare(share * effective, effective, tail), events, of, clusters: k, designEffect };
};
