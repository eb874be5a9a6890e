// The true share behind a detector that errs both ways.
import { cannot, mustBeFinite } from './cannot.ts';
import { normalQuantile } from './distributions.ts';
import { CONFIDENCE, tailOf } from './interval.ts';
import type { Estimate, Share } from './newcombe.ts';
import { wilson } from './wilson.ts';

/** Sensitivity is found of true ones, specificity is left alone of false ones; both as counted on a labelled sample. */
export type Detector = { sensitivity: Share; specificity: Share };

const clip = (share: number): number => Math.min(1, Math.max(0, share));

/**
 * True share from an apparent one, 0 to 1, clipped (Rogan & Gladen 1978, Am. J. Epidemiol. 107:71). Throws where
 * sensitivity + specificity <= 1: such a detector knows nothing.
 */
export const roganGladen = (apparent: number, sensitivity: number, specificity: number): number => {
  mustBeFinite('Shares', apparent, sensitivity, specificity);
  if ([apparent, sensitivity, specificity].some((share) => share < 0 || share > 1)) throw cannot('bad-input', 'Shares lie between 0 and 1.');
  if (sensitivity + specificity <= 1) throw cannot('too-little', 'A detector whose sensitivity and specificity add up to 1 or less knows nothing.');
  return clip((apparent + specificity - 1) / (sensitivity + specificity - 1));
};

/**
 * The same with an interval that carries all three uncertainties: Lang & Reiczigel 2014 (Prev. Vet. Med. 113:13), which
 * adds z²/2 pseudo-counts to the apparent share and one to each side of sensitivity and specificity. Shares 0 to 1.
 * `detectorShare` says how much of the variance comes from the labelled sample: above a half, label more.
 */
export const roganGladenInterval = (apparent: Share, { sensitivity, specificity }: Detector, confidence = CONFIDENCE): Estimate & { detectorShare: number } => {
  // Checks the three shares as it goes.
  for (const { events, of } of [apparent, sensitivity, specificity]) wilson(events, of, confidence);
  const estimate = roganGladen(apparent.events / apparent.of, sensitivity.events / sensitivity.of, specificity.events / specificity.of);
  const z = -normalQuantile(tailOf(confidence));
  const n = apparent.of + z * z;
  const p = (apparent.events + (z * z) / 2) / n;
  const [nSe, nSp] = [sensitivity.of + 2, specificity.of + 2];
  const [se, sp] = [(sensitivity.events + 1) / nSe, (specificity.events + 1) / nSp];
  const youden = se + sp - 1;
  if (youden <= 0) throw cannot('too-little', 'The labelled sample is too small to tell this detector from chance.');
  const middle = (p + sp - 1) / youden;
  const shift = 2 * z * z * ((middle * se * (1 - se)) / nSe - ((1 - middle) * sp * (1 - sp)) / nSp);
  const [fromSample, fromSe, fromSp] = [(p * (1 - p)) / n, (middle ** 2 * se * (1 - se)) / nSe, ((1 - middle) ** 2 * sp * (1 - sp)) / nSp];
  const variance = fromSample + fromSe + fromSp;
  const reach = (z * Math.sqrt(variance)) / youden;
  return { estimate, low: clip(middle + shift - reach), high: clip(middle + shift + reach), detectorShare: (fromSe + fromSp) / variance };
};
