// Chance with a seed, for what must come out the same whenever it is done again: an order of teams, a permutation, a simulation.
import { createHash } from 'node:crypto';

/** Uniform from 0 up to 1, 1 left out. */
export type Random = () => number;

/** Mulberry32 over the first 32 bits of SHA-256 of the seed; never used for secrets. */
export const randomFrom = (seed: string): Random => {
  let state = createHash('sha256').update(seed).digest().readUInt32BE(0);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** A new array in an order where every order is equally likely (Fisher and Yates). */
export const shuffle = <T>(values: readonly T[], random: Random): T[] => {
  const shuffled = [...values];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
};

/** One standard normal value (Box & Muller 1958). */
export const drawNormal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Events of `of` trials with this share, one trial at a time. */
export const drawBinomial = (of: number, share: number, random: Random): number => {
  let events = 0;
  for (let trial = 0; trial < of; trial += 1) events += random() < share ? 1 : 0;
  return events;
};

/** A Poisson count of this mean (Knuth's product, in pieces that do not underflow). */
export const drawPoisson = (mean: number, random: Random): number => {
  if (mean > 50) return drawPoisson(mean / 2, random) + drawPoisson(mean / 2, random);
  const end = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > end; product *= random()) count += 1;
  return count;
};
