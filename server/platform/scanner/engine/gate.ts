// Finds the places worth a look one byte at a time. simd/gate.ts finds the same ones sixty-four at a time.
import { isWorth } from './keywords.ts';
import { isAlnum, isDigit, isTokenByte, isUpper } from './characters.ts';
import { isFlagAt } from './commands.ts';
import { byteAt } from './memory.ts';
import { begin, isFull } from './place.ts';
import { AT, FIGURES, FLAG, HYPHENS, KEYWORD, LETTERED, LETTERS, RUN, URL, visit } from './visit.ts';

let first: i32 = 0;

function before(address: i32): i32 {
  return address < first ? 0 : byteAt(address);
}

function isMark(c: i32): bool {
  return c === 32 || c === 45 || c === 46;
}

/** No letter, digit or `_` stands before, or only that of an escape like `\n`. */
function isBoundary(p: i32): bool {
  const c = before(p - 1);
  return (!isAlnum(c) && c !== 95) || before(p - 2) === 92;
}

function isRun(p: i32): bool {
  if (isTokenByte(before(p - 1))) return false;
  for (let i = 1; i < 20; i++) if (!isTokenByte(byteAt(p + i))) return false;
  return true;
}

function isFigure(p: i32): bool {
  return isDigit(before(p)) || (isMark(before(p)) && isDigit(before(p - 1)) && isDigit(before(p + 1)));
}

function isFigures(p: i32): bool {
  if (isFigure(p - 1) || !isBoundary(p)) return false;
  for (let i = 1; i < 8; i++) if (!isFigure(p + i)) return false;
  return true;
}

/** With `_`, as the classes of simd/gate.ts have it; the look itself is exact. */
function isCapital(c: i32): bool {
  return isUpper(c) || c === 95;
}

function isLetters(p: i32): bool {
  if (!isCapital(byteAt(p + 1)) || !isBoundary(p)) return false;
  const c = byteAt(p + 2);
  return (isDigit(c) || c === 32) && isDigit(byteAt(p + 3)) && (c !== 32 || isDigit(byteAt(p + 4)));
}

function isHyphens(p: i32): bool {
  return before(p - 1) !== 45 && byteAt(p + 1) === 45 && byteAt(p + 2) === 45 && byteAt(p + 3) === 45 && byteAt(p + 4) === 45;
}

function kindsAt(p: i32, c: i32): i32 {
  let kinds = isWorth(p) ? KEYWORD : 0;
  if (c < 45) return kinds;
  if (isTokenByte(c)) {
    if (isRun(p)) kinds |= RUN;
    if (isDigit(c)) return isFigures(p) ? kinds | FIGURES : kinds;
    if (c === 45) return kinds | (isHyphens(p) ? HYPHENS : 0) | (isFlagAt(p, before(p - 1)) ? FLAG : 0);
    if (isCapital(c) && isLetters(p)) kinds |= LETTERS;
    if (isCapital(c) && isDigit(byteAt(p + 1)) && isDigit(byteAt(p + 2)) && isDigit(byteAt(p + 3))) kinds |= LETTERED;
  } else if (c === 64) {
    if (isTokenByte(before(p - 1)) && isTokenByte(byteAt(p + 1))) kinds |= AT;
  } else if (c === 58) {
    // `://`, `:54` of the port 5432, and `:*:` where any will do
    if ((byteAt(p + 1) === 47 && byteAt(p + 2) === 47) || (byteAt(p + 1) === 53 && byteAt(p + 2) === 52) || (byteAt(p + 1) === 42 && byteAt(p + 2) === 58)) kinds |= URL;
  }
  return kinds;
}

/** Looks at every place of [from, to); the text is [start, end), zeros follow it. Returns where it stopped: `to`, or earlier when the list of findings is full. */
export function scan(start: i32, from: i32, to: i32, end: i32, base: i32): i32 {
  begin(start, end, base);
  first = start;
  for (let p = from; p < to; p++) {
    const c = byteAt(p);
    if (c < 42) continue;
    const kinds = kindsAt(p, c);
    if (kinds === 0) continue;
    if (isFull()) return p;
    visit(p, kinds);
  }
  return to;
}
