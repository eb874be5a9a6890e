// What a word announces: a date of birth, a medical record, a passport, a driving licence.
import { isAlnum, isDigit, isLetter, isLineEnd, isLower, isUpper, lower } from './characters.ts';
import { BIRTH_DATE, DRIVING_LICENCE, MEDICAL_RECORD, PASSPORT } from './kinds.ts';
import { at, found } from './place.ts';
import { digits, longestPattern } from './strength.ts';
import { nameEnd, nameStart } from './names.ts';
import { mayBeCell, visitTable } from './tables.ts';
import { findWord, hasWholeWord, isWord, LICENCE_WORDS, MONTHS, PASSPORT_WORDS, PATIENT_WORDS } from './words.ts';

function isWordStart(place: i32): bool {
  const before = at(place - 1);
  if (!isLetter(before) || (isLower(before) && isUpper(at(place)))) return true;
  return at(place - 2) === 92;
}

export function visitBirth(place: i32): void {
  if (!isWordStart(place)) return;
  const second = lower(at(place + 3));
  // naissance, nacimiento, nascita, nascimento
  if (lower(at(place)) === 110 && !isRomance(place)) return;
  // birth…, born, dob alone, geboren, Geburtsdatum, geb.
  if (lower(at(place + 1)) === 111 && lower(at(place)) === 98) {
    if (second !== 110 || isAlnum(at(place + 4))) return;
  } else if (lower(at(place)) !== 110 && (lower(at(place)) === 98 ? second !== 116 || lower(at(place + 4)) !== 104 : lower(at(place)) === 103 ? second !== 111 && second !== 117 && second !== 46 : isLower(at(place + 3)))) return;
  // birthtime, of files
  if (lower(at(place)) === 98 && lower(at(place + 5)) === 116 && lower(at(place + 6)) === 105) return;
  if (findBirth(place + 3)) return;
  const start = nameStart(place);
  const end = nameEnd(place);
  if (start > 0 && mayBeCell(start, end)) visitTable(start, end, BIRTH_DATE);
}

/** `d.o.b.`: the place is that of its first letter. */
export function visitDotted(place: i32): void {
  if (lower(at(place + 4)) === 98 && at(place + 3) === 46 && isWordStart(place)) findBirth(place + 5);
}

/** The first date within reach behind a word for birth, in the same object where that is JSON. */
export function findBirth(from: i32): bool {
  for (let p = from; p < from + 45 && !isLineEnd(at(p)) && at(p) !== 125; p++) {
    if (isAlnum(at(p - 1)) && !(isDigit(at(p)) && isLetter(at(p - 1)) && at(p - 2) === 92)) continue;
    const end = dateEnd(p);
    if (end > 0) {
      found(BIRTH_DATE, p, end);
      return true;
    }
  }
  return false;
}

/** "data urodzenia", "urodzony": the place is that of "odz". */
export function visitPolishBirth(place: i32): void {
  if (lower(at(place - 1)) === 114 && lower(at(place - 2)) === 117 && !isLetter(at(place - 3))) findBirth(place + 3);
}

/** "nata il", "nato a Bari il": the place is that of the word. */
export function visitItalianBirth(place: i32): void {
  const gender = lower(at(place + 3));
  if ((gender !== 97 && gender !== 111) || at(place + 4) !== 32 || !isWordStart(place)) return;
  // il, a
  const next = at(place + 5);
  if ((next === 105 && at(place + 6) === 108 && at(place + 7) === 32) || (next === 97 && at(place + 6) === 32)) findBirth(place + 6);
}

/** "né le", "née le": the place is that of the last byte of an é and "l". */
export function visitFrenchBirth(place: i32): void {
  if (at(place - 1) === 0xc3 && lower(at(place - 2)) === 110 && !isLetter(at(place - 3)) && at(place + 3) === 101) findBirth(place + 4);
}

/** nai-ss, nac-im, nac-id, nas-ci: not nascent, nacelle or naive. */
function isRomance(place: i32): bool {
  const third = lower(at(place + 2));
  const fourth = lower(at(place + 3));
  const fifth = lower(at(place + 4));
  if (third === 105) return fourth === 115 && fifth === 115;
  return third === 99 ? fourth === 105 && (fifth === 109 || fifth === 100) : fourth === 99 && fifth === 105;
}

function number(from: i32, n: i32): i32 {
  let value = 0;
  for (let i = 0; i < n; i++) {
    const c = at(from + i);
    if (!isDigit(c)) return -1;
    value = value * 10 + c - 48;
  }
  return value;
}

function run(from: i32): i32 {
  let p = from;
  while (p - from < 9 && isDigit(at(p))) p++;
  return p - from;
}

function isBetween(value: i32, least: i32, most: i32): bool {
  return value >= least && value <= most;
}

/** Nobody is born on the days that programs begin counting at. */
function isLikely(year: i32, month: i32, day: i32): bool {
  return isBetween(year, 1900, 2026) && isBetween(month, 1, 12) && isBetween(day, 1, 31) && !(month === 1 && day === 1 && (year === 1970 || year === 1900 || year === 2000));
}

/** Where a date that begins here ends, or 0. */
export function dateEnd(p: i32): i32 {
  if (isLetter(at(p))) return namedDateEnd(p);
  const n = run(p);
  if (n === 8) return isLikely(number(p, 4), number(p + 4, 2), number(p + 6, 2)) ? p + 8 : 0;
  if (n === 4) return at(p + 4) > 127 ? markedEnd(p) : isoEnd(p);
  return n === 1 || n === 2 ? shortEnd(p, n) : 0;
}

function isMark(c: i32): bool {
  return c === 45 || c === 47 || c === 46;
}

/** Past 年, 月 or 日, or 년, 월 or 일 and a space, which are three bytes each. */
function pastMark(p: i32): i32 {
  if (at(p) < 0xe3 || at(p) > 0xed) return 0;
  return at(p + 3) === 32 ? p + 4 : p + 3;
}

/** 1988年3月14日, 1988년 3월 14일. */
function markedEnd(p: i32): i32 {
  const month = pastMark(p + 4);
  const m = run(month);
  const day = month > 0 && isBetween(m, 1, 2) ? pastMark(month + m) : 0;
  const n = run(day);
  return day > 0 && isBetween(n, 1, 2) && at(day + n) > 127 && isLikely(number(p, 4), number(month, m), number(day, n)) ? day + n + 3 : 0;
}

function isoEnd(p: i32): i32 {
  const mark = at(p + 4);
  const month = run(p + 5);
  if (!isMark(mark) || !isBetween(month, 1, 2) || at(p + 5 + month) !== mark) return 0;
  const day = p + 6 + month;
  const n = run(day);
  return isBetween(n, 1, 2) && isLikely(number(p, 4), number(p + 5, month), number(day, n)) ? day + n : 0;
}

/** 4/12/1985, 12.04.85, 12 April 1985. */
function shortEnd(p: i32, n: i32): i32 {
  let second = p + n;
  if (isMark(at(second)) && isDigit(at(second + 1))) {
    const m = run(second + 1);
    const third = second + 1 + m + 1;
    const y = run(third);
    if (m > 2 || at(third - 1) !== at(second) || (y !== 4 && (y !== 2 || n !== 2 || m !== 2))) return 0;
    const year = y === 4 ? number(third, 4) : 1900 + number(third, 2);
    const a = number(p, n);
    const b = number(second + 1, m);
    return isLikely(year, a > 12 ? b : a, a > 12 ? a : b) ? third + y : 0;
  }
  while (second - p < 8 && (at(second) === 46 || at(second) === 32 || at(second) === 45 || isLetter(at(second)))) {
    const named = findWord(MONTHS, second, second + 3);
    if (named > 0) return yearEnd(named);
    second++;
  }
  return 0;
}

/** Behind a month's first three letters: the rest of the name, then a year. */
function yearEnd(from: i32): i32 {
  let p = from;
  while (p - from < 9 && (isLetter(at(p)) || at(p) > 127)) p++;
  // de, del
  if (at(p) === 32 && at(p + 1) === 100 && at(p + 2) === 101) p += at(p + 3) === 108 ? 4 : 3;
  while (p - from < 16 && (at(p) === 32 || at(p) === 44 || at(p) === 46 || at(p) === 45)) p++;
  return run(p) === 4 && isBetween(number(p, 4), 1900, 2026) ? p + 4 : 0;
}

/** April 12, 1985. */
function namedDateEnd(from: i32): i32 {
  if (findWord(MONTHS, from, from + 3) === 0) return 0;
  let p = from + 3;
  while (p - from < 10 && isLetter(at(p))) p++;
  while (p - from < 13 && (at(p) === 32 || at(p) === 46)) p++;
  const n = run(p);
  if (!isBetween(n, 1, 2)) return 0;
  p += n;
  // 1st, 2nd, 3rd, 4th
  if (isLetter(at(p)) && isLetter(at(p + 1))) p += 2;
  return yearEnd(p);
}

/** The next word of capitals and digits within reach, with enough digits to be a number of a paper; found as `rule`. */
function findNumber(rule: i32, from: i32, least: i32, leastDigits: i32, most: i32): bool {
  let p = from;
  while (p - from < 40 && !isLineEnd(at(p)) && at(p) !== 9 && at(p) !== 64 && at(p) !== 47) {
    // A longer name: passport-jwt
    if (at(p) === 45 && isLower(at(p + 1))) return false;
    if (isAlnum(at(p)) && (!isAlnum(at(p - 1)) || at(p - 2) === 92)) {
      let end = p;
      while (end - p <= most && (isAlnum(at(end)) || (at(end) === 45 && isAlnum(at(end + 1))))) end++;
      const n = end - p;
      if (n >= least && n <= most && digits(p, end) >= leastDigits && isCapital(p, end) && longestPattern(p, end) < 6) {
        found(rule, p, end);
        return true;
      }
      p = end;
    }
    p++;
  }
  return false;
}

function isCapital(from: i32, to: i32): bool {
  for (let p = from; p < to; p++) if (isLower(at(p))) return false;
  return true;
}

export function visitMedical(place: i32): void {
  if (!isWordStart(place) || isLower(at(place + 3))) return;
  findNumber(MEDICAL_RECORD, place + 3, 6, 5, 14);
}

/** "Patient ID: …", `patient_no`, "Patientennummer": the place is that of "tie". */
export function visitPatient(place: i32): void {
  if (lower(at(place - 1)) !== 97 || lower(at(place - 2)) !== 112 || lower(at(place + 3)) !== 110 || lower(at(place + 4)) !== 116 || !isWordStart(place - 2)) return;
  let p = place + 5;
  if (lower(at(p)) === 101 && lower(at(p + 1)) === 110) p += 2;
  while (p - place < 10 && !isAlnum(at(p)) && at(p) > 31) p++;
  const word = p;
  while (p - word < 8 && isLetter(at(p))) p++;
  if (isWord(PATIENT_WORDS, word, p)) findNumber(MEDICAL_RECORD, p, 6, 5, 14);
}

/** pasa, pasz, passa, passe, passp, passn, or the end of Reisepass. */
function mayBePassport(place: i32): bool {
  const c = lower(at(place + 3));
  if (c !== 115) return c === 97 || c === 122;
  const d = lower(at(place + 4));
  return d === 97 || d === 101 || d === 112 || d === 110 || lower(at(place - 1)) === 101;
}

/** True when it was about a passport, whether or not a number followed. */
export function visitPassport(place: i32): bool {
  if (!mayBePassport(place)) return false;
  const end = findWord(PASSPORT_WORDS, place - 5, place + 10);
  if (end === 0) return false;
  // Germany's and others' have nine characters, of which two may be digits.
  if (!findNumber(PASSPORT, end, 7, 5, 9)) findNumber(PASSPORT, end, 9, 2, 9);
  return true;
}

/** "Ausweisnummer", "Personalausweis Nr.": the place is that of "usw". */
export function visitPaper(place: i32): void {
  // aus, weis
  if (lower(at(place - 1)) !== 97 || lower(at(place + 3)) !== 101 || lower(at(place + 4)) !== 105 || lower(at(place + 5)) !== 115) return;
  if (!findNumber(PASSPORT, place + 6, 9, 2, 10)) findNumber(PASSPORT, place + 6, 9, 1, 9);
}

export function visitLicence(place: i32): void {
  // en: most is of "public", "click" and the like.
  if (lower(at(place + 3)) !== 101 || lower(at(place + 4)) !== 110) return;
  if (!hasWholeWord(LICENCE_WORDS, place - 16, place + 10)) return;
  findNumber(DRIVING_LICENCE, place + 7, 6, 5, 17);
}
