// Check digits and sums, over what stands in memory: Luhn, ISO 7064 mod 97-10, CRC-32, Verhoeff and weighted sums.
import { isDigit, isLower, isUpper } from './characters.ts';
import { CRCS, SCRATCH } from './layout.ts';
import { byteAt, putByte, wordAt } from './memory.ts';
import { at } from './place.ts';

/** Digits gathered from a stretch with separators, in SCRATCH; returns how many. */
export function gather(from: i32, to: i32): i32 {
  let n = 0;
  for (let p = from; p < to && n < 64; p++) {
    const c = at(p);
    if (isDigit(c)) putByte(SCRATCH + n++, c - 48);
  }
  return n;
}

export function digit(i: i32): i32 {
  return byteAt(SCRATCH + i);
}

/** ISO/IEC 7812-1 annex B, over the first n gathered digits. */
export function isLuhn(start: i32, n: i32): bool {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let value = digit(start + n - 1 - i);
    if (i % 2 === 1) {
      value *= 2;
      if (value > 9) value -= 9;
    }
    sum += value;
  }
  return sum % 10 === 0;
}

/** The gathered digits [start, end) as a number modulo m. */
export function remainder(start: i32, end: i32, m: i32): i32 {
  let value = 0;
  for (let i = start; i < end; i++) value = (value * 10 + digit(i)) % m;
  return value;
}

/** ISO 13616: the first four characters go to the end, letters count from 10. The stretch may hold spaces. */
export function isIban(from: i32, to: i32): bool {
  let value = 0;
  for (let turn = 0; turn < 2; turn++) {
    let seen = 0;
    for (let p = from; p < to; p++) {
      const c = at(p);
      if (c === 32 || c === 45) continue;
      seen++;
      if (turn === 0 ? seen <= 4 : seen > 4) continue;
      if (isDigit(c)) value = (value * 10 + c - 48) % 97;
      else if (isUpper(c)) value = (value * 100 + c - 55) % 97;
      else return false;
    }
  }
  return value === 1;
}

/** CRC-32 (IEEE 802.3), as a signed word. */
export function crc(from: i32, to: i32): i32 {
  let sum = -1;
  for (let p = from; p < to; p++) sum = (sum >>> 8) ^ wordAt(CRCS + ((sum ^ at(p)) & 255) * 4);
  return sum ^ -1;
}

function base62(c: i32): i32 {
  if (isDigit(c)) return c - 48;
  if (isUpper(c)) return c - 55;
  return isLower(c) ? c - 61 : -1;
}

/** GitHub's and npm's tokens end with six characters of base 62: the CRC-32 of the thirty before. Compared modulo 2^32, digit by digit. */
export function hasCrc(from: i32, to: i32): bool {
  const end = to - 6;
  let value = 0;
  for (let p = end; p < to; p++) {
    const d = base62(at(p));
    if (d < 0) return false;
    value = (times62(value) + d) | 0;
  }
  return value === crc(from, end);
}

/** Without losing low bits to floating point where numbers are that. */
function times62(value: i32): i32 {
  return ((value << 6) - (value << 1)) | 0;
}

const PERMUTED: i32 = 8;

/** Verhoeff's permutation, one step: 0 1 5 8 9 4 2 3 6 7 with 1 5 7 6 2 8 3 0 9 4. */
function permute(value: i32, position: i32): i32 {
  let v = value;
  const turns = position % PERMUTED;
  for (let i = 0; i < turns; i++) {
    switch (v) {
      case 0: v = 1; break;
      case 1: v = 5; break;
      case 2: v = 7; break;
      case 3: v = 6; break;
      case 4: v = 2; break;
      case 5: v = 8; break;
      case 6: v = 3; break;
      case 7: v = 0; break;
      case 8: v = 9; break;
      default: v = 4;
    }
  }
  return v;
}

/** Multiplication in the dihedral group of order ten. */
function dihedral(a: i32, b: i32): i32 {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b - 5) % 5);
  return b < 5 ? 5 + ((a - 5 - b + 5) % 5) : (a - b + 5) % 5;
}

export function isVerhoeff(n: i32): bool {
  let sum = 0;
  for (let i = 0; i < n; i++) sum = dihedral(sum, permute(digit(n - 1 - i), i));
  return sum === 0;
}

/** ISO 7064 mod 11,10 over n digits, the last of which checks (German tax number). */
export function isMod11And10(n: i32): bool {
  let product = 10;
  for (let i = 0; i < n - 1; i++) {
    let sum = (digit(i) + product) % 10;
    if (sum === 0) sum = 10;
    product = (sum * 2) % 11;
  }
  const check = 11 - product;
  return (check === 10 ? 0 : check) === digit(n - 1);
}

export function tens(i: i32): i32 {
  return digit(i) * 10 + digit(i + 1);
}

/** How many different digits there are among the first n. */
export function digitKinds(n: i32): i32 {
  let seen = 0;
  let kinds = 0;
  for (let i = 0; i < n; i++) {
    const bit = 1 << digit(i);
    if ((seen & bit) === 0) kinds++;
    seen |= bit;
  }
  return kinds;
}
