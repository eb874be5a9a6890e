// The signs of what a remark speaks of: groups of words with a name, none of which says much by itself.
import type { Sign } from './sign.ts';
import { SIGNS_BY_NAME } from './signs-by-name.ts';
import { SIGNS_OF_ACCESS } from './signs-of-access.ts';
import { SIGNS_OF_EVERYDAY } from './signs-of-everyday.ts';
import { SIGNS_OF_MACHINES } from './signs-of-machines.ts';
import { SIGNS_OF_MATTER } from './signs-of-matter.ts';
import { SIGNS_OF_ORDINARY_WORK } from './signs-of-ordinary-work.ts';
import { SIGNS_OF_PEOPLE } from './signs-of-people.ts';
import { SIGNS_OF_TERMS } from './signs-of-terms.ts';
import { SIGNS_OF_UPKEEP } from './signs-of-upkeep.ts';

const SIGNS: readonly Sign[] = [...SIGNS_OF_ACCESS, ...SIGNS_OF_MATTER, ...SIGNS_OF_EVERYDAY, ...SIGNS_OF_PEOPLE, ...SIGNS_OF_MACHINES, ...SIGNS_OF_ORDINARY_WORK, ...SIGNS_OF_TERMS, ...SIGNS_OF_UPKEEP, ...SIGNS_BY_NAME];

/** A pasted log has thousands of sentences; the first say what it is. */
const MOST_SENTENCES = 100;
const MOST_CHARACTERS = 600;

/** The names of the signs that the sentences hold, each once. */
export const signsIn = (sentences: readonly string[]): string[] => {
  const texts = sentences.slice(0, MOST_SENTENCES).map((sentence) => sentence.slice(0, MOST_CHARACTERS));
  return SIGNS.filter(({ words }) => texts.some((text) => text.search(words) >= 0)).map(({ id }) => id);
};
