// How sure against how right: the Brier score of a set of answers, and which way it leans.
import type { Calibration } from './schemas.ts';

/** Confidence in per cent that the given answer is right, 50 to 100. */
export type Judged = { confidence: number; isRight: boolean };

/** Mean squared distance between confidence and what happened (Brier 1950, one-sided form): 0 best, 1 worst. */
export const brierOf = (answers: readonly Judged[]): number => {
  const total = answers.reduce((sum, { confidence, isRight }) => sum + (confidence / 100 - (isRight ? 1 : 0)) ** 2, 0);
  return answers.length === 0 ? 0 : total / answers.length;
};

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length);
const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

const BANDS = [
  [50, 60],
  [61, 80],
  [81, 95],
  [96, 100],
] as const;

// With eight answers one of them moves the share by 12.5 points: smaller gaps than that say nothing.
const leanOf = (gap: number, count: number): Calibration['leans'] => {
  const noise = Math.max(10, 100 / Math.max(1, count));
  if (gap > noise) return 'too-sure';
  return gap < -noise ? 'too-unsure' : 'about-right';
};

export const calibrate = (answers: readonly Judged[]): Calibration => {
  const right = answers.filter(({ isRight }) => isRight).length;
  const meanConfidence = mean(answers.map(({ confidence }) => confidence));
  const shareRight = answers.length === 0 ? 0 : (right / answers.length) * 100;
  return {
    count: answers.length,
    right,
    brier: rounded(brierOf(answers), 3),
    meanConfidence: rounded(meanConfidence, 1),
    shareRight: rounded(shareRight, 1),
    leans: leanOf(meanConfidence - shareRight, answers.length),
    bands: BANDS.map(([from, to]) => bandOf(answers, from, to)).filter((band) => band.count > 0),
  };
};

const bandOf = (answers: readonly Judged[], from: number, to: number): Calibration['bands'][number] => {
  const inside = answers.filter(({ confidence }) => confidence >= from && confidence <= to);
  return {
    from,
    to,
    count: inside.length,
    right: inside.filter(({ isRight }) => isRight).length,
    meanConfidence: rounded(mean(inside.map(({ confidence }) => confidence)), 1),
  };
};
