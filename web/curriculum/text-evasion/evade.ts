// What a sender does to a message before it is sent: words appended, telling words disguised.
import { randomFrom } from '../digits/random.ts';
import { bestHamWords, obfuscate, randomWords, type SpamFilter, wordsFrom } from './spam-filter.ts';

export const WORD_SOURCES = ['best', 'mail', 'random'] as const;
export type WordSource = (typeof WORD_SOURCES)[number];
export type Evasion = { count: number; from: WordSource; disguised: number };

/** The words to append; chance is drawn by a seed, so that the same choice shows the same message. */
export const addedWords = (filter: SpamFilter, text: string, { count, from }: Evasion, honestMail: string, seed: number): string[] => {
  if (from === 'best') return bestHamWords(filter, text, count);
  return from === 'mail' ? wordsFrom(honestMail, text, count) : randomWords(filter, count, randomFrom(seed));
};

export const evade = (filter: SpamFilter, text: string, evasion: Evasion, honestMail: string, seed: number): string => {
  const disguised = obfuscate(filter, text, evasion.disguised);
  const words = addedWords(filter, disguised, evasion, honestMail, seed);
  return words.length === 0 ? disguised : `${disguised}\n\n${words.join(' ')}`;
};
