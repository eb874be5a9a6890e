// SHA-256 and HMAC by FIPS 180-4 and RFC 2104, in hexadecimal; at once and without imports, for checks in the page and on the server alike.

/** The SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export const sha256 = (text: string): string => hex(digest(utf8(text)));

/** The HMAC-SHA256 of a text under a key, both as UTF-8, in hexadecimal. */
export function hmac(key: string, text: string): string {
  const bytes = utf8(key);
  const block = new Uint8Array(64);
  block.set(bytes.length > 64 ? digest(bytes) : bytes);
  const inner = digest(joined(block.map((byte) => byte ^ 0x36), utf8(text)));
  return hex(digest(joined(block.map((byte) => byte ^ 0x5c), inner)));
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

const primes: number[] = [];
for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
const fraction = (value: number): number => ((value - Math.floor(value)) * 0x100000000) | 0;
const ROUNDS = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const START = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

function digest(input: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((input.length + 9) / 64) * 64);
  padded.set(input);
  padded[input.length] = 0x80;
  const words = new DataView(padded.buffer);
  words.setUint32(padded.length - 8, Math.floor(input.length / 0x20000000));
  words.setUint32(padded.length - 4, (input.length * 8) >>> 0);
  const state = Int32Array.from(START);
  const w = new Int32Array(64);
  for (let at = 0; at < padded.length; at += 64) {
    for (let n = 0; n < 16; n += 1) w[n] = words.getInt32(at + n * 4);
    addBlock(state, w);
  }
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((word, n) => out.setInt32(n * 4, word));
  return new Uint8Array(out.buffer);
}

/** `w` begins with the sixteen words of the block, and is filled up from them. */
function addBlock(state: Int32Array, w: Int32Array): void {
  for (let n = 16; n < 64; n += 1) {
    const [x, y] = [w[n - 15] as number, w[n - 2] as number];
    w[n] = (w[n - 16] as number) + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + (w[n - 7] as number) + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
  }
  let [a, b, c, d, e, f, g, last] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let n = 0; n < 64; n += 1) {
    const one = (last + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (ROUNDS[n] as number) + (w[n] as number)) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    last = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, last].forEach((word, n) => (state[n] = (state[n] as number) + word));
}
