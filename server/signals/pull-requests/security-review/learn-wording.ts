// Learns which words remarks on security and other remarks are made of, from the labelled ones that are not held out.
import { createHash } from 'node:crypto';
import { learnWeights, type Weights } from '../../../platform/wording/index.ts';
import { comments, isHeldOut, type Labelled } from './corpus/read-comments.ts';
import { readComment } from './judge-comment.ts';
import { isInAnotherTongue } from './other-tongues.ts';
import { textOfRemark } from './weigh-up.ts';

/** What points and weights are learned from: what is held out stays held out, and other languages have rules of their own. */
export const toLearnFrom = (): Labelled[] => comments().filter((comment) => !isHeldOut(comment) && comment.kind !== 'languages');

export type Worded = { isSecurity: boolean; said: string };

export const wordingFrom = (remarks: readonly Worded[]): Weights => {
  const english = remarks.filter(({ said }) => said !== '' && !isInAnotherTongue(said));
  const saidBy = (isSecurity: boolean): string[] => english.filter((each) => each.isSecurity === isSecurity).map(({ said }) => said);
  return learnWeights(saidBy(true), saidBy(false));
};

const worded = (): Worded[] => toLearnFrom().map(({ isSecurity, text }) => ({ isSecurity, said: textOfRemark(readComment(text).sentences) }));

/** Says of weights whether these remarks, as they are read today, are what they were learned from. */
export const fingerprintOfRemarks = (): string => createHash('sha256').update(JSON.stringify(worded())).digest('hex');

export const learnRemarks = (): Weights & { learnedFrom: string } => ({ learnedFrom: fingerprintOfRemarks(), ...wordingFrom(worded()) });
