// A pair's document in this page: hears what the colleague writes, sends what is written here, and after a lost connection
// gives the server what it has not got. The server fills the document; a page never does, or the text would be there twice.
import * as Y from 'yjs';
import type { PairEvents, Run } from '../../../server/labs/contract.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { type Keeping, outbox } from './outbox.ts';
import { type HeardEvent, readEvents } from './read-events.ts';
import { type Pauses as AgainPauses, reconnect } from './reconnect.ts';
import { watchWindow } from './watch-window.ts';

export type Place = { file: string; at: number };
export type PairPerson = PairEvents['presence']['people'][number];

/** The way to the server, in the page by web/api.ts. Each throws an ApiError. */
export type Wire = {
  hear: (from: string, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  send: (update: string) => Promise<unknown>;
  tell: (place: Place) => Promise<unknown>;
};

export type PairState = {
  is: 'connecting' | 'live' | 'lost' | 'over';
  /** How often it became live; above 1 something may have been missed meanwhile. */
  times: number;
  /** All that was written here is kept by the server. */
  isSaved: boolean;
  /** Why the server did not take what was written here. With the next change it is tried again. */
  refused: string | undefined;
  people: readonly PairPerson[];
  run: Run | undefined;
};

export type LivePair = {
  doc: Y.Doc;
  state: () => PairState;
  watch: (listener: () => void) => () => void;
  /** Connects; call what it returns to stop. */
  start: () => () => void;
  /** Where the person is now: told soon, and to nobody while nothing is connected. */
  tell: (place: Place) => void;
  /** Sends what waits; false when it did not arrive. */
  flush: () => Promise<boolean>;
};

/** In milliseconds; the server speaks every 20 seconds, so whoever is `quiet` for longer is gone. */
export type Pauses = AgainPauses & { batch: number; place: number; quiet: number };
const PAUSES: Pauses = { batch: 150, place: 300, again: [300, 1_000, 2_000, 5_000, 10_000, 20_000], settled: 3_000, quiet: 45_000 };

type Failure = { kind?: string; status?: number; message?: string };
const isGone = ({ kind }: Failure): boolean => kind === 'NotFound';
const isRefused = ({ kind }: Failure): boolean => kind === 'Invalid' || kind === 'Conflict';

export const livePair = (wire: Wire, keeping: Keeping, pauses: Pauses = PAUSES): LivePair => {
  const doc = new Y.Doc();
  const listeners = new Set<() => void>();
  let state: PairState = { is: 'connecting', times: 0, isSaved: true, refused: undefined, people: [], run: undefined };
  const become = (change: Partial<PairState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const end = (): void => {
    line.stop();
    become({ is: 'over' });
  };

  const out = outbox({
    doc,
    send: wire.send,
    keeping,
    pauseMs: pauses.batch,
    canSend: () => state.is === 'live' && state.refused === undefined,
    onSent: () => state.isSaved || become({ isSaved: true }),
    onFailed: (error) => {
      const failure = error as Failure;
      if (isGone(failure)) end();
      else if (isRefused(failure)) become({ refused: failure.message ?? '' });
      else if (state.is === 'live') line.down();
    },
  });
  const onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === wire) return;
    out.add(update);
    if (state.isSaved || state.refused !== undefined) become({ isSaved: false, refused: undefined });
  };

  const hear = ({ event, data }: HeardEvent): void => {
    if (event === 'state') out.learn(fromBase64((data as PairEvents['state']).vector));
    else if (event === 'update') {
      Y.applyUpdate(doc, fromBase64((data as PairEvents['update']).update), wire);
      if (state.is !== 'live') beLive();
    } else if (event === 'presence') become({ people: (data as PairEvents['presence']).people });
    else if (event === 'run') become({ run: data as Run });
    else if (event === 'left') end();
  };
  const beLive = (): void => {
    line.up();
    become({ is: 'live', times: state.times + 1 });
    void out.flush();
    tellNow();
  };
  const line = reconnect({
    open: async (signal) => {
      try {
        const stream = await wire.hear(doc.store.clients.size === 0 ? '' : toBase64(Y.encodeStateVector(doc)), signal);
        await readEvents(stream, { signal, onEvent: (heard) => signal.aborted || hear(heard), quietMs: pauses.quiet });
      } catch (error) {
        if (isGone(error as Failure) && !signal.aborted) end();
        throw error;
      }
    },
    // The server ends a stream when it stops or hands the pair on: nothing is lost, and nobody is told so.
    onDown: (isBroken) => become({ is: isBroken ? 'lost' : 'connecting' }),
    pauses,
  });

  let place: Place | undefined;
  let telling: ReturnType<typeof setTimeout> | undefined;
  const tellNow = (): void => {
    clearTimeout(telling);
    telling = undefined;
    if (place !== undefined && state.is === 'live') wire.tell(place).catch(() => undefined);
  };

  const start = (): (() => void) => {
    doc.on('update', onUpdate);
    become({ is: 'connecting' });
    const before = keeping.read();
    if (before !== undefined) Y.applyUpdate(doc, fromBase64(before), keeping);
    const isDown = (): boolean => state.is === 'lost' || state.is === 'connecting';
    const unwatch = watchWindow({ onBack: () => isDown() && line.connect(), onOffline: () => state.is !== 'over' && line.down(), onHide: out.keep });
    line.connect();
    return () => {
      unwatch();
      doc.off('update', onUpdate);
      clearTimeout(telling);
      line.stop();
      // What waits still goes out; when it does not arrive, nobody tries again but the next visit.
      void out.flush();
      become({ is: 'connecting' });
    };
  };
  return {
    doc,
    state: () => state,
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start,
    tell: (next) => {
      if (place?.file === next.file && place.at === next.at) return;
      place = next;
      telling ??= setTimeout(tellNow, pauses.place);
    },
    flush: out.flush,
  };
};
