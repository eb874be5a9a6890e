// Puts two people into one lab together, as an instructor-led session does.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../platform/context.ts';
import { invalid } from '../platform/errors.ts';
import { makePair } from './invite.ts';
import { openingFor } from './join-pair.ts';
import { getLab } from './lab-content.ts';
import { putMember } from './store-pairs.ts';

/** Both begin with the newest version of `lab`; an opening of it that they have goes on. Throws Conflict when one is in a pair there. */
export const pairUp = async (ctx: Ctx, subjects: readonly [string, string], lab: string): Promise<{ pair: string; openings: string[] }> => {
  mustHaveRole(ctx, 'instructor', 'owner');
  if (subjects[0] === subjects[1]) throw invalid('A pair is two different people.');
  const { version } = await getLab(ctx, lab);
  return inTransaction(ctx, async (ctx) => {
    const [one, other] = [await openingFor(ctx, subjects[0], { lab, version }), await openingFor(ctx, subjects[1], { lab, version })];
    const pair = await makePair(ctx, one);
    await putMember(ctx, { pair, subject: subjects[1], opening: other.id });
    await recordAudit(ctx, 'labs.pair-up', pair);
    return { pair, openings: [one.id, other.id] };
  });
};
