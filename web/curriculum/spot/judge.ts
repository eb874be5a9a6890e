// What was marked against what is wrong.
import type { SpotExercise } from '../../../server/curriculum/schemas.ts';

export type Part = SpotExercise['parts'][number];
export type SpotVerdict = 'found' | 'missed' | 'extra' | 'left';
export type Counted = { found: number; wrong: number; extra: number; isAllRight: boolean };

export const verdictOf = ({ isWrong }: Pick<Part, 'isWrong'>, isMarked: boolean): SpotVerdict => (isWrong ? (isMarked ? 'found' : 'missed') : isMarked ? 'extra' : 'left');

export const countMarks = (parts: readonly Part[], marked: ReadonlySet<string>): Counted => {
  const count = (wanted: SpotVerdict): number => parts.filter((part) => verdictOf(part, marked.has(part.id)) === wanted).length;
  const [found, missed, extra] = [count('found'), count('missed'), count('extra')];
  return { found, wrong: found + missed, extra, isAllRight: missed === 0 && extra === 0 };
};
