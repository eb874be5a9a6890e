// What begins with two capitals and then digits: bank accounts (IBAN) and British national insurance numbers.
import { isAlnum, isDigit, isUpper, lower } from './characters.ts';
import { isIban } from './checksums.ts';
import { IBAN, UK_NINO } from './kinds.ts';
import { LISTS } from './layout.ts';
import { byteAt, wordAt } from './memory.ts';
import { at, found } from './place.ts';
import { distinct, longestPattern } from './strength.ts';
import { COUNTRIES, EXAMPLE_ACCOUNTS } from './words.ts';

export function visitLetters(start: i32): void {
  if (at(start - 1) === 45 || !isUpper(at(start)) || !isUpper(at(start + 1))) return;
  const length = ibanLength(start);
  if (length > 0 && visitIban(start, length)) return;
  visitNino(start);
}

/** From the table of countries (two letters and a length), or 0. */
function ibanLength(start: i32): i32 {
  let entry = wordAt(LISTS + COUNTRIES * 4);
  while (byteAt(entry) !== 0) {
    if (byteAt(entry + 1) === lower(at(start)) && byteAt(entry + 2) === lower(at(start + 1))) return (byteAt(entry + 3) - 48) * 10 + byteAt(entry + 4) - 48;
    entry += byteAt(entry) + 1;
  }
  return 0;
}

function visitIban(start: i32, length: i32): bool {
  let p = start;
  let n = 0;
  while (n < length && p - start < 48) {
    const c = at(p);
    if (isDigit(c) || isUpper(c)) n++;
    else if ((c !== 32 && c !== 45) || !isAlnum(at(p + 1))) return false;
    p++;
  }
  if (n < length || isAlnum(at(p)) || !isIban(start, p)) return false;
  if (isExample(start, p) || distinct(start + 4, p) < 4) return true;
  found(IBAN, start, p);
  return true;
}

/** Whether the registry shows this very number as its example, with or without spaces. */
function isExample(from: i32, to: i32): bool {
  let entry = wordAt(LISTS + EXAMPLE_ACCOUNTS * 4);
  while (byteAt(entry) !== 0) {
    const length = byteAt(entry);
    let p = from;
    let i = 0;
    while (p < to && i < length) {
      if (isAlnum(at(p))) {
        if (lower(at(p)) !== byteAt(entry + 1 + i)) break;
        i++;
      }
      p++;
    }
    if (i === length) return true;
    entry += length + 1;
  }
  return false;
}

/** AA 12 34 56 C, with or without spaces. Letters as HM Revenue & Customs assigns them (manual NIM39110). */
function visitNino(start: i32): void {
  const first = lower(at(start));
  const second = lower(at(start + 1));
  if (isNever(first) || isNever(second) || second === 111 || isForbiddenPair(first, second)) return;
  let p = start + 2;
  let n = 0;
  while (n < 6 && p - start < 12) {
    const c = at(p);
    if (isDigit(c)) n++;
    else if (c !== 32 || n % 2 === 1) return;
    p++;
  }
  const digitsEnd = p;
  if (at(p) === 32) p++;
  const suffix = at(p);
  if (n < 6 || suffix < 65 || suffix > 68 || isAlnum(at(p + 1)) || at(p + 1) === 45) return;
  if (longestPattern(start + 2, digitsEnd) < 6 && !(at(start + 3) === 49 && at(start + 4) === 50 && at(start + 6) === 51)) found(UK_NINO, start, p + 1);
}

/** D, F, I, Q, U and V. */
function isNever(c: i32): bool {
  return c === 100 || c === 102 || c === 105 || c === 113 || c === 117 || c === 118;
}

/** BG, GB, NK, KN, TN, NT and ZZ. */
function isForbiddenPair(a: i32, b: i32): bool {
  return (a === 98 && b === 103) || (a === 103 && b === 98) || (a === 110 && b === 107) || (a === 107 && b === 110) || (a === 116 && b === 110) || (a === 110 && b === 116) || (a === 122 && b === 122);
}
