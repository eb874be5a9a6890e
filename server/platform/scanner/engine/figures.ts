// Numbers in groups: payment cards and the numbers states give to people, each by its shape, its check digits and, where those are weak, its name nearby.
import { hexValue, isAlnum, isDigit } from './characters.ts';
import { digit, digitKinds, gather, isLuhn } from './checksums.ts';
import { visitAccount } from './accounts.ts';
import { CARD, RO_CNP } from './kinds.ts';
import { LISTS } from './layout.ts';
import { byteAt, wordAt } from './memory.ts';
import { visitChilean } from './lettered.ts';
import { isNamed, visitBelgian, visitChinese, visitCpf, visitFinn, visitScheme } from './national.ts';
import { visitPhone } from './phones.ts';
import { at, found } from './place.ts';
import { CARD_WORDS, hasWholeWord, hasWord, ID_WORDS, TEST_NUMBERS } from './words.ts';

let end: i32 = 0;
let shape: i32 = 0;
let mark: i32 = 0;
let total: i32 = 0;

/** Groups of digits with one and the same mark between; `shape` takes a hexadecimal digit for each, the last eight. */
function read(from: i32): void {
  let p = from;
  let group = 0;
  shape = 0;
  mark = 0;
  total = 0;
  while (p - from < 40) {
    const c = at(p);
    if (isDigit(c)) {
      group++;
      total++;
    } else if ((c === 32 || c === 45 || c === 46) && isDigit(at(p + 1)) && (mark === 0 || mark === c) && group > 0) {
      mark = c;
      shape = (shape << 4) | (group > 15 ? 15 : group);
      group = 0;
    } else {
      break;
    }
    p++;
  }
  shape = (shape << 4) | (group > 15 ? 15 : group);
  end = p;
}

/** Behind a price, a version, a path or a longer name stands no number of a person. */
function isFree(start: i32): bool {
  const before = at(start - 1);
  if (before === 46 || before === 36 || before === 35 || before === 47 || before === 95) return false;
  if (before === 45 && (isAlnum(at(start - 2)) || at(start - 2) === 45)) return false;
  return !(before === 58 && isDigit(at(start - 2)));
}

function isClosed(stop: i32): bool {
  const c = at(stop);
  if (isAlnum(c) || c === 95 || c === 37) return false;
  if (c === 46 || c === 58 || c === 44) return !isDigit(at(stop + 1));
  return !(c === 45 && isAlnum(at(stop + 1))) && c !== 47;
}

/** Eight or more digits, single marks among them, begin here. */
export function visitFigures(start: i32): void {
  read(start);
  if (shape === 0x222 && mark === 46 && isFree(start) && visitBelgian(start, end)) return;
  if ((shape === 0x233 || shape === 0x133) && mark === 46 && at(end) === 45 && isFree(start) && visitChilean(start, end)) return;
  if (shape === 0x425 && mark === 46 && isFree(start) && visitAccount(start, end, mark, total)) return;
  if (isOrdinary(start)) return;
  if (total >= 17 && mark === 0 && isFree(start) && visitChinese(start, end, total)) return;
  if (total >= 8 && isFree(start)) {
    if (visitCard(start) || (total === 9 && isOpenNine(start)) || visitScheme(start, end, shape, mark, total, isClosed(end))) return;
  }
  if (at(start - 1) !== 43 && isFree(start) && isClosed(end) && visitAccount(start, end, mark, total)) return;
  if (mark !== 0 || total <= 11 || at(start - 1) === 43) visitPhone(start);
}

/** Dates, addresses of networks, versions and long counts: most of what a log holds, and none of what is looked for. */
function isOrdinary(start: i32): bool {
  if (mark === 46) return shape !== 0x334 && shape !== 0x1334 && shape !== 0x333 && shape !== 0x3442 && shape !== 0x22222;
  if (mark === 45) return shape === 0x422;
  // Moments of our time, in thousandths to billionths of a second.
  return mark === 0 && total >= 13 && total !== 15 && at(start) === 49 && at(start + 1) >= 54 && at(start + 1) <= 57 && !(total === 13 && isNamed(RO_CNP, start));
}

/** Brazil's number goes on behind a hyphen, Finland's with a letter. */
function isOpenNine(start: i32): bool {
  return (shape === 0x333 && mark === 46 && visitCpf(start, end)) || (shape === 0x63 && mark === 45 && visitFinn(start, end));
}

/** Behind 4-4-4-4 a date may follow with the same mark. */
function cardEnd(start: i32): i32 {
  if (shape === 15 || mark === 0) return end;
  if (total > 16 && isDigit(at(start + 3)) && at(start + 4) === mark && at(start + 9) === mark && at(start + 14) === mark && at(start + 19) === mark) return start + 19;
  return end;
}

function visitCard(start: i32): bool {
  if (total < 13) return false;
  const stop = cardEnd(start);
  const n = gather(start, stop);
  if (stop === end) {
    if (n > 19 || !isClosed(end)) return false;
    if (mark !== 0 && shape !== 0x4444 && shape !== 0x465 && shape !== 0x44443 && shape !== 0x464) return false;
  }
  if (mark === 46 || !isIssued(n) || !isLuhn(0, n)) return false;
  if (isTestCard(n)) return true;
  if (mark !== 0 && isInTable(start, stop)) return false;
  const isNamed = hasWord(CARD_WORDS, start - 48, start);
  // Without groups and a name it may be any number; nine of ten fail the sum, and identifiers say what they are.
  if (mark === 0 && !isNamed && ((n !== 16 && n !== 15) || digitKinds(n) < 6 || hasWholeWord(ID_WORDS, start - 24, start))) return false;
  found(CARD, start, stop);
  return true;
}

function isGroup(from: i32): bool {
  for (let p = from; p < from + 4; p++) if (hexValue(at(p)) < 0) return false;
  return true;
}

/** Rows of numbers of four digits, as in tables of characters: another before or behind, or the same twice. */
function isInTable(start: i32, stop: i32): bool {
  if (at(stop) === mark && isGroup(stop + 1) && !isAlnum(at(stop + 5))) return true;
  if (at(start - 1) === mark && isGroup(start - 5) && !isAlnum(at(start - 6))) return true;
  return at(start + 4) === mark && (isSame(start, start + 5) || isSame(start + 5, start + 10));
}

/** All four digits, or all but the last, as neighbours in a table have them. */
function isSame(a: i32, b: i32): bool {
  for (let i = 0; i < 3; i++) if (at(a + i) !== at(b + i)) return false;
  return true;
}

/** Ranges and lengths of the card networks (ISO/IEC 7812 issuer numbers). */
function isIssued(n: i32): bool {
  const two = digit(0) * 10 + digit(1);
  const four = two * 100 + digit(2) * 10 + digit(3);
  if (digit(0) === 4) return n === 16 || n === 13 || n === 19;
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return n === 16;
  if (two === 34 || two === 37) return n === 15;
  if (four === 6011 || two === 65 || (four >= 6440 && four <= 6499)) return n === 16 || n === 19;
  if (two === 36 || two === 38 || (four >= 3000 && four <= 3059)) return n === 14;
  if (four >= 3528 && four <= 3589) return n === 16;
  if (two === 62) return n >= 16 && n <= 19;
  return (two === 50 || (two >= 56 && two <= 58) || two === 63 || two === 67) && n >= 16 && n <= 19;
}

/** Numbers that payment providers publish for tests, and any with few different digits or a long row of one. */
function isTestCard(n: i32): bool {
  let same = 1;
  for (let i = 0; i < n; i++) {
    same = i > 0 && digit(i) === digit(i - 1) ? same + 1 : 1;
    if (same >= 5) return true;
  }
  return digitKinds(n) < 5 || isListed(n);
}

function isListed(n: i32): bool {
  let entry = wordAt(LISTS + TEST_NUMBERS * 4);
  let length = byteAt(entry);
  while (length !== 0) {
    let i = 0;
    while (i < length && i < n && byteAt(entry + 1 + i) - 48 === digit(i)) i++;
    if (i === n && i === length) return true;
    entry += length + 1;
    length = byteAt(entry);
  }
  return false;
}

