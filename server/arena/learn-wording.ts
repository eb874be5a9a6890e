// Learns the weights of words from the suites, of messages and of documents, and tries the same on texts it did not learn from.
import { createHash } from 'node:crypto';
import { randomFrom, shuffle } from '../platform/statistics/index.ts';
import { leaningOf, learnWeights, type Weights, withoutSmall } from '../platform/wording/index.ts';
import { readAttacks, readDocuments, readOrdinaryQuestions, readWording } from './challenges/read-suites.ts';
import { readChallenges } from './challenges/read-challenges.ts';
import { leaningOfBoth, passagesOfDocument, readToLearn, textOf } from './reading/read-message.ts';

const FOLDS = 5;
/** Half of the words weigh next to nothing; without them a table is half as large and reads as well. */
const LEAST_WEIGHT = 0.1;

type Texts = { attempts: string[]; questions: string[] };

/** `dir`: content/arena. The held-out attacks stay held out. In documents nobody asks; they are left out, too. */
const textsIn = (dir: string): Texts => {
  const { open, unusual } = readAttacks(dir);
  const { attempts, ordinary } = readWording(dir);
  const own = readChallenges(dir).filter(({ messageTemplate }) => messageTemplate === '{{message}}').flatMap((challenge) => challenge.ordinary);
  return { attempts: [...[...open, ...unusual].map(({ text }) => text), ...attempts], questions: [...readOrdinaryQuestions(dir), ...own, ...ordinary] };
};

/** A message and the pieces it is weighed by: of its words alone, and beside what the rules name. */
type Message = ReturnType<typeof readToLearn>;
type Messages = Record<keyof Texts, Message[]>;

const understood = ({ attempts, questions }: Texts): Messages => ({ attempts: asRead(attempts), questions: asRead(questions) });
const asRead = (texts: readonly string[]): Message[] => [...new Map(texts.map(readToLearn).map((message) => [message.text, message])).values()];

/** Says of weights whether these texts are what they were learned from. */
export const fingerprintOfWording = (dir: string): string => createHash('sha256').update(JSON.stringify(textsIn(dir))).digest('hex');

type Tried = { threshold: number; attempts: number; questions: number };

type Learned = { words: Weights; named: Weights };

/** How far single texts carry, and how much a rare word says by itself; chosen on tenths that nothing was learned from. */
const OF_MESSAGES = { penalty: 5e-3, alone: 0.3 };
const OF_DOCUMENTS = { penalty: 3e-3 };
const learn = ({ attempts, questions }: Messages): Learned => ({
  words: withoutSmall(learnWeights(attempts.map(({ text }) => text), questions.map(({ text }) => text), OF_MESSAGES), LEAST_WEIGHT),
  named: withoutSmall(learnWeights(attempts.map(({ withNames }) => withNames), questions.map(({ withNames }) => withNames), OF_MESSAGES), LEAST_WEIGHT),
});

/** The weights of words alone and beside what the rules name, and how the mean of both does on texts they were not learned from. */
export const learnWording = (dir: string, thresholds: readonly number[]): { words: Weights & { learnedFrom: string }; named: Weights & { learnedFrom: string }; tried: Tried[] } => {
  const messages = understood(textsIn(dir));
  const learnedFrom = fingerprintOfWording(dir);
  const { words, named } = learn(messages);
  return { words: { learnedFrom, ...words }, named: { learnedFrom, ...named }, tried: tryWording(messages, thresholds) };
};

/** Shares of attempts and of questions whose leaning is above each threshold, every text judged by weights learned from the other folds. */
const tryWording = ({ attempts, questions }: Messages, thresholds: readonly number[]): Tried[] => {
  const random = randomFrom('folds');
  const parts = { attempts: foldsOf(shuffle(attempts, random)), questions: foldsOf(shuffle(questions, random)) };
  const leanings: Record<keyof Texts, number[]> = { attempts: [], questions: [] };
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const rest = (folds: Message[][]): Message[] => folds.filter((_, at) => at !== fold).flat();
    const learned = learn({ attempts: rest(parts.attempts), questions: rest(parts.questions) });
    for (const kind of ['attempts', 'questions'] as const) leanings[kind].push(...parts[kind][fold]!.map((message) => leaningOfBoth(message, learned)));
  }
  const above = (kind: keyof Texts, threshold: number): number => leanings[kind].filter((leaning) => leaning >= threshold).length / leanings[kind].length;
  return thresholds.map((threshold) => ({ threshold, attempts: above('attempts', threshold), questions: above('questions', threshold) }));
};

const foldsOf = <T>(texts: readonly T[]): T[][] => Array.from({ length: FOLDS }, (_, fold) => texts.filter((__, at) => at % FOLDS === fold));

/** What stands in documents: `passages` by themselves, and of each whole document its passages, one of which at least hides a request. */
type Hidden = { passages: string[]; documents: string[][] };

const documentsIn = (dir: string): { hidden: Hidden; honest: string[] } => {
  const { hidden, honest } = readDocuments(dir);
  const { open, unusual } = readAttacks(dir);
  const injected = [...open, ...unusual].filter(({ family }) => family === 'indirect-injection').map(({ text }) => text);
  return {
    hidden: { passages: [...hidden.passages, ...injected].flatMap(viewsOf), documents: hidden.documents.map(passagesOfDocument) },
    honest: [...[...honest.passages, ...textsIn(dir).questions].flatMap(viewsOf), ...honest.documents.flatMap(passagesOfDocument)],
  };
};
const viewsOf = (passage: string): string[] => textOf(passage).split('\n');

/** Says of weights whether these texts are what they were learned from. */
export const fingerprintOfDocuments = (dir: string): string => createHash('sha256').update(JSON.stringify([readDocuments(dir), readAttacks(dir)])).digest('hex');

export const learnDocumentWording = (dir: string): Weights & { learnedFrom: string } => {
  const { hidden, honest } = documentsIn(dir);
  return { learnedFrom: fingerprintOfDocuments(dir), ...withoutSmall(learnHidden(hidden, honest), LEAST_WEIGHT) };
};

/** Nobody marked where in a document the request stands; what leans most by what is known so far is it (multiple-instance learning: Andrews et al. 2002, MI-SVM). */
const learnHidden = ({ passages, documents }: Hidden, honest: readonly string[]): Weights => {
  let weights = learnWeights(passages, honest, OF_DOCUMENTS);
  for (let round = 0; round < ROUNDS_OF_FINDING; round += 1) weights = learnWeights([...passages, ...documents.flatMap((document) => likeliest(document, weights))], honest, OF_DOCUMENTS);
  return weights;
};
const ROUNDS_OF_FINDING = 2;
/** A request may go over from one passage to the next. */
const NEARLY = 1;

const likeliest = (document: readonly string[], weights: Weights): string[] => {
  const leanings = document.map((passage) => leaningOf(passage, weights));
  const most = Math.max(...leanings);
  return document.filter((_, at) => Number(leanings[at]) === most || Number(leanings[at]) > Math.max(NEARLY, most - NEARLY));
};
