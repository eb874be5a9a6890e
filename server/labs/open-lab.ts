// Opens a lab, or gives back the opening there is, on whatever device; `anew` begins again with the newest version.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../platform/context.ts';
import { conflict } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import type { Opening } from './contract.ts';
import { getLab, type Lab } from './lab-content.ts';
import { presentOpening, warmUp } from './present-opening.ts';
import { closeOpening, findOpenOne, insertOpening, type OpeningRow } from './store.ts';
import { findPairOf } from './store-pairs.ts';

export const openLab = async (ctx: Ctx, slug: string, { anew }: { anew: boolean }): Promise<Opening> => {
  const { subject } = mustBePerson(ctx);
  const lab = await getLab(ctx, slug);
  const row = await inTransaction(ctx, async (ctx) => {
    const there = await findOpenOne(ctx, subject, slug);
    if (there !== undefined && !anew) return there;
    if (there !== undefined) {
      if ((await findPairOf(ctx, there.id)) !== undefined) throw conflict('You are in a pair here. Leave it before you begin anew.');
      await closeOpening(ctx, there.id);
    }
    return beginOpening(ctx, subject, lab);
  });
  await warmUp(ctx, row);
  return presentOpening(ctx, row);
};

/** Whoever comes second at the same moment gets what the first one made. */
export const beginOpening = async (ctx: Ctx, subject: string, { slug, version, body }: Lab): Promise<OpeningRow> => {
  const id = newId();
  const isNew = await insertOpening(ctx, { id, subject, lab: slug, version, files: body.start, opened_at: ctx.now() });
  if (isNew) await recordAudit(ctx, 'labs.open', id, { lab: slug, version });
  return (await findOpenOne(ctx, subject, slug))!;
};
