// Jailed processes bound to keys: one key, one process, one submission at a time; never handed from one key to another.
import { unavailable } from '../../errors.ts';
import type { Guest } from '../jail/start-guest.ts';
import type { Child, Language } from '../program.ts';
import type { EngineState } from '../sandbox.ts';
import { makeLine } from './line.ts';
import { makePlace, type Place } from './place.ts';
import { makeSpares } from './spares.ts';
import { makeStartQueue } from './start-queue.ts';

export type PoolParts = {
  start: (language: Language) => Guest;
  startSql: () => Guest;
  /** How many keys hold a process at most. */
  most: number;
  /** Starts and submissions at a time. */
  cores: number;
  isTooLarge: (guest: Guest) => boolean;
  idleMs: number;
  now: () => number;
  /** Something changed in what `engines` says. */
  onChange: () => void;
};

export type Pool = {
  /** Resolves when the key's process is ready, or rejects when it could not be started. */
  bind: (key: string, language: Language) => Promise<void>;
  /** One submission: waits for its turn, then `work` may ask the child as often as it wants. */
  hold: <T>(key: string, language: Language, work: (child: Child) => Promise<T>) => Promise<T>;
  /** Every key that has a process or waits. */
  engines: () => [key: string, EngineState][];
  release: (key: string) => void;
  figures: () => { bound: number; ready: number };
  /** Ends what nobody used for a while. */
  sweep: () => void;
  stop: () => void;
};

const RUNS_EACH = { python: 50, typescript: 1 } as const;

export const makePool = (parts: PoolParts): Pool => {
  const starts = makeStartQueue(parts.cores);
  const line = makeLine(parts.cores, parts.onChange);
  const places = new Map<string, Place>();
  const spares = makeSpares((language, urgency) => starts.start(urgency, () => parts.start(language)));
  let roomWaiters: (() => void)[] = [];
  let isStopped = false;

  const drop = (place: Place, why: string): void => {
    if (places.get(place.key) === place) places.delete(place.key);
    place.end(why);
    parts.onChange();
    for (const wake of roomWaiters.splice(0)) wake();
  };
  /** The least recently used place that nobody waits for gives way; false when there is none. */
  const hasRoom = (): boolean => {
    if (places.size < parts.most) return true;
    const [oldest] = [...places.values()].filter(({ holds }) => holds === 0).sort((a, b) => a.usedAt - b.usedAt);
    if (oldest !== undefined) drop(oldest, 'made room');
    return oldest !== undefined;
  };
  /** The place is held from the moment it is given, so that nobody takes it away before its first use. */
  const holdPlace = async (key: string, language: Language): Promise<Place> => {
    for (;;) {
      if (isStopped) throw unavailable('The server is stopping. Try again in a moment.');
      const there = places.get(key);
      if (there?.language === language) return held(there);
      if (there !== undefined) drop(there, 'another language');
      // Nothing is waited for between the room and its taking.
      if (hasRoom()) break;
      await new Promise<void>((wake) => roomWaiters.push(wake));
    }
    const place = makePlace(key, language, { ...parts, take: spares.take, runsEach: (of) => RUNS_EACH[of] });
    places.set(key, place);
    return held(place);
  };
  const held = (place: Place): Place => {
    place.holds += 1;
    place.usedAt = parts.now();
    return place;
  };
  const letGo = (place: Place): void => {
    place.holds -= 1;
    place.usedAt = parts.now();
    for (const wake of roomWaiters.splice(0)) wake();
  };
  const bind: Pool['bind'] = async (key, language) => {
    const place = await holdPlace(key, language);
    await place.prepare('page').finally(() => letGo(place));
  };
  /** Submissions of one key follow each other. */
  const last = new Map<string, Promise<unknown>>();
  const hold: Pool['hold'] = (key, language, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).catch(() => {}).then(() => holdNow(key, language, work));
    last.set(key, turn);
    const forget = (): void => void (last.get(key) === turn && last.delete(key));
    turn.then(forget, forget);
    return turn;
  };
  const holdNow = async <T>(key: string, language: Language, work: (child: Child) => Promise<T>): Promise<T> => {
    const place = await holdPlace(key, language);
    try {
      await place.prepare('run');
      const leave = await line.enter(key);
      try {
        return await work(place.child);
      } finally {
        leave();
      }
    } finally {
      if (places.get(key) === place) place.settle();
      letGo(place);
    }
  };
  const engineOf = (key: string): EngineState => {
    const position = line.placeOf(key);
    if (position !== undefined) return { state: 'waiting', position };
    return { state: places.get(key)?.isReady() === true ? 'ready' : 'preparing', position: null };
  };
  return {
    bind,
    hold,
    engines: () => [...new Set([...places.keys(), ...line.keys()])].map((key) => [key, engineOf(key)]),
    release: (key) => {
      const place = places.get(key);
      if (place !== undefined && place.holds === 0) drop(place, 'released');
    },
    figures: () => ({ bound: places.size, ready: [...places.values()].filter((place) => place.isReady()).length }),
    sweep: () => {
      for (const place of places.values()) if (place.holds === 0 && place.usedAt < parts.now() - parts.idleMs) drop(place, 'idle');
      if (places.size === 0) spares.end();
    },
    stop: () => {
      isStopped = true;
      line.close(unavailable('The server is stopping. Try again in a moment.'));
      for (const place of places.values()) drop(place, 'the server stops');
      for (const wake of roomWaiters.splice(0)) wake();
      spares.end();
    },
  };
};
