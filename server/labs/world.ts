// The random world of one run, from a seed; runs in the page and on the server alike.
import type { World } from './checks.ts';
import { hmac, sha256 } from './digests.ts';
import { matchedIn } from './matched-in-files.ts';
import { reveals } from './reveals.ts';
import { addressesOf, comparedIn, waysOf, wordsInFiles } from './words-in-files.ts';

/** Creates the world for `seed` around the learner's `files`; the same seed gives the same world. */
export function createWorld(seed: string, files: Record<string, string>): World {
  let state = 0x9e3779b9;
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 0x85ebca6b) ^ (state >>> 13);
  // mulberry32: small, well spread, and enough where nothing is kept secret by it.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const nonce = (): string => Array.from({ length: 10 }, () => 'bcdfghjkmnpqrstvwxz'[int(0, 18)]).join('');
  const shuffle = <T>(from: readonly T[]): T[] => {
    const out = [...from];
    for (let at = out.length - 1; at > 0; at -= 1) {
      const other = int(0, at);
      [out[at], out[other]] = [out[other] as T, out[at] as T];
    }
    return out;
  };
  const pick = <T>(from: readonly T[]): T => from[int(0, from.length - 1)] as T;
  // Most checks never ask.
  let words: string[] | undefined;
  const known = (): readonly string[] => (words ??= wordsInFiles(files));
  return { seed, nonce, int, pick, shuffle, files, get words() { return known(); }, get compared() { return comparedIn(files); }, get matched() { return matchedIn(files, pick); }, ways: (value) => waysOf(known(), value), addresses: (value) => addressesOf(known(), value), sha256, hmac, reveals };
}
