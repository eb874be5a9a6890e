// A spam filter by logistic regression on the words a message holds, and what a sender can do about it. Pure; text in, numbers out.

/** `weights[i]` belongs to `words[i]`; a message scores `bias` plus the weight of each known word it holds, counted once. */
export type SpamFilter = { bias: number; words: readonly string[]; weights: readonly number[]; at: ReadonlyMap<string, number> };

/** As the file is: words in one text, weights in thousandths. */
export type SpamFilterFile = { bias: number; words: string; weights: number[] };

export const openFilter = ({ bias, words, weights }: SpamFilterFile): SpamFilter => {
  const list = words.split(' ');
  return { bias: bias / 1000, words: list, weights: weights.map((weight) => weight / 1000), at: new Map(list.map((word, at) => [word, at])) };
};

/** Runs of 3 to 15 letters in small letters, each once: what the filter was trained to see. */
export const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[a-z]{3,15}/g));

const weightOf = ({ at, weights }: SpamFilter, word: string): number => weights[at.get(word) ?? -1] ?? 0;

/** Above 0 it is spam. */
export const scoreOf = (filter: SpamFilter, text: string): number => {
  let score = filter.bias;
  for (const word of wordsOf(text)) score += weightOf(filter, word);
  return score;
};

/** The share of belief from 0 to 1 that a score stands for (the logistic function). */
export const shareOf = (score: number): number => 1 / (1 + Math.exp(-score));

export type WordWeight = { word: string; weight: number };

/** Known words of a message, those that speak most for spam first. */
export const explain = (filter: SpamFilter, text: string): WordWeight[] =>
  [...wordsOf(text)].filter((word) => filter.at.has(word)).map((word) => ({ word, weight: weightOf(filter, word) })).sort((one, other) => other.weight - one.weight);

/** The words that speak most against spam and that the text does not hold: what somebody adds who has the model. */
export const bestHamWords = (filter: SpamFilter, text: string, count: number): string[] => {
  const held = wordsOf(text);
  return [...filter.words.keys()]
    .sort((one, other) => filter.weights[one]! - filter.weights[other]!)
    .map((at) => filter.words[at]!)
    .filter((word) => !held.has(word))
    .slice(0, count);
};

/** Words of some honest mail that the text does not hold: what somebody adds who has never seen the model. */
export const wordsFrom = (mail: string, text: string, count: number): string[] => {
  const held = wordsOf(text);
  return [...wordsOf(mail)].filter((word) => !held.has(word)).slice(0, count);
};

/** The control: known words by chance. */
export const randomWords = (filter: SpamFilter, count: number, random: () => number): string[] => Array.from({ length: count }, () => filter.words[Math.floor(random() * filter.words.length)]!);

const LOOKALIKES: Readonly<Record<string, string>> = { a: '@', e: '3', i: '1', o: '0', u: 'v', s: '$', l: '1', t: '7' };

/** Writes the words that speak most for spam so that a person still reads them and the filter does not: `free` becomes `fr33`. */
export const obfuscate = (filter: SpamFilter, text: string, count: number): string => {
  let changed = text;
  for (const { word } of explain(filter, text).filter(({ weight }) => weight > 0).slice(0, count)) {
    changed = changed.replaceAll(new RegExp(`\\b${word}\\b`, 'gi'), (found) => disguise(found));
  }
  return changed;
};

/** At least one letter in three, so that no run of three letters is left to be known; without a lookalike a dot is put between. */
const disguise = (word: string): string => {
  const letters = [...word].map((letter) => LOOKALIKES[letter.toLowerCase()] ?? letter).join('');
  return letters.replaceAll(/([a-z]{2})(?=[a-z])/gi, '$1.');
};
