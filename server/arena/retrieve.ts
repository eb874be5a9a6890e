// Which documents go along with a question: the pinned ones always, then the ones whose words fit it best.
import type { Challenge, ChallengeDocument } from './contract.ts';
import { matching } from './simulator/answer.ts';

const MOST = 2;

export const retrieve = ({ documents }: Pick<Challenge, 'documents'>, message: string): ChallengeDocument[] => [
  ...documents.filter(({ isPinned }) => isPinned),
  ...matching(documents.filter(({ isPinned }) => !isPinned), message)
    .filter(({ score }) => score > 0)
    .slice(0, MOST)
    .map(({ document }) => document),
];
