// Learns the weights of words: logistic regression by stochastic gradient descent with an L2 penalty, which may draw them to what each word says by itself.
import { randomFrom, shuffle } from '../statistics/index.ts';
import { shareOf, type Weights } from './leaning.ts';
import { asPieces, type Worded } from './pieces.ts';

const ROUNDS = 20;
const LEAST_TEXTS = 3;
const PENALTY = 1e-3;
const RATE = 0.3;
const OFFSET_RATE = 0.1;
const COOLING = 1e-4;

/** `penalty` keeps weights small: the more, the less single texts decide. `alone`: how much of its log ratio (naive Bayes) a piece keeps that few texts hold; 0 leaves it next to nothing. */
export type Learning = { penalty?: number; alone?: number };

/** `texts` of the kind looked for, and `others`. Both kinds count alike as a whole, however many of each there are. The same texts give the same weights on every machine. */
export const learnWeights = (texts: readonly Worded[], others: readonly Worded[], { penalty = PENALTY, alone = 0 }: Learning = {}): Weights => {
  const read = [...texts.map((text) => ({ isWanted: true, pieces: asPieces(text) })), ...others.map((text) => ({ isWanted: false, pieces: asPieces(text) }))];
  const names = commonPieces(read.map(({ pieces }) => pieces));
  const numbers = new Map(names.map((name, at) => [name, at]));
  const examples: Example[] = read.map(({ isWanted, pieces }) => ({ isWanted, pieces: [...pieces].map((piece) => numbers.get(piece)).filter((at) => at !== undefined) }));
  const worth = { text: read.length / 2 / texts.length, other: read.length / 2 / others.length };
  const drawnTo = ratiosOf(examples, names.length).map((ratio) => alone * ratio);
  const weights = drawnTo.slice();
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
      for (const at of pieces) weights[at]! -= rate * (error * share + penalty * (weights[at]! - drawnTo[at]!));
    }
  }
  return { offset: round(offset), weights: Object.fromEntries(names.map((name, at) => [name, round(weights[at]!)] as const).filter(([, weight]) => weight !== 0)) };
};

type Example = { isWanted: boolean; pieces: readonly number[] };

/** Of each piece the log of how much oftener texts of the kind looked for hold it than others do; half a text more on either side, so that none is endless. */
const ratiosOf = (examples: readonly Example[], pieces: number): Float64Array => {
  const shareHolding = (isWanted: boolean): Float64Array => {
    const counts = new Float64Array(pieces).fill(0.5);
    const kind = examples.filter((example) => example.isWanted === isWanted);
    for (const example of kind) for (const at of example.pieces) counts[at]! += 1;
    return counts.map((count) => count / (kind.length + 1));
  };
  const others = shareHolding(false);
  return shareHolding(true).map((share, at) => Math.log(share / others[at]!));
};

/** In the order of the alphabet, so that a difference of two tables can be read. */
const commonPieces = (texts: readonly ReadonlySet<string>[]): string[] => {
  const counts = new Map<string, number>();
  for (const pieces of texts) for (const piece of pieces) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= LEAST_TEXTS).map(([piece]) => piece).sort();
};

const round = (value: number): number => Math.round(value * 100) / 100;
