// A pair's document in the memory of the process that owns it, and the streams of those who look at it.
import type * as Y from 'yjs';
import { namesOfColleagues } from '../people/index.ts';
import { type Ctx, inTransaction } from '../platform/context.ts';
import type { Stream } from '../platform/http/stream.ts';
import type { PairEvents } from './contract.ts';
import { getLabVersion, type Lab } from './lab-content.ts';
import { applyUpdate, documentOf, MOST_BYTES, tooLargeDocument, wholeOf } from './pair-document.ts';
import { presentRun } from './present-opening.ts';
import { findRun } from './store.ts';
import { getPair, insertUpdate, listMembers, listUpdates, mergeUpdates } from './store-pairs.ts';

type Place = { file: string; at: number };
type Hearer = { subject: string; stream: Stream };
export type Room = {
  pair: string;
  lab: Lab;
  doc: Y.Doc;
  seq: number;
  /** Bytes of all updates since they were last merged. */
  bytes: number;
  hearers: Set<Hearer>;
  places: Map<string, Place>;
  names: ReadonlyMap<string, string>;
  last: Promise<unknown>;
  close(): void;
};

export const pairKey = (pair: string): string => `labs:pair:${pair}`;

const MERGE_AT = 200;
const EMPTY_MS = 60_000;

const rooms = new WeakMap<Ctx['live'], Map<string, Promise<Room>>>();
const roomsOf = ({ live }: Ctx): Map<string, Promise<Room>> => {
  const mine = rooms.get(live) ?? new Map<string, Promise<Room>>();
  rooms.set(live, mine);
  return mine;
};

/** The one of this process; read from PostgreSQL when it is not there. Callers own the pair's key. */
export const roomOf = (ctx: Ctx, pair: string): Promise<Room> => {
  const mine = roomsOf(ctx);
  const there = mine.get(pair);
  if (there !== undefined) return there;
  const opening = openRoom(ctx, pair).catch((error: unknown) => {
    mine.delete(pair);
    throw error;
  });
  mine.set(pair, opening);
  return opening;
};

const openRoom = async (ctx: Ctx, pair: string): Promise<Room> => {
  const { version } = await getPair(ctx, pair);
  const [lab, updates, names] = await Promise.all([getLabVersion(ctx, version), listUpdates(ctx, pair), namesIn(ctx, pair)]);
  const forget = [ctx.live.hear(pairKey(pair), (said) => void heard(ctx, room, said as Said)), ctx.live.onLost(pairKey(pair), () => room.close())];
  const room: Room = {
    pair,
    lab,
    doc: documentOf(updates),
    seq: updates.at(-1)?.seq ?? 0,
    bytes: updates.reduce((sum, { update }) => sum + update.length, 0),
    hearers: new Set(),
    places: new Map(),
    names,
    last: Promise.resolve(),
    close: () => {
      roomsOf(ctx).delete(pair);
      for (const work of forget) work();
      for (const { stream } of room.hearers) stream.end();
    },
  };
  closeWhenEmpty(room);
  return room;
};

const closeWhenEmpty = (room: Room): void =>
  void setTimeout(() => {
    if (room.hearers.size === 0) room.close();
  }, EMPTY_MS).unref();

const namesIn = async (ctx: Ctx, pair: string): Promise<ReadonlyMap<string, string>> => {
  const members = await listMembers(ctx, pair);
  const names = await namesOfColleagues(ctx, members.map(({ subject }) => subject));
  return new Map(members.map(({ subject }) => [subject, names.get(subject) ?? '']));
};

/** What processes tell each other about a pair. */
export type Said = { what: 'run'; run: string } | { what: 'members' };

const heard = async (ctx: Ctx, room: Room, said: Said): Promise<void> => {
  try {
    if (said.what === 'run') {
      const run = await findRun(ctx, said.run);
      if (run?.pair === room.pair) sendAll(room, 'run', await presentRun(ctx, run, room.lab));
      return;
    }
    room.names = await namesIn(ctx, room.pair);
    for (const hearer of room.hearers) if (!room.names.has(hearer.subject)) endOf(hearer);
    tellPresence(room);
  } catch (error) {
    ctx.log.problem('a pair was not told', { error: String(error) });
  }
};

const endOf = ({ stream }: Hearer): void => {
  stream.send({ event: 'left', data: {} });
  stream.end();
};

export const sendAll = <E extends keyof PairEvents>(room: Room, event: E, data: PairEvents[E]): void => {
  for (const { stream } of room.hearers) stream.send({ event, data });
};

export const enter = (room: Room, hearer: Hearer): void => {
  room.hearers.add(hearer);
  hearer.stream.over.addEventListener('abort', () => {
    room.hearers.delete(hearer);
    if (![...room.hearers].some(({ subject }) => subject === hearer.subject)) room.places.delete(hearer.subject);
    tellPresence(room);
    if (room.hearers.size === 0) closeWhenEmpty(room);
  });
  tellPresence(room);
};

/** To each in their own eyes: who is in the pair, who is looking right now, and where. */
export const tellPresence = ({ hearers, names, places }: Room): void => {
  for (const { subject: to, stream } of hearers) {
    const people = [...names].map(([subject, name]) => ({ name, isMe: subject === to, isHere: [...hearers].some((one) => one.subject === subject), ...(places.get(subject) ?? { file: null, at: null }) }));
    stream.send({ event: 'presence', data: { people } satisfies PairEvents['presence'] });
  }
};

/** Applies, keeps, then tells: what was acknowledged is in PostgreSQL. One after the other for each pair. */
export const addToRoom = (ctx: Ctx, room: Room, update: Uint8Array): Promise<number> => {
  const mine = room.last.then(() => addNow(ctx, room, update));
  room.last = mine.catch(() => undefined);
  return mine;
};

const addNow = async (ctx: Ctx, room: Room, update: Uint8Array): Promise<number> => {
  const seq = room.seq + 1;
  try {
    if (!applyUpdate(room.doc, update, room.lab.body.files)) return room.seq;
    room.bytes += update.length;
    const whole = room.bytes > MOST_BYTES || seq % MERGE_AT === 0 ? wholeOf(room.doc) : undefined;
    if (whole !== undefined && whole.length > MOST_BYTES) throw tooLargeDocument();
    await inTransaction(ctx, async (ctx) => {
      await ctx.live.mustOwn(ctx, pairKey(room.pair));
      await insertUpdate(ctx, room.pair, seq, update);
      if (whole !== undefined) await mergeUpdates(ctx, room.pair, seq, whole);
    });
    if (whole !== undefined) room.bytes = whole.length;
  } catch (error) {
    // The document in memory is ahead of what is kept: it is read again, and pages connect again and send what is missing.
    room.close();
    throw error;
  }
  room.seq = seq;
  sendAll(room, 'update', { update: Buffer.from(update).toString('base64'), seq });
  return seq;
};
