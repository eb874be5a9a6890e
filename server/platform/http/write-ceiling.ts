// How much one person may write, whatever they write: over it somebody is filling the database, not working.
import { limitReached } from '../errors.ts';

export type WriteCeiling = {
  /** Counts one write before its body is read; throws LimitReached for who is over. What is refused is not counted. */
  begin(person: string, now: Date): void;
  /** Counts what the body weighed beyond a small one. */
  sent(person: string, bytes: number): void;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** An hour takes as much as this many full minutes. */
const FULL_MINUTES = 10;
/** A body counts as one write for each part of this many bytes that it begins. */
const BYTES_PER_WRITE = 32 * 1024;

type Span = { ms: number; most: number; at: number; counts: Map<string, number> };

/**
 * Counted in the memory of each process: a count in the database would be one more write for every write, and twice the
 * ceiling with two processes stops the same people. Forgotten with each minute and hour of the clock, so it stays small.
 */
export const writeCeiling = (perMinute: number): WriteCeiling => {
  const spans: Span[] = [
    { ms: HOUR_MS, most: perMinute * FULL_MINUTES, at: 0, counts: new Map() },
    { ms: MINUTE_MS, most: perMinute, at: 0, counts: new Map() },
  ];
  const add = (person: string, writes: number): void => {
    for (const { counts } of spans) counts.set(person, (counts.get(person) ?? 0) + writes);
  };
  return {
    begin: (person, now) => {
      const time = now.getTime();
      for (const span of spans) {
        const at = Math.floor(time / span.ms);
        if (at !== span.at) [span.at, span.counts] = [at, new Map()];
        if ((span.counts.get(person) ?? 0) >= span.most) throw over(Math.ceil(((at + 1) * span.ms - time) / 1000));
      }
      add(person, 1);
    },
    sent: (person, bytes) => {
      if (bytes > BYTES_PER_WRITE) add(person, Math.ceil(bytes / BYTES_PER_WRITE) - 1);
    },
  };
};

const over = (seconds: number) => {
  const wait = seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} seconds`;
  return limitReached(`You sent more in a short time than anybody does by hand, so this was not kept. Wait ${wait}, then try again.`, seconds);
};
