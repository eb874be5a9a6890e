// Learns what rules, signs and words say of a remark, from the labelled ones that are not held out.
import { createHash } from 'node:crypto';
import { learnWeights, type Weights, withoutSmall } from '../../../platform/wording/index.ts';
import { comments, isHeldOut, type Labelled } from './corpus/read-comments.ts';
import { hasWording, readComment } from './judge-comment.ts';
import { piecesOfRemark } from './remark-pieces.ts';

/** What is held out stays held out, and other languages have rules of their own. */
export const toLearnFrom = (): Labelled[] => comments().filter((comment) => !isHeldOut(comment) && comment.kind !== 'languages');

export type Read = Pick<Labelled, 'file' | 'isSecurity'> & { pieces: ReadonlySet<string> };

export const readAll = (labelled: readonly Labelled[]): Read[] =>
  labelled.flatMap(({ file, isSecurity, text }) => {
    const remark = readComment(text);
    return hasWording(remark) ? [{ file, isSecurity, pieces: piecesOfRemark(remark) }] : [];
  });

/** In another order each time, and their mean: the order of one alone turned the label of every hundredth remark. */
const ORDERS = 7;

/** A seventh of the pieces weighs next to nothing; without them the table is smaller and reads as well. */
const LEAST_WEIGHT = 0.05;

export const weightsFrom = (remarks: readonly Read[]): Weights => {
  const piecesOf = (isSecurity: boolean): ReadonlySet<string>[] => remarks.filter((each) => each.isSecurity === isSecurity).map(({ pieces }) => pieces);
  const [security, other] = [piecesOf(true), piecesOf(false)];
  const learned = Array.from({ length: ORDERS }, (_, order) => learnWeights(turned(security, order), turned(other, order)));
  return withoutSmall(meanOf(learned), LEAST_WEIGHT);
};

const turned = <Item>(items: readonly Item[], order: number): Item[] => {
  const from = Math.floor((items.length * order) / ORDERS);
  return [...items.slice(from), ...items.slice(0, from)];
};

/** Each has the same pieces: what one left at 0 is missing there. */
const meanOf = (learned: readonly Weights[]): Weights => {
  const mean = (valueOf: (each: Weights) => number): number => Math.round((learned.reduce((sum, each) => sum + valueOf(each), 0) / learned.length) * 100) / 100;
  const pieces = [...new Set(learned.flatMap(({ weights }) => Object.keys(weights)))].sort();
  return { offset: mean(({ offset }) => offset), weights: Object.fromEntries(pieces.map((piece) => [piece, mean(({ weights }) => weights[piece] ?? 0)])) };
};

/** One of so many is read to see whether rules and signs still read what they did: all would take half a minute. */
const READ_AGAIN = 25;

/** Says of weights whether these remarks, as they are read today, are what they were learned from. */
export const fingerprintOfRemarks = (): string => {
  const labelled = toLearnFrom();
  const read = readAll(labelled.filter((_, at) => at % READ_AGAIN === 0)).map(({ pieces }) => [...pieces]);
  return createHash('sha256').update(JSON.stringify([labelled, read])).digest('hex');
};

export const learnRemarks = (): Weights & { learnedFrom: string } => ({ learnedFrom: fingerprintOfRemarks(), ...weightsFrom(readAll(toLearnFrom())) });
