// A person puts one of their notes aside, as done or as not theirs, or takes it up again. Nothing says when, and no audit row says who.
import { type Ctx, inTransaction, mustBePerson } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { holderOf, ownNotes, readNotes } from './read-notes.ts';
import type { MyNotes, NoteState } from './schemas.ts';
import { dropMarks, getLoop, putMark } from './store-loop.ts';

export const markNote = async (ctx: Ctx, key: string, state: NoteState): Promise<MyNotes> => {
  const { personId } = mustBePerson(ctx);
  await inTransaction(ctx, async (ctx) => {
    const note = (await ownNotes(ctx, personId, await getLoop(ctx))).find((each) => each.key === key);
    if (note === undefined) throw notFound('There is no such note of yours today. Load the page again.');
    await dropMarks(ctx, note.keys);
    if (state !== 'open') await putMark(ctx, { key, holder: holderOf(ctx, personId), state, month: note.month });
  });
  return readNotes(ctx);
};
