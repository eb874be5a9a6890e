// Which of two kinds of short text a new one is worded like, by what words and pairs of words stood in either before. Words: piece, weight, leaning.
// A second opinion beside rules that name what they see, never the only one: it knows what people said and not what they meant.
export { leaningOf, type Weights, withoutSmall } from './leaning.ts';
export { learnWeights } from './learn.ts';
export { piecesOf, type Worded } from './pieces.ts';
