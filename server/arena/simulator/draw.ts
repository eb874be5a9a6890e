// Chance that can be repeated: every draw is an HMAC of the seed and what it is about, so the same message gets the same answer.
import { createHmac } from 'node:crypto';
import { fold } from '../reading/fold.ts';

export type Draw = {
  /** At least 0, below 1; the same for the same `purpose`. */
  share(purpose: string): number;
  pick<T>(purpose: string, from: readonly T[]): T;
};

/** Case, accents and gaps make no difference; another word does. */
export const drawFor = (seed: string, message: string): Draw => {
  const about = fold(message).replace(/\s+/g, ' ').trim();
  const share = (purpose: string): number => createHmac('sha256', seed).update(`${purpose}\n${about}`).digest().readUInt32BE(0) / 2 ** 32;
  return { share, pick: (purpose, from) => from[Math.floor(share(purpose) * from.length)]! };
};
