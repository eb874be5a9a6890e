// Adds up what the words of a sentence say for security and against it: for remarks that name no weakness at all.
import { BASE, SIGN_POINTS, WORD_POINTS } from './points.ts';
import type { Sign } from './sign.ts';
import { SIGNS_OF_ACCESS } from './signs-of-access.ts';
import { SIGNS_OF_EVERYDAY } from './signs-of-everyday.ts';
import { SIGNS_OF_MACHINES } from './signs-of-machines.ts';
import { SIGNS_OF_MATTER } from './signs-of-matter.ts';
import { SIGNS_OF_ORDINARY_WORK } from './signs-of-ordinary-work.ts';
import { SIGNS_OF_PEOPLE } from './signs-of-people.ts';
import { SIGNS_OF_TERMS } from './signs-of-terms.ts';
import { SIGNS_OF_UPKEEP } from './signs-of-upkeep.ts';
import { stemsIn } from './word-stems.ts';

export const SIGNS: readonly Sign[] = [...SIGNS_OF_ACCESS, ...SIGNS_OF_MATTER, ...SIGNS_OF_EVERYDAY, ...SIGNS_OF_PEOPLE, ...SIGNS_OF_MACHINES, ...SIGNS_OF_ORDINARY_WORK, ...SIGNS_OF_TERMS, ...SIGNS_OF_UPKEEP];

/** Log-odds that a remark of one sentence must reach, and what each further sentence adds, up to a most: who says much says a word of everything. Chosen by `fit-signs.ts --cross`. */
export const ENOUGH = { one: 0.25, further: 0.5, most: 1.5 };
/** A pasted log has thousands of sentences; the first say what it is. */
const MOST_SENTENCES = 100;
const MOST_CHARACTERS = 600;

export type Marks = { signs: readonly string[]; stems: ReadonlySet<string> };

const POINTS_OF_WORDS: ReadonlyMap<string, number> = new Map(WORD_POINTS.flatMap(([points, words]) => words.split(', ').map((word) => [word, points] as const)));

const marksIn = (sentence: string): Marks => {
  const text = sentence.slice(0, MOST_CHARACTERS);
  return { signs: SIGNS.filter(({ words }) => text.search(words) >= 0).map(({ id }) => id), stems: stemsIn(text) };
};

/** What each sign and each word is worth, and what a remark has before its first. */
export type Points = { base: number; ofSign: (id: string) => number; ofWord: (word: string) => number };
const FITTED: Points = { base: BASE, ofSign: (id) => SIGN_POINTS[id] ?? 0, ofWord: (word) => POINTS_OF_WORDS.get(word) ?? 0 };

/** That something is missing is said of everything. */
const COUNTS_FOR_NOTHING = 'missing';
/** What a sentence with a single sign needs beyond the others. */
const ONE_SIGN_MORE = 0.5;

const enoughFor = (sentences: number): number => Math.min(ENOUGH.one + ENOUGH.further * (sentences - 1), ENOUGH.most);

/** By how much a remark is above what is needed (below: negative), and the signs that speak for security in its best sentence. */
export type Sum = { surplus: number; signs: readonly string[] };

const NOTHING: Sum = { surplus: -Infinity, signs: [] };

const sumOf = ({ signs, stems }: Marks, sentences: number, { base, ofSign, ofWord }: Points): Sum => {
  const sum = [...signs.map(ofSign), ...[...stems].map(ofWord)].reduce((total, each) => total + each, base);
  const speaking = signs.filter((id) => ofSign(id) > 0 && id !== COUNTS_FOR_NOTHING);
  return speaking.length === 0 ? NOTHING : { surplus: sum - enoughFor(sentences) - (speaking.length === 1 ? ONE_SIGN_MORE : 0), signs: speaking };
};

/** What each of the first sentences holds. */
export const marksOf = (sentences: readonly string[]): readonly Marks[] => sentences.slice(0, MOST_SENTENCES).map(marksIn);

/** The sum of the best sentence of a remark. */
export const addUp = (sentences: readonly Marks[], of: number, points: Points = FITTED): Sum =>
  sentences.map((marks) => sumOf(marks, of, points)).reduce((best, each) => (each.surplus > best.surplus ? each : best), NOTHING);
