// SHA-256 and HMAC by FIPS 180-4 and RFC 2104, in hexadecimal; at once and without imports, for checks in the page and on the server alike.

/** The SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export const sha256 = (text: string): string => hex(digest(utf8(text)));

/** The HMAC-SHA256 of a text under a key, both as UTF-8, in hexadecimal. */
export function hmac(key: string, text: string): string {
  const block = utf8(key).length > 64 ? digest(utf8(key)) : utf8(key);
  const padded = [...block, ...Array.from({ length: 64 - block.length }, () => 0)];
  const inner = digest([...padded.map((byte) => byte ^ 0x36), ...utf8(text)]);
  return hex(digest([...padded.map((byte) => byte ^ 0x5c), ...inner]));
}

const hex = (bytes: readonly number[]): string => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

const primes: number[] = [];
for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
const fraction = (value: number): number => ((value - Math.floor(value)) * 0x100000000) | 0;
const ROUNDS = primes.map((prime) => fraction(Math.cbrt(prime)));
const START = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

function digest(input: readonly number[]): number[] {
  const padded = [...input, 0x80];
  while (padded.length % 64 !== 56) padded.push(0);
  for (let shift = 56; shift >= 0; shift -= 8) padded.push(shift >= 32 ? 0 : ((input.length * 8) >>> shift) & 255);
  const state = [...START];
  for (let at = 0; at < padded.length; at += 64) addBlock(state, padded.slice(at, at + 64));
  return state.flatMap((word) => [24, 16, 8, 0].map((shift) => (word >>> shift) & 255));
}

function addBlock(state: number[], block: readonly number[]): void {
  const w = scheduleOf(block);
  let [a, b, c, d, e, f, g, last] = state as [number, number, number, number, number, number, number, number];
  for (let n = 0; n < 64; n += 1) {
    const one = (last + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (ROUNDS[n] ?? 0) + (w[n] ?? 0)) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [last, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, last].forEach((word, n) => (state[n] = ((state[n] ?? 0) + word) | 0));
}

function scheduleOf(block: readonly number[]): number[] {
  const w: number[] = [];
  for (let n = 0; n < 16; n += 1) w.push(((block[n * 4] ?? 0) << 24) | ((block[n * 4 + 1] ?? 0) << 16) | ((block[n * 4 + 2] ?? 0) << 8) | (block[n * 4 + 3] ?? 0));
  for (let n = 16; n < 64; n += 1) {
    const [a, b] = [w[n - 15] ?? 0, w[n - 2] ?? 0];
    w.push(((w[n - 16] ?? 0) + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + (w[n - 7] ?? 0) + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) | 0);
  }
  return w;
}
