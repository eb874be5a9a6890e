// The claims that a step of a lesson points to.
import type { Claim, LessonStep } from '../../server/learning/schemas.ts';

export const claimsOf = (step: LessonStep, claims: readonly Claim[]): Claim[] => {
  const html = step.blocks.map((block) => (block.kind === 'prose' ? block.html : '')).join('');
  return claims.filter((claim) => html.includes(`#claim-${claim.number}"`));
};
