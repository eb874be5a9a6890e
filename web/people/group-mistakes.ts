// The mistakes of a CSV by what is to do about them: one mistake made in a thousand lines is said once.
import type { ImportMistake } from '../../server/people/schemas.ts';

export type MistakeGroup = { column: string; says: string; places: { line: number; value: string }[] };

/** In the order of the first line of each. Where several columns have the same mistake, which of them stands in the places. */
export const groupMistakes = (mistakes: readonly ImportMistake[], wordsOf: (mistake: ImportMistake) => string): MistakeGroup[] => {
  const groups = new Map<string, MistakeGroup>();
  for (const mistake of mistakes) {
    const { line, value } = mistake;
    const says = wordsOf(mistake);
    // A column that should not be there is what was written, and no column of ours.
    const column = mistake.column === value ? '' : mistake.column;
    const key = `${column}\n${says}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { column, says, places: [{ line, value }] });
    else group.places.push({ line, value });
  }
  return [...groups.values()];
};
