// Telephone numbers: international ones by their +, those of North America, Britain and France by their shape, others by a word before them.
import { hexValue, isAlnum, isDigit } from './characters.ts';
import { digit, gather, tens } from './checksums.ts';
import { PHONE } from './kinds.ts';
import { at, found } from './place.ts';
import { hasWholeWord, PHONE_NOT, PHONE_WORDS } from './words.ts';

let shape: i32 = 0;
let end: i32 = 0;
let firstMark: i32 = 0;
let lastMark: i32 = 0;

function isMark(c: i32): bool {
  return c === 32 || c === 45 || c === 46 || c === 47 || c === 40 || c === 41;
}

/** Reads digits and what people set between them; `shape` takes a hexadecimal digit for each group. */
function read(from: i32): void {
  let p = from;
  let group = 0;
  let count = 0;
  shape = 0;
  firstMark = 0;
  lastMark = 0;
  end = from;
  if (at(p) === 43) p++;
  while (p - from < 28) {
    const c = at(p);
    if (isDigit(c)) {
      if (count === 15) break;
      group++;
      count++;
      end = p + 1;
    } else {
      // ` / ` behind an area's number
      if (c === 32 && at(p + 1) === 47 && at(p + 2) === 32 && group === count) p += 2;
      // Two marks at most between groups: `) `
      if (!isMark(c) || (!isDigit(at(p + 1)) && !(isMark(at(p + 1)) && at(p + 1) !== c && isDigit(at(p + 2))))) break;
      if (group > 0) {
        shape = (shape << 4) | group;
        if (firstMark === 0) firstMark = c;
        lastMark = c;
      }
      group = 0;
    }
    p++;
  }
  if (group > 0) shape = (shape << 4) | group;
}

/** The digits may begin behind `+1 (415) `; only a plus or a parenthesis is reason to go back. */
function beginning(start: i32): i32 {
  let p = start;
  let best = start;
  while (start - p < 14) {
    const c = at(p - 1);
    if (!isDigit(c) && !isMark(c) && c !== 43) break;
    p--;
    if (c === 43) return isDigit(at(p + 1)) || (at(p + 1) === 40 && isDigit(at(p + 2))) ? p : best;
    if (c === 40 && isDigit(at(p + 1))) best = p;
  }
  return best === start ? areaStart(start) : best;
}

/** `0176/44820917`, `0171 / 883 92 17`: an area's number before a slash. */
function areaStart(start: i32): i32 {
  const areaEnd = at(start - 1) === 47 ? start - 1 : at(start - 1) === 32 && at(start - 2) === 47 && at(start - 3) === 32 ? start - 3 : 0;
  if (areaEnd === 0) return start;
  let p = areaEnd;
  while (areaEnd - p < 6 && isDigit(at(p - 1))) p--;
  const n = areaEnd - p;
  return n >= 3 && n <= 5 && at(p) === 48 && !isAlnum(at(p - 1)) && at(p - 1) !== 47 ? p : start;
}

/** True when it is a telephone number, found or meant for nobody. */
export function visitPhone(start: i32): bool {
  const from = beginning(start);
  read(from);
  const before = at(from - 1);
  if ((isAlnum(before) && at(from - 2) !== 92) || before === 47 || before === 36 || before === 35 || before === 46 || before === 43 || (before === 45 && isAlnum(at(from - 2)))) return false;
  const after = at(end);
  if (isAlnum(after) || after === 95 || after === 37 || (after === 46 && isDigit(at(end + 1))) || (after === 58 && isDigit(at(end + 1))) || (after === 45 && isAlnum(at(end + 1))) || (after === 47 && isDigit(at(end + 1)))) return false;
  const n = gather(from, end);
  const isPlus = at(from) === 43;
  if (!isNumber(from, n, isPlus)) return false;
  if (!isMeantForNobody(n)) found(PHONE, from, end);
  return true;
}

function isNumber(from: i32, n: i32, isPlus: bool): bool {
  // ±ddmmss±dddmmss are coordinates (ISO 6709).
  if (isPlus && (shape === 0x67 || shape === 0x45)) return false;
  if (isPlus) return digit(0) !== 0 && n <= 15 && (n >= 10 || (n >= 8 && isAnnounced(from))) && (digit(0) !== 1 || n === 11);
  const isAmerican = isNorthAmerican(n);
  if (at(from) === 40) return firstMark === 41 && (isAmerican || (n >= 9 && n <= 12 && isAnnounced(from)));
  if (isAmerican && shape !== 10 && shape !== 11 && (firstMark === 45 || firstMark === 46) && firstMark === lastMark) return !hasWholeWord(PHONE_NOT, from - 24, from);
  // 07700 900123, 07700 900 123, 06 12 34 56 78
  if (n === 11 && tens(0) === 7 && (shape === 0x56 || shape === 0x533)) return true;
  if (n === 10 && shape === 0x22222 && digit(0) === 0 && digit(1) !== 0) return !isAmongBytes(from);
  if (firstMark === 46 && lastMark === 46 && !isAmerican) return false;
  if (!isAmerican && (n < 8 || n > 14 || (digit(0) !== 0 && n < 10 && shape < 16 && (n < 9 || digit(0) < 5)) || shape === 0x422 || shape === 0x44 || (shape < 16 && n > 11))) return false;
  return isAnnounced(from) && !hasWholeWord(PHONE_NOT, from - 12, from);
}

/** A word like "phone" within reach. */
function isAnnounced(from: i32): bool {
  let line = from;
  while (from - line < 32 && at(line - 1) !== 10) line--;
  return hasWholeWord(PHONE_WORDS, line, from);
}

function isByte(a: i32, b: i32): bool {
  return hexValue(a) >= 0 && hexValue(b) >= 0;
}

/** A dump of memory has pairs of hexadecimal digits on both sides, and counts up in examples. */
function isAmongBytes(from: i32): bool {
  if (at(end) === 32 && isByte(at(end + 1), at(end + 2)) && !isAlnum(at(end + 3))) return true;
  if (at(from - 1) === 32 && isByte(at(from - 2), at(from - 3)) && !isAlnum(at(from - 4))) return true;
  return digit(3) === digit(1) + 1 && digit(5) === digit(3) + 1 && digit(7) === digit(5) + 1;
}

function isNorthAmerican(n: i32): bool {
  const isLong = n === 11 && digit(0) === 1;
  if (!isLong && n !== 10) return false;
  const i = isLong ? 1 : 0;
  const isShape = shape === 0x334 || shape === 0x1334 || shape === 10 || shape === 11 || shape === 0x37 || shape === 0x64;
  return isShape && digit(i) >= 2 && digit(i + 3) >= 2 && !(digit(i + 1) === 1 && digit(i + 2) === 1);
}

/** Numbers kept free for films and manuals, and those a company pays for. */
function isMeantForNobody(n: i32): bool {
  const i = n === 11 && digit(0) === 1 ? 1 : 0;
  if (n - i === 10) {
    const area = digit(i) * 100 + tens(i + 1);
    const exchange = digit(i + 3) * 100 + tens(i + 4);
    // 555-0100 to 555-0199, and 555 as an area; toll-free areas
    if (area === 555 || (exchange === 555 && tens(i + 6) === 1)) return true;
    if (area === 800 || area === 888 || area === 877 || area === 866 || area === 855 || area === 844 || area === 833 || area === 822 || area === 900) return true;
  }
  if (isBritishFiction(n, 0) || (tens(0) === 44 && isBritishFiction(n, 1))) return true;
  let distinctDigits = 0;
  for (let d = 0; d < 10; d++) {
    for (let j = 0; j < n; j++) {
      if (digit(j) === d) {
        distinctDigits++;
        break;
      }
    }
  }
  return distinctDigits < 3 || risingDigits(n) >= 6;
}

function risingDigits(n: i32): i32 {
  let longest = 1;
  let rising = 1;
  let falling = 1;
  let same = 1;
  for (let i = 1; i < n; i++) {
    const step = (digit(i) - digit(i - 1) + 10) % 10;
    rising = step === 1 ? rising + 1 : 1;
    falling = step === 9 ? falling + 1 : 1;
    same = step === 0 ? same + 1 : 1;
    if (rising > longest) longest = rising;
    if (falling > longest) longest = falling;
    if (same > longest) longest = same;
  }
  return longest;
}

/** Ofcom keeps 07700 900000-900999 and 020 7946 0000-0999 for drama. */
function isBritishFiction(n: i32, skipped: i32): bool {
  // +44 drops the zero, so digits stand one further.
  const i = skipped;
  if (n - i !== 11) return false;
  const a = i === 1 ? tens(2) * 100 + tens(4) : tens(1) * 100 + tens(3);
  const b = tens(i === 1 ? 6 : 5);
  return (a === 7700 && b === 90) || (a === 2079 && b === 46);
}
