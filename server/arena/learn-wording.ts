// Learns the weights of words from the suites, and tries the same on texts it did not learn from.
import { createHash } from 'node:crypto';
import { randomFrom, shuffle } from '../platform/statistics/index.ts';
import { leaningOf, learnWeights, type Weights } from '../platform/wording/index.ts';
import { readAttacks, readOrdinaryQuestions, readWording } from './challenges/read-suites.ts';
import { readChallenges } from './challenges/read-challenges.ts';
import { textOf } from './reading/read-message.ts';

const FOLDS = 5;

type Texts = { attempts: string[]; questions: string[] };

/** `dir`: content/arena. The held-out attacks stay held out. In documents nobody asks; they are left out, too. */
const textsIn = (dir: string): Texts => {
  const { open, unusual } = readAttacks(dir);
  const { attempts, ordinary } = readWording(dir);
  const own = readChallenges(dir).filter(({ messageTemplate }) => messageTemplate === '{{message}}').flatMap((challenge) => challenge.ordinary);
  return { attempts: [...[...open, ...unusual].map(({ text }) => text), ...attempts], questions: [...readOrdinaryQuestions(dir), ...own, ...ordinary] };
};

const understood = ({ attempts, questions }: Texts): Texts => ({ attempts: asRead(attempts), questions: asRead(questions) });
const asRead = (texts: readonly string[]): string[] => [...new Set(texts.map(textOf))];

/** Says of weights whether these texts are what they were learned from. */
export const fingerprintOfWording = (dir: string): string => createHash('sha256').update(JSON.stringify(textsIn(dir))).digest('hex');

type Tried = { threshold: number; attempts: number; questions: number };

/** The weights, and how the same does on texts it did not learn from. */
export const learnWording = (dir: string, thresholds: readonly number[]): { weights: Weights & { learnedFrom: string }; tried: Tried[] } => {
  const texts = understood(textsIn(dir));
  return { weights: { learnedFrom: fingerprintOfWording(dir), ...learnWeights(texts.attempts, texts.questions) }, tried: tryWording(texts, thresholds) };
};

/** Shares of attempts and of questions whose leaning is above each threshold, every text judged by weights learned from the other folds. */
const tryWording = ({ attempts, questions }: Texts, thresholds: readonly number[]): Tried[] => {
  const random = randomFrom('folds');
  const parts = { attempts: foldsOf(shuffle(attempts, random)), questions: foldsOf(shuffle(questions, random)) };
  const leanings: Record<keyof Texts, number[]> = { attempts: [], questions: [] };
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const rest = (folds: string[][]): string[] => folds.filter((_, at) => at !== fold).flat();
    const weights = learnWeights(rest(parts.attempts), rest(parts.questions));
    for (const kind of ['attempts', 'questions'] as const) leanings[kind].push(...parts[kind][fold]!.map((text) => leaningOf(text, weights)));
  }
  const above = (kind: keyof Texts, threshold: number): number => leanings[kind].filter((leaning) => leaning >= threshold).length / leanings[kind].length;
  return thresholds.map((threshold) => ({ threshold, attempts: above('attempts', threshold), questions: above('questions', threshold) }));
};

const foldsOf = (texts: readonly string[]): string[][] => Array.from({ length: FOLDS }, (_, fold) => texts.filter((__, at) => at % FOLDS === fold));
