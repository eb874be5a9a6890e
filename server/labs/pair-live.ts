// What pages of a pair hear and say: the stream of changes, changes of their own, and where somebody is.
import { type Ctx, mustBePerson } from '../platform/context.ts';
import { invalid } from '../platform/errors.ts';
import { StreamReply } from '../platform/http/stream.ts';
import { missingIn, vectorOf } from './pair-document.ts';
import { addToRoom, enter, pairKey, roomOf, tellPresence } from './room.ts';
import { getMembership } from './store-pairs.ts';

/** Asked before the request is handed on, so that nobody takes a lease on what is not theirs. */
export const pairOwner = async (ctx: Ctx, pair: string): Promise<string> => {
  await getMembership(ctx, pair, mustBePerson(ctx).subject);
  return pairKey(pair);
};

/** First the document's state (the page sends what is missing there), then what the page has not seen, then changes as they come. */
export const hearPair = async (ctx: Ctx, pair: string, from: string): Promise<StreamReply> => {
  const { subject } = mustBePerson(ctx);
  await getMembership(ctx, pair, subject);
  const vector = Buffer.from(from, 'base64');
  missingIn((await roomOf(ctx, pair)).doc, vector);
  return new StreamReply(async (stream) => {
    // Asked anew: between the answer and the first word the room may have been closed.
    const room = await roomOf(ctx, pair);
    stream.send({ event: 'state', data: { vector: Buffer.from(vectorOf(room.doc)).toString('base64') } });
    stream.send({ event: 'update', data: { update: Buffer.from(missingIn(room.doc, vector)).toString('base64'), seq: room.seq } });
    enter(room, { subject, stream });
  });
};

const MOST_UPDATE = 256 * 1024;

export const addUpdate = async (ctx: Ctx, pair: string, { update }: { update: string }): Promise<{ seq: number }> => {
  await getMembership(ctx, pair, mustBePerson(ctx).subject);
  const bytes = Buffer.from(update, 'base64');
  if (bytes.length === 0 || bytes.length > MOST_UPDATE) throw invalid('A change holds between one byte and 256 KiB. Send it in parts.', [{ path: 'update', says: 'has the wrong size' }]);
  return { seq: await addToRoom(ctx, await roomOf(ctx, pair), bytes) };
};

export const tellPlace = async (ctx: Ctx, pair: string, place: { file: string; at: number }): Promise<{ ok: true }> => {
  const { subject } = mustBePerson(ctx);
  await getMembership(ctx, pair, subject);
  const room = await roomOf(ctx, pair);
  room.places.set(subject, place);
  tellPresence(room);
  return { ok: true };
};
