// How many records two groups need, or what they can show with the ones they have.
import { cannot, mustBeProbability } from './cannot.ts';
import { normalQuantile, normalTails } from './distributions.ts';

export type TwoSamples = {
  from: number;
  to: number;
  /** Two-sided. */
  alpha?: number;
  /** Records that come in clusters of this mean size, with this correlation, count less. */
  icc?: number;
  clusterSize?: number;
};

/** 1 + (m - 1) icc: by how much clustering divides the sample (Kish 1965; Donner & Klar 2000). */
export const designEffect = (clusterSize: number, icc: number): number => {
  if (!(clusterSize >= 1) || !(icc >= 0 && icc <= 1)) throw cannot('bad-input', 'A cluster holds one record or more, and correlates from 0 to 1.');
  return 1 + (clusterSize - 1) * icc;
};

const parts = ({ from, to, alpha = 0.05, icc = 0, clusterSize = 1 }: TwoSamples): { gap: number; pooled: number; apart: number; z: number; effect: number } => {
  mustBeProbability('A share', from);
  mustBeProbability('A share', to);
  mustBeProbability('Alpha', alpha);
  const middle = (from + to) / 2;
  return { gap: Math.abs(from - to), pooled: Math.sqrt(2 * middle * (1 - middle)), apart: Math.sqrt(from * (1 - from) + to * (1 - to)), z: -normalQuantile(alpha / 2), effect: designEffect(clusterSize, icc) };
};

/** Power with `perGroup` records in each group, as R's power.prop.test (Fleiss et al. 2003, 4.2, no continuity correction). */
export const twoSamplePower = (perGroup: number, samples: TwoSamples): number => {
  if (!(perGroup > 0) || !Number.isFinite(perGroup)) throw cannot('bad-input', `${perGroup} records in a group.`);
  const { gap, pooled, apart, z, effect } = parts(samples);
  return normalTails((Math.sqrt(perGroup / effect) * gap - z * pooled) / apart).lower;
};

/** Records each group needs for this power, not rounded. Throws where both shares are the same. */
export const recordsNeeded = (power: number, samples: TwoSamples): number => {
  mustBeProbability('Power', power);
  const { gap, pooled, apart, z, effect } = parts(samples);
  if (gap === 0) throw cannot('bad-input', 'No number of records shows a difference of nothing.');
  return effect * ((z * pooled + normalQuantile(power) * apart) / gap) ** 2;
};

/**
 * The nearest share to `from`, downward or upward, that `perGroup` records would show with this power; null where not
 * even the end of the scale would be shown.
 */
export const minimumDetectable = (perGroup: number, from: number, direction: 'down' | 'up', options: Omit<TwoSamples, 'from' | 'to'> & { power?: number } = {}): number | null => {
  const { power = 0.8, ...rest } = options;
  mustBeProbability('A share', from);
  const end = direction === 'down' ? 1e-9 : 1 - 1e-9;
  const reaches = (to: number): boolean => twoSamplePower(perGroup, { ...rest, from, to }) >= power;
  if (!reaches(end)) return null;
  let [shown, hidden] = [end, from];
  for (let step = 0; step < 60; step += 1) {
    const middle = (shown + hidden) / 2;
    if (middle !== from && reaches(middle)) shown = middle;
    else hidden = middle;
  }
  return shown;
};
