// Learns the weights of words: logistic regression by stochastic gradient descent with an L2 penalty.
import { randomFrom, shuffle } from '../statistics/index.ts';
import { shareOf, type Weights } from './leaning.ts';
import { asPieces, type Worded } from './pieces.ts';

const ROUNDS = 20;
const LEAST_TEXTS = 3;
const PENALTY = 1e-3;
const RATE = 0.3;
const OFFSET_RATE = 0.1;
const COOLING = 1e-4;

/** `texts` of the kind looked for, and `others`. Both kinds count alike as a whole, however many of each there are. `penalty` keeps weights small: the more, the less single texts decide. The same texts give the same weights on every machine. */
export const learnWeights = (texts: readonly Worded[], others: readonly Worded[], penalty = PENALTY): Weights => {
  const read = [...texts.map((text) => ({ isWanted: true, pieces: asPieces(text) })), ...others.map((text) => ({ isWanted: false, pieces: asPieces(text) }))];
  const names = commonPieces(read.map(({ pieces }) => pieces));
  const numbers = new Map(names.map((name, at) => [name, at]));
  const examples = read.map(({ isWanted, pieces }) => ({ isWanted, pieces: [...pieces].map((piece) => numbers.get(piece)).filter((at) => at !== undefined) }));
  const worth = { text: read.length / 2 / texts.length, other: read.length / 2 / others.length };
  const weights = new Float64Array(names.length);
  let offset = 0;
  let step = 0;
  const random = randomFrom('wording');
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { isWanted, pieces } of shuffle(examples, random)) {
      const rate = RATE / (1 + COOLING * step);
      step += 1;
      const share = shareOf(pieces.length);
      const score = offset + share * pieces.reduce((sum, at) => sum + weights[at]!, 0);
      const error = (1 / (1 + Math.exp(-score)) - (isWanted ? 1 : 0)) * (isWanted ? worth.text : worth.other);
      offset -= OFFSET_RATE * error;
      for (const at of pieces) weights[at]! -= rate * (error * share + penalty * weights[at]!);
    }
  }
  return { offset: round(offset), weights: Object.fromEntries(names.map((name, at) => [name, round(weights[at]!)] as const).filter(([, weight]) => weight !== 0)) };
};

/** In the order of the alphabet, so that a difference of two tables can be read. */
const commonPieces = (texts: readonly ReadonlySet<string>[]): string[] => {
  const counts = new Map<string, number>();
  for (const pieces of texts) for (const piece of pieces) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= LEAST_TEXTS).map(([piece]) => piece).sort();
};

const round = (value: number): number => Math.round(value * 100) / 100;
