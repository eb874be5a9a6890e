// Gives the next hint: it costs nothing, and it is recorded that it was taken.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../platform/context.ts';
import { getLabVersion } from './lab-content.ts';
import { getOpening, takeOneHint } from './store.ts';

/** All that were taken so far; after the last one there is nothing to add. */
export const takeHint = async (ctx: Ctx, id: string): Promise<{ hints: string[] }> => {
  const { subject } = mustBePerson(ctx);
  const { version } = await getOpening(ctx, id, subject);
  const { hints } = (await getLabVersion(ctx, version)).body;
  return inTransaction(ctx, async (ctx) => {
    const taken = await takeOneHint(ctx, id, hints.length);
    await recordAudit(ctx, 'labs.take-hint', id, { taken });
    return { hints: hints.slice(0, taken) };
  });
};
