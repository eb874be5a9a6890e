// How items of a quiz do: how hard, how telling, and how consistent together.
import { cannot } from './cannot.ts';
import { correlation, correlationInterval } from './correlation.ts';
import { CONFIDENCE, type Interval } from './interval.ts';

/** One row a person, one column an item, 1 right and 0 wrong. */
export type Answers = readonly (readonly (0 | 1)[])[];

export type ItemFigures = {
  answers: number;
  /** Share right, 0 to 1: the classical "difficulty", high is easy. */
  difficulty: number;
  /** Correlation with the rest of the quiz, the item itself left out; null where either never varies. */
  itemRest: number | null;
  itemRestInterval: Interval | null;
};

export type QuizFigures = { items: ItemFigures[]; /** KR-20, which for 0/1 items is Cronbach's alpha; null where scores do not vary. */ alpha: number | null };

export const mustBeAnswers = (answers: Answers): number => {
  const items = answers[0]?.length ?? 0;
  if (answers.length < 2 || items < 2) throw cannot('too-little', 'Item statistics need two people and two items.');
  if (answers.some((row) => row.length !== items || row.some((answer) => answer !== 0 && answer !== 1))) throw cannot('bad-input', 'Every person answers every item, right (1) or wrong (0).');
  return items;
};

/** Difficulty, item-rest correlation and KR-20 (Kuder & Richardson 1937; Cronbach 1951; Nunnally 1978, ch. 8); variances over n - 1. */
export const itemStatistics = (answers: Answers, confidence = CONFIDENCE): QuizFigures => {
  const items = mustBeAnswers(answers);
  const totals = answers.map((row) => row.reduce<number>((sum, answer) => sum + answer, 0));
  const columns = Array.from({ length: items }, (_, k) => answers.map((row) => row[k]!));
  const figures = columns.map((column) => {
    const itemRest = correlation(column, totals.map((total, i) => total - column[i]!));
    return { answers: column.length, difficulty: mean(column), itemRest, itemRestInterval: itemRest === null ? null : correlationInterval(itemRest, column.length, confidence) };
  });
  const spread = variance(totals);
  const alpha = spread === 0 ? null : (items / (items - 1)) * (1 - columns.reduce((sum, column) => sum + variance(column), 0) / spread);
  return { items: figures, alpha };
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]): number => values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1);
