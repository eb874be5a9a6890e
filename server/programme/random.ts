// Chance with a seed, so that the same invented past comes out each time. Never used for secrets.
import { createHash } from 'node:crypto';

export type Random = () => number;

/** Evenly between 0 and 1, from SHA-256 of seed and count: slow, and the same everywhere. */
export const randomFrom = (seed: string): Random => {
  let count = 0;
  return () => createHash('sha256').update(`${seed} ${count++}`).digest().readUInt32BE(0) / 4_294_967_296;
};

/** Normally distributed (Box and Muller). */
export const normal = (random: Random, mean: number, spread: number): number =>
  mean + spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

export const within = (least: number, most: number, value: number): number => Math.min(most, Math.max(least, value));
