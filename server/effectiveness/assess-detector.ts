// What two people's labels on a random sample say about the detector: whether they agree, what it misses, what it flags wrongly.
import { cannot, clopperPearson, cohenKappa, type Estimate, roganGladenInterval, type Share } from '../platform/statistics/index.ts';

/** `settled` is what a third person, or the two together, said where they differed; null while nobody has. */
export type LabelledRecord = { isFlagged: boolean; first: boolean; second: boolean; settled: boolean | null };

export type Assessment = {
  records: number;
  /** Null where both used one label throughout: agreement beyond chance cannot be told then. */
  kappa: Estimate | null;
  /** Two people differ and nobody has settled it; these records are left out. */
  unsettled: number;
  /** Null while the sample holds no true (or no false) record, or none that is settled. */
  sensitivity: (Estimate & { share: Share }) | null;
  specificity: (Estimate & { share: Share }) | null;
  /** What a share of flagged records says about the true share; null where the sample cannot tell the detector from chance. */
  isUsable: boolean;
};

/** Below this two people do not mean the same thing by the label, and it has to be written down better first (Landis & Koch 1977, Biometrics 33:159, "substantial"). */
export const LEAST_KAPPA = 0.6;

/** Throws on an empty sample. The sample must be random over all records, flagged or not: a sample of flagged ones knows nothing of what is missed. */
export const assessDetector = (sample: readonly LabelledRecord[]): Assessment => {
  if (sample.length === 0) throw cannot('too-little', 'Nothing has been labelled.');
  const truth = sample.map(({ isFlagged, first, second, settled }) => ({ isFlagged, isTrue: first === second ? first : settled }));
  const known = truth.filter(({ isTrue }) => isTrue !== null);
  const sensitivity = shareOf(known.filter(({ isTrue }) => isTrue === true), (isFlagged) => isFlagged);
  const specificity = shareOf(known.filter(({ isTrue }) => isTrue === false), (isFlagged) => !isFlagged);
  const kappa = kappaOf(sample);
  // With one more each way, as the correction counts them: a handful of labels must not pass for a perfect detector.
  const plain = ({ estimate }: Estimate): number => estimate;
  const careful = ({ share }: { share: Share }): number => (share.events + 1) / (share.of + 2);
  const canCorrect = sensitivity !== null && specificity !== null && [plain, careful].every((of) => of(sensitivity) + of(specificity) > 1);
  return { records: sample.length, kappa, unsettled: sample.length - known.length, sensitivity, specificity, isUsable: canCorrect && kappa !== null && kappa.estimate >= LEAST_KAPPA };
};

const shareOf = (records: readonly { isFlagged: boolean }[], isRight: (isFlagged: boolean) => boolean): (Estimate & { share: Share }) | null => {
  if (records.length === 0) return null;
  const share = { events: records.filter(({ isFlagged }) => isRight(isFlagged)).length, of: records.length };
  return { estimate: share.events / share.of, ...clopperPearson(share.events, share.of), share };
};

const kappaOf = (sample: readonly LabelledRecord[]): Estimate | null => {
  const count = (first: boolean, second: boolean): number => sample.filter((record) => record.first === first && record.second === second).length;
  const pairs = { both: count(true, true), onlyFirst: count(true, false), onlySecond: count(false, true), neither: count(false, false) };
  if (pairs.both === sample.length || pairs.neither === sample.length) return null;
  const { estimate, low, high } = cohenKappa(pairs);
  return { estimate, low, high };
};

/** The true share behind what the detector flagged of all records (Rogan & Gladen 1978), null where the labels do not carry it. */
export const correctShare = (flagged: Share, { sensitivity, specificity, isUsable }: Assessment): (Estimate & { detectorShare: number }) | null =>
  isUsable && sensitivity !== null && specificity !== null ? roganGladenInterval(flagged, { sensitivity: sensitivity.share, specificity: specificity.share }) : null;
