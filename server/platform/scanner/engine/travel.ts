// The machine-readable lines of passports and identity cards (ICAO Doc 9303): two of 44 or 36 characters, or three of 30, held to their check digits.
import { isDigit, isUpper } from './characters.ts';
import { TRAVEL_DOCUMENT } from './kinds.ts';
import { at, found } from './place.ts';

const FILLER: i32 = 60;

function isReadable(c: i32): bool {
  return isUpper(c) || isDigit(c) || c === FILLER;
}

function lineEnd(from: i32): i32 {
  let p = from;
  while (p - from < 46 && isReadable(at(p))) p++;
  return p;
}

/** Past one line end, also one of a text in JSON or a space. */
function nextLine(end: i32): i32 {
  let p = end;
  while (at(p) === 13 || at(p) === 32) p++;
  if (at(p) === 10) p++;
  else if (at(p) === 92 && at(p + 1) === 110) p += 2;
  else if (p === end) return 0;
  while (at(p) === 32) p++;
  return p;
}

function valueOf(c: i32): i32 {
  if (isDigit(c)) return c - 48;
  return c === FILLER ? 0 : c - 55;
}

/** Weights of 7, 3 and 1 in turn, mod 10 (part 3, section 4.9). */
function isSum(from: i32, to: i32): bool {
  let sum = 0;
  for (let p = from; p < to; p++) {
    const turn = (p - from) % 3;
    sum += valueOf(at(p)) * (turn === 0 ? 7 : turn === 1 ? 3 : 1);
  }
  return sum % 10 === valueOf(at(to));
}

/** Number, birth and expiry each before its digit. */
function areSums(number: i32, birth: i32, expiry: i32): bool {
  return isSum(number, number + 9) && isDigit(at(birth)) && isSum(birth, birth + 6) && isSum(expiry, expiry + 6);
}

/** The letter for a person's sex stands here, seven digits before it and seven behind: the line of numbers. */
export function visitReadable(place: i32): void {
  const line = lineStart(place);
  // With two lines it is the second, with three as well.
  const start = line > 0 ? lineBefore(line) : 0;
  if (start > 0) visitFirst(start);
}

/** The n of an escape is no capital, so a line behind one begins where it should. */
function lineStart(place: i32): i32 {
  let p = place;
  while (place - p < 46 && isReadable(at(p - 1))) p--;
  return p;
}

/** The line before, past its end, which may be one of a text in JSON; 0 when there is none. */
function lineBefore(line: i32): i32 {
  let p = line;
  while (at(p - 1) === 32) p--;
  if (at(p - 1) === 10) p--;
  else if (at(p - 1) === 110 && at(p - 2) === 92) p -= 2;
  else if (p === line) return 0;
  while (at(p - 1) === 13 || at(p - 1) === 32) p--;
  const start = lineStart(p);
  return start < p ? start : 0;
}

function visitFirst(start: i32): void {
  const n = lineEnd(start) - start;
  if (!isUpper(at(start)) || (n !== 44 && n !== 36 && n !== 30)) return;
  const second = nextLine(start + n);
  if (second === 0 || lineEnd(second) - second !== n) return;
  if (n !== 30) {
    if (areSums(second, second + 13, second + 21)) found(TRAVEL_DOCUMENT, start, second + n);
    return;
  }
  if (!areSums(start + 5, second, second + 8)) return;
  const third = nextLine(second + n);
  found(TRAVEL_DOCUMENT, start, third > 0 && lineEnd(third) - third === n ? third + n : second + n);
}
