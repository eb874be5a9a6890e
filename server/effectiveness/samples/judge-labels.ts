// From two people's labels to what they say of the detector: who is done, where they differ, what is settled. Pure.
import { assessDetector, type Assessment, type LabelledRecord } from '../assess-detector.ts';
import type { Label, Sample, SampleAssessment } from './contract.ts';
import type { SampleRow, SampleRows } from './store-samples.ts';

export type Judged = {
  records: number;
  labelled: readonly [number, number];
  state: Sample['state'];
  /** By position: both labels, where they are there. */
  pairs: ReadonlyMap<number, readonly [Label, Label]>;
  /** Positions with yes against no, once both are done. */
  differing: ReadonlySet<number>;
  unsettled: number;
  assessment: (Assessment & { unreadable: number }) | null;
};

export const judgeLabels = ({ first_labeller, second_labeller }: Pick<SampleRow, 'first_labeller' | 'second_labeller'>, { records, labels, settlements }: SampleRows): Judged => {
  const of = (who: string): Map<number, Label> => new Map(labels.filter(({ labeller }) => labeller === who).map(({ position, says }) => [position, says]));
  const [first, second] = [of(first_labeller), of(second_labeller)];
  const isLabelled = first.size === records.length && second.size === records.length;
  const pairs = new Map(records.flatMap(({ position }) => (first.has(position) && second.has(position) ? [[position, [first.get(position)!, second.get(position)!] as const] as const] : [])));
  const differing = new Set(isLabelled ? [...pairs].filter(([, [one, other]]) => one !== other && one !== 'unclear' && other !== 'unclear').map(([position]) => position) : []);
  const settled = new Map(settlements.map(({ position, says }) => [position, says === 'yes']));
  const unsettled = [...differing].filter((position) => !settled.has(position)).length;
  // What one of the two could not tell is left out, and said.
  const readable = records.flatMap(({ position, is_flagged: isFlagged }): LabelledRecord[] => {
    const [one, other] = pairs.get(position) ?? ['unclear', 'unclear'];
    return one === 'unclear' || other === 'unclear' ? [] : [{ isFlagged, first: one === 'yes', second: other === 'yes', settled: settled.get(position) ?? null }];
  });
  const assessment = isLabelled && unsettled === 0 && readable.length > 0 ? { ...assessDetector(readable), unreadable: records.length - readable.length } : null;
  return { records: records.length, labelled: [first.size, second.size], state: !isLabelled ? 'labelling' : unsettled > 0 ? 'settling' : 'done', pairs, differing, unsettled, assessment };
};

export const presentAssessment = (found: Judged['assessment']): SampleAssessment | null => {
  if (found === null) return null;
  const range = (value: { estimate: number; low: number; high: number } | null) => (value === null ? null : { estimate: value.estimate, low: value.low, high: value.high });
  const { records, unreadable, kappa, sensitivity, specificity, isUsable } = found;
  return { records, unreadable, kappa: range(kappa), sensitivity: range(sensitivity), specificity: range(specificity), isUsable };
};
