// Numbers of people that have letters in them, or marks that differ. Sources stand with each rule in rules/personal.ts.
import { isAlnum, isDigit, isLetter, isUpper, lower } from './characters.ts';
import { digit, gather, remainder, tens } from './checksums.ts';
import { CL_RUT, CZ_BIRTH_NUMBER, DE_HEALTH, DE_PENSION, ES_DNI, HK_IDENTITY, IE_PPS, IN_PAN, IT_CODICE_FISCALE, MX_CURP, SG_NRIC, TW_IDENTITY } from './kinds.ts';
import { isNamed, spanishLetter } from './national.ts';
import { at, found } from './place.ts';
import { visitReadable } from './travel.ts';

/** Nothing stands before that would make it part of something longer; an escape like `\n` does not. */
function isFree(start: i32): bool {
  const c = at(start - 1);
  return (!isAlnum(c) && c !== 95 && c !== 45) || at(start - 2) === 92;
}

/** A capital begins here, and at least three digits follow it. */
export function visitLettered(place: i32): void {
  let end = place + 4;
  while (end - place < 9 && isDigit(at(end))) end++;
  const last = at(end);
  switch (end - place - 1) {
    case 3: if (areDigits(place - 8, place)) visitPension(place, end);
      else visitItalian(place - 11, end);
      return;
    case 4: visitIndian(place - 4, end); return;
    case 6: if (last === 40) visitHongKong(place, end);
      else visitMexican(place - 3, end);
      return;
    case 7: if ((at(place) === 77 || at(place) === 70) && isDigit(at(place - 1)) && isDigit(at(place - 7))) visitReadable(place);
      else if (isUpper(last) && !isAlnum(at(end + 1)) && isFree(place)) visitSeven(place, end);
      return;
    case 8: if (isDigit(last) && !isAlnum(at(end + 1)) && isFree(place)) visitNine(place, end + 1);
      return;
    default:
  }
}

/** A letter and nine digits: Taiwan, and Germany's health insurance. */
function visitNine(start: i32, end: i32): void {
  gather(start + 1, end);
  if (isNamed(DE_HEALTH, start)) {
    // The letter counts as two digits; every second value is doubled, and of each its digits are added up.
    const letter = at(start) - 64;
    let sum = letter >= 20 ? 2 : letter >= 10 ? 1 : 0;
    sum += cross((letter % 10) * 2);
    for (let i = 0; i < 8; i++) sum += i % 2 === 0 ? digit(i) : cross(digit(i) * 2);
    if (sum % 10 === digit(8)) found(DE_HEALTH, start, end);
    return;
  }
  visitTaiwanese(start, end);
}

/** A123456789: the letter stands for two digits, the second digit for sex. */
function visitTaiwanese(start: i32, end: i32): void {
  // A123456789 is everybody's example.
  if ((digit(0) !== 1 && digit(0) !== 2) || (digit(1) === digit(0) + 1 && digit(2) === digit(1) + 1 && digit(3) === digit(2) + 1)) return;
  const value = taiwaneseValue(at(start));
  let sum = tenth(value) + (value - tenth(value) * 10) * 9 + digit(8);
  for (let i = 0; i < 8; i++) sum += digit(i) * (8 - i);
  if (sum % 10 === 0 && isNamed(TW_IDENTITY, start)) found(TW_IDENTITY, start, end);
}

function tenth(value: i32): i32 {
  return value >= 30 ? 3 : value >= 20 ? 2 : 1;
}

/** From ten on in the order of the alphabet, but for I, O, W and Z, which came later. */
function taiwaneseValue(c: i32): i32 {
  switch (c) {
    case 73: return 34;
    case 79: return 35;
    case 87: return 32;
    case 90: return 33;
    default: return c - 55 - (c > 73 ? 1 : 0) - (c > 79 ? 1 : 0) - (c > 87 ? 1 : 0);
  }
}

function areCapitals(from: i32, to: i32): bool {
  for (let p = from; p < to; p++) if (!isUpper(at(p))) return false;
  return true;
}

function areDigits(from: i32, to: i32): bool {
  for (let p = from; p < to; p++) if (!isDigit(at(p))) return false;
  return true;
}

function twoAt(p: i32): i32 {
  return (at(p) - 48) * 10 + at(p + 1) - 48;
}

/** ABCDEHLMPRST, January to December. */
function isItalianMonth(c: i32): bool {
  return (c >= 65 && c <= 69) || c === 72 || c === 76 || c === 77 || c === 80 || (c >= 82 && c <= 84);
}

/** What a character counts for on an odd place (from one): 1 0 5 7 9 13 15 17 19 21, then 2 4 18 20 11 3 6 8 12 14 16 10 22 25 24 23. */
function oddValue(value: i32): i32 {
  switch (value) {
    case 0: return 1;
    case 1: return 0;
    case 2: return 5;
    case 3: return 7;
    case 4: return 9;
    case 5: return 13;
    case 6: return 15;
    case 7: return 17;
    case 8: return 19;
    case 9: return 21;
    case 10: return 2;
    case 11: return 4;
    case 12: return 18;
    case 13: return 20;
    case 14: return 11;
    case 15: return 3;
    case 16: return 6;
    case 17: return 8;
    case 18: return 12;
    case 19: return 14;
    case 20: return 16;
    case 21: return 10;
    case 22: return 22;
    case 23: return 25;
    case 24: return 24;
    default: return 23;
  }
}

/** RSSMRA85T10A562S: surname, name, year, month, day (women's and forty), place, and a letter by mod 26. */
function visitItalian(start: i32, end: i32): void {
  if (!isUpper(at(end)) || isAlnum(at(end + 1)) || !areCapitals(start, start + 6) || !areDigits(start + 6, start + 8) || !isItalianMonth(at(start + 8)) || !areDigits(start + 9, start + 11) || !isFree(start)) return;
  const day = twoAt(start + 9) % 40;
  if (day < 1 || day > 31 || twoAt(start + 9) > 71) return;
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const c = at(start + i);
    const value = isDigit(c) ? c - 48 : c - 65;
    sum += i % 2 === 0 ? oddValue(value) : value;
  }
  if (65 + (sum % 26) === at(end)) found(IT_CODICE_FISCALE, start, end + 1);
}

/** Germany's pension insurance: office, date of birth, a letter as two digits, an order, and a cross sum by 2 1 2 5 7 1 2 1 2 1 2 1. The stretch behind the letter has two digits and the sum. */
function visitPension(place: i32, end: i32): void {
  const start = place - 8;
  if (!areDigits(start, place) || isAlnum(at(end)) || !isFree(start) || !isNamed(DE_PENSION, start)) return;
  gather(start, place);
  const day = tens(2);
  if (day < 1 || (day > 31 && (day < 51 || day > 81)) || tens(4) > 12) return;
  const letter = at(place) - 64;
  const second = letter >= 20 ? letter - 20 : letter >= 10 ? letter - 10 : letter;
  const first = letter >= 20 ? 2 : letter >= 10 ? 1 : 0;
  let sum = cross(digit(0) * 2) + digit(1) + cross(digit(2) * 2) + cross(digit(3) * 5) + cross(digit(4) * 7) + digit(5) + cross(digit(6) * 2) + digit(7);
  sum += cross(first * 2) + second + cross((at(place + 1) - 48) * 2) + at(place + 2) - 48;
  if (sum % 10 === at(place + 3) - 48) found(DE_PENSION, start, end);
}

function cross(n: i32): i32 {
  return n >= 60 ? n - 54 : n >= 50 ? n - 45 : n >= 40 ? n - 36 : n >= 30 ? n - 27 : n >= 20 ? n - 18 : n >= 10 ? n - 9 : n;
}

/** AAAPA1234A: the fourth letter is P for a person. */
function visitIndian(start: i32, end: i32): void {
  if (at(start + 3) !== 80 || !isUpper(at(end)) || isAlnum(at(end + 1)) || !areCapitals(start, start + 4) || !isFree(start)) return;
  if (isNamed(IN_PAN, start)) found(IN_PAN, start, end + 1);
}

/** In the order of the sum, N is followed by Ñ. */
function mexicanValue(c: i32): i32 {
  return isDigit(c) ? c - 48 : c <= 78 ? c - 55 : c - 54;
}

/** Four letters, date, sex, five letters, one that tells equals apart, and the sum. */
function visitMexican(start: i32, end: i32): void {
  const sex = at(end);
  if ((sex !== 72 && sex !== 77 && sex !== 88) || !areCapitals(start, start + 4) || !areCapitals(end + 1, end + 6) || !isDigit(at(end + 7)) || isAlnum(at(end + 8)) || !isFree(start)) return;
  const month = twoAt(start + 6);
  const day = twoAt(start + 8);
  if (month < 1 || month > 12 || day < 1 || day > 31 || (!isUpper(at(end + 6)) && !isDigit(at(end + 6)))) return;
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += mexicanValue(at(start + i)) * (18 - i);
  if ((10 - (sum % 10)) % 10 === at(end + 7) - 48) found(MX_CURP, start, end + 8);
}

/** A123456(3): one letter or two, and a sum mod 11 whose ten is an A; a space stands where there is one letter. */
function visitHongKong(place: i32, end: i32): void {
  if (at(end + 2) !== 41) return;
  const isTwo = isUpper(at(place - 1)) && isFree(place - 1);
  const start = isTwo ? place - 1 : place;
  if (!isFree(start)) return;
  let sum = (isTwo ? at(start) - 55 : 36) * 9 + (at(place) - 55) * 8;
  for (let i = 0; i < 6; i++) sum += (at(place + 1 + i) - 48) * (7 - i);
  const check = (11 - (sum % 11)) % 11;
  if (at(end + 1) === (check === 10 ? 65 : 48 + check) && isNamed(HK_IDENTITY, start)) found(HK_IDENTITY, start, end + 3);
}

/** A letter, seven digits and a letter: foreigners in Spain, and everybody in Singapore. */
function visitSeven(start: i32, end: i32): void {
  gather(start + 1, end);
  const first = at(start);
  const last = at(end);
  if (first >= 88 && first <= 90) {
    // X, Y and Z stand for 0, 1 and 2.
    const rest = ((first - 88) * 10000000 + remainder(0, 7, 10000000)) % 23;
    if (spanishLetter(rest) === lower(last) && isNamed(ES_DNI, start)) found(ES_DNI, start, end + 1);
    return;
  }
  const isForeign = first === 70 || first === 71 || first === 77;
  if (first !== 83 && first !== 84 && !isForeign) return;
  let sum = digit(0) * 2;
  for (let i = 1; i < 7; i++) sum += digit(i) * (8 - i);
  if (first === 84 || first === 71) sum += 4;
  if (first === 77) sum += 3;
  const rest = sum % 11;
  const wanted = !isForeign ? citizenLetter(rest) : first === 77 ? lateLetter(rest) : foreignLetter(rest);
  if (last === wanted && isNamed(SG_NRIC, start)) found(SG_NRIC, start, end + 1);
}

/** JZIHGFEDCBA */
function citizenLetter(rest: i32): i32 {
  return rest === 0 ? 74 : rest === 1 ? 90 : 75 - rest;
}

/** XWUTRQPNMLK */
function foreignLetter(rest: i32): i32 {
  if (rest < 2) return 88 - rest;
  if (rest < 4) return 87 - rest;
  return rest < 7 ? 86 - rest : 85 - rest;
}

/** XWUTRQPNJLK, of those that begin with M since 2022. */
function lateLetter(rest: i32): i32 {
  return rest === 8 ? 74 : foreignLetter(rest);
}

/** 12.345.678-5: a sum mod 11 whose ten is a K. */
export function visitChilean(start: i32, end: i32): bool {
  const last = lower(at(end + 1));
  if (isAlnum(at(end + 2))) return false;
  const n = gather(start, end);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += digit(n - 1 - i) * (2 + (i % 6));
  const check = 11 - (sum % 11);
  if (last !== (check === 11 ? 48 : check === 10 ? 107 : 48 + check) || !isNamed(CL_RUT, start)) return false;
  found(CL_RUT, start, end + 2);
  return true;
}

/** The first digit behind the words, which follow each other within so many bytes, or 0. */
function digitAfter(from: i32): i32 {
  for (let p = from; p < from + 40; p++) {
    const c = at(p);
    if (isDigit(c)) return p;
    if (c === 0 || c === 10) return 0;
  }
  return 0;
}

/** "PPS number 1234567T", "PPSN: 1234567TW": the place is that of the word's three letters. */
export function visitIrish(word: i32): void {
  if (isLetter(at(word - 1)) && at(word - 2) !== 92) return;
  const after = lower(at(word + 3)) === 110 ? word + 4 : word + 3;
  if (isLetter(at(after))) return;
  const start = digitAfter(after);
  if (start === 0 || !areDigits(start, start + 7) || !isFree(start)) return;
  gather(start, start + 7);
  const second = at(start + 8);
  const isLong = isUpper(second);
  if (isAlnum(at(start + (isLong ? 9 : 8)))) return;
  let sum = isLong && second !== 87 ? (second - 64) * 9 : 0;
  for (let i = 0; i < 7; i++) sum += digit(i) * (8 - i);
  const rest = sum % 23;
  if (at(start + 7) === (rest === 0 ? 87 : 64 + rest)) found(IE_PPS, start, start + (isLong ? 9 : 8));
}

/** "rodné číslo 565604/8530": women's months and fifty, or twenty more where a day ran out. Those of nine digits, before 1954, have no sum and are left out. */
export function visitCzech(word: i32): void {
  const before = lower(at(word - 1));
  const after = at(word + 3);
  if (before !== 114 || isLetter(at(word - 2)) || (after !== 0xc3 && lower(after) !== 101)) return;
  const start = digitAfter(word + 4);
  if (start === 0 || !areDigits(start, start + 6)) return;
  const slash = at(start + 6) === 47 ? 1 : 0;
  if (!areDigits(start + 6 + slash, start + 10 + slash) || isAlnum(at(start + 10 + slash))) return;
  gather(start, start + 6);
  const month = tens(2) % 50;
  const day = tens(4);
  if (month < 1 || month > 32 || (month > 12 && month < 21) || day < 1 || day > 31) return;
  let rest = 0;
  for (let p = start; p < start + 10 + slash; p++) if (isDigit(at(p))) rest = (rest * 10 + at(p) - 48) % 11;
  if (rest === 0) found(CZ_BIRTH_NUMBER, start, start + 10 + slash);
}
