// Makes attempts one after the other and sees to it that whatever reaches the bait counts for one of them.
import { setTimeout as wait } from 'node:timers/promises';
import type { Guest } from '../jail/start-guest.ts';
import type { SetBait } from './set-bait.ts';

export type Seen = { isThrough: boolean; /** Nothing was attempted, so nothing was blocked either. */ isUntried?: true; detail: string };
/** What there is to say of an attempt whose guest never got ready. */
export const untried = (guest: Pick<Guest, 'ready'>): Promise<Seen | undefined> =>
  guest.ready.then(() => undefined, (why: unknown) => ({ isThrough: false, isUntried: true as const, detail: String(why) }));
type Hits = Pick<SetBait, 'hits'>;

/** What reaches the bait after its attempt was looked at belongs to that attempt and is never lost; `end` stops what may still run. */
export const seeInTurn = async <Attempt extends { id: string }>(set: Hits, attempts: readonly Attempt[], see: (attempt: Attempt) => Promise<Seen>, end: () => Promise<void>): Promise<Map<string, Seen>> => {
  const seen = new Map<string, Seen>();
  let last: string | undefined;
  const noteLate = (): void => {
    const late = set.hits();
    if (last !== undefined && late.length > 0) seen.set(last, { isThrough: true, detail: late.join('; ').slice(0, 200) });
  };
  for (const attempt of attempts) {
    noteLate();
    seen.set(attempt.id, await see(attempt));
    last = attempt.id;
  }
  await end();
  noteLate();
  return seen;
};

/** What happened to the bait within `longestMs`, from the first on: packets and signals arrive a little after they were sent, later on a busy machine. */
export const untilHit = async (hits: Hits['hits'], longestMs: number): Promise<string[]> => {
  const until = performance.now() + longestMs;
  for (;;) {
    await wait(Math.min(20, longestMs));
    const hit = hits();
    if (hit.length > 0 || performance.now() >= until) return hit;
  }
};
