// What a byte is: letters, digits, and the sets that bodies of tokens are drawn from.
import { SETS } from './layout.ts';
import { byteAt } from './memory.ts';

export const ALNUM: i32 = 0;
export const BASE64URL: i32 = 1;
export const BASE64: i32 = 2;
export const HEX: i32 = 3;
export const LOWER_DIGIT: i32 = 4;
export const UPPER_DIGIT: i32 = 5;
export const DOTTED: i32 = 6;
export const WIDE: i32 = 7;

export function isIn(set: i32, c: i32): bool {
  return ((byteAt(SETS + c) >> set) & 1) === 1;
}

export function isDigit(c: i32): bool {
  return c >= 48 && c <= 57;
}

export function isUpper(c: i32): bool {
  return c >= 65 && c <= 90;
}

export function isLower(c: i32): bool {
  return c >= 97 && c <= 122;
}

export function isLetter(c: i32): bool {
  return isUpper(c) || isLower(c);
}

export function isAlnum(c: i32): bool {
  return isIn(ALNUM, c);
}

/** Letters, digits, `_` and `-`: what a run is made of. */
export function isTokenByte(c: i32): bool {
  return isIn(BASE64URL, c);
}

export function isSpace(c: i32): bool {
  return c === 32 || c === 9;
}

export function isLineEnd(c: i32): bool {
  return c === 10 || c === 13 || c === 0;
}

export function isQuote(c: i32): bool {
  return c === 34 || c === 39 || c === 96;
}

export function lower(c: i32): i32 {
  return isUpper(c) ? c + 32 : c;
}

export function hexValue(c: i32): i32 {
  if (isDigit(c)) return c - 48;
  const l = lower(c);
  return l >= 97 && l <= 102 ? l - 87 : -1;
}
