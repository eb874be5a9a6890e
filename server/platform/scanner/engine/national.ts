// Numbers that states give to people. Sources of each scheme stand with its rule in rules/personal.ts.
import { isAlnum, isUpper, lower } from './characters.ts';
import { digit, digitKinds, gather, isLuhn, isMod11And10, isVerhoeff, remainder, tens } from './checksums.ts';
import { AU_TFN, BE_NATIONAL, BR_CPF, CA_SIN, CH_AHV, CN_IDENTITY, DE_TAX, DK_CPR, ES_DNI, FI_HETU, FR_NIR, IN_AADHAAR, KR_RESIDENT, NL_BSN, NZ_IRD, PL_PESEL, RO_CNP, SE_PERSON, UK_NHS, US_ITIN, US_SSN } from './kinds.ts';
import { at, found } from './place.ts';
import { LISTS } from './layout.ts';
import { byteAt, wordAt } from './memory.ts';
import { hasWholeWord, ID_WORDS, NATIONAL, SCHEMES } from './words.ts';

const HYPHEN: i32 = 45;
const SPACE: i32 = 32;
const DOT: i32 = 46;

export function isNamed(rule: i32, start: i32): bool {
  return hasWholeWord(SCHEMES + rule - US_SSN, start - 48, start);
}

function is(rule: i32, start: i32, end: i32): bool {
  found(rule, start, end);
  return true;
}

/** True when the digits are somebody's number in one of the schemes. */
export function visitScheme(start: i32, end: i32, shape: i32, mark: i32, total: i32, isClosed: bool): bool {
  if (total === 8) return mark === 0 ? visitLettered(start, end, mark) : visitInland(start, end, shape);
  // A letter follows the digits of a Finn, so the end is open.
  if (!isClosed || total < 9 || total > 15) return false;
  gather(start, end);
  if (isOneDigit(total)) return false;
  return visitKnown(start, end, shape, mark, total) || visitListed(start, end, total);
}

function visitKnown(start: i32, end: i32, shape: i32, mark: i32, total: i32): bool {
  switch (total) {
    case 9: return visitNine(start, end, shape, mark);
    case 10: return visitTen(start, end, shape, mark);
    case 11: return visitEleven(start, end, shape, mark);
    case 12: return visitTwelve(start, end, shape, mark);
    case 13: if (shape === 0x67 && mark === HYPHEN) return isKorean() && is(KR_RESIDENT, start, end);
      return shape === 0x3442 && mark === DOT && tens(0) === 75 && digit(2) === 6 && isEan() && is(CH_AHV, start, end);
    case 15: return isNir(shape, mark, start) && is(FR_NIR, start, end);
    default: return false;
  }
}

/** What is told by weights alone (rules/national-sums.ts), and by its name. */
function visitListed(start: i32, end: i32, total: i32): bool {
  let row = wordAt(LISTS + NATIONAL * 4);
  let length = byteAt(row);
  while (length !== 0) {
    const rule = byteAt(row + 1);
    let holds = byteAt(row + 2) - 48 === total;
    // Rows of one rule follow each other, and all must hold.
    while (length !== 0 && byteAt(row + 1) === rule) {
      if (holds && !isZero(row, total)) holds = false;
      row += length + 1;
      length = byteAt(row);
    }
    if (holds && isLikely(rule) && !isRising(total) && isNamed(rule, start)) return is(rule, start, end);
  }
  return false;
}

function isZero(row: i32, n: i32): bool {
  const over = byteAt(row + 3) - 48;
  if (over === 1) return true;
  if (over === 2) return isLuhn(0, n);
  if (over === 3) return isMod11And10(n);
  if (over === 4) return isElevenOrZero(row, n);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += digit(i) * (byteAt(row + 4 + i) - 48);
  return sum % over === 0;
}

/** The rest itself is the last digit, and a nought where it is ten. */
function isElevenOrZero(row: i32, n: i32): bool {
  let sum = 0;
  for (let i = 0; i < n - 1; i++) sum += digit(i) * (byteAt(row + 4 + i) - 48);
  return (sum % 11) % 10 === digit(n - 1);
}

/** Where there is no sum: a day that there is, or a range that is given out. */
function isLikely(rule: i32): bool {
  if (rule === DK_CPR) return tens(0) >= 1 && tens(0) <= 31 && tens(2) >= 1 && tens(2) <= 12;
  if (rule === RO_CNP) return isRomanian();
  if (rule === US_ITIN) return digit(0) === 9 && tens(3) >= 50 && tens(3) !== 89 && tens(3) !== 93;
  return true;
}

/** Sex and century, date, county, order, and the sum by 279146358279, whose ten is a one. */
function isRomanian(): bool {
  if (!isDay(3, 5) || digit(0) === 0) return false;
  const sum = digit(0) * 2 + digit(1) * 7 + digit(2) * 9 + digit(3) + digit(4) * 4 + digit(5) * 6 + digit(6) * 3 + digit(7) * 5 + digit(8) * 8 + digit(9) * 2 + digit(10) * 7 + digit(11) * 9;
  const rest = sum % 11;
  return (rest === 10 ? 1 : rest) === digit(12);
}

/** Korea: date, century and sex, and a weighted sum mod 11 (none for those born since October 2020). */
function isKorean(): bool {
  if (!isDay(2, 4) || digit(6) < 1 || digit(6) > 4) return false;
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += digit(i) * (i < 8 ? i + 2 : i - 6);
  return (11 - (sum % 11)) % 10 === digit(12);
}

/** China: place, date, order, and ISO 7064 mod 11-2, whose ten is an X. */
export function visitChinese(start: i32, end: i32, total: i32): bool {
  const isTen = total === 17 && (at(end) === 88 || at(end) === 120);
  const stop = isTen ? end + 1 : end;
  if ((!isTen && total !== 18) || isAlnum(at(stop)) || gather(start, end) !== total) return false;
  const century = tens(6);
  if ((century !== 19 && century !== 20) || !isDay(10, 12) || digit(0) === 0 || isOneDigit(total)) return false;
  let value = 0;
  for (let i = 0; i < 17; i++) value = ((value + digit(i)) * 2) % 11;
  return (value + (isTen ? 10 : digit(17))) % 11 === 1 && is(CN_IDENTITY, start, stop);
}

/** Belgium as its cards show it: 85.07.30-033.28, which two marks cut in the middle. */
export function visitBelgian(start: i32, end: i32): bool {
  if (at(end) !== HYPHEN || at(end + 4) !== DOT || isAlnum(at(end + 7)) || gather(start, end + 7) !== 11) return false;
  return isBelgian() && is(BE_NATIONAL, start, end + 7);
}

function isOneDigit(n: i32): bool {
  for (let i = 1; i < n; i++) if (digit(i) !== digit(0)) return false;
  return true;
}

function isRising(n: i32): bool {
  let rising = 1;
  for (let i = 1; i < n; i++) {
    rising = digit(i) === digit(i - 1) + 1 ? rising + 1 : 1;
    if (rising >= 6) return true;
  }
  return false;
}

function weighted(n: i32, first: i32): i32 {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += digit(i) * (first - i);
  return sum;
}

function visitNine(start: i32, end: i32, shape: i32, mark: i32): bool {
  if (isSsn() && (shape === 0x324 ? mark === HYPHEN || isNamed(US_SSN, start) : shape === 9 && isNamed(US_SSN, start))) return is(US_SSN, start, end);
  if (isRising(9)) return false;
  if ((shape === 0x333 || shape === 9) && isLuhn(0, 9) && isNamed(CA_SIN, start)) return is(CA_SIN, start, end);
  if (isBsn() && isNamed(NL_BSN, start)) return is(NL_BSN, start, end);
  return isTfn() && isNamed(AU_TFN, start) && is(AU_TFN, start, end);
}

/** What the Social Security Administration never issued, and the numbers everybody knows from advertisements. */
function isSsn(): bool {
  const area = digit(0) * 100 + tens(1);
  const group = tens(3);
  const serial = tens(5) * 100 + tens(7);
  if (area === 0 || area === 666 || area >= 900 || group === 0 || serial === 0) return false;
  return !(area === 123 && group === 45) && !(area === 78 && group === 5 && serial === 1120) && !(area === 219 && group === 9 && serial === 9999) && !(area === 457 && group === 55 && serial === 5462) && !(area === 111 && group === 22) && !(area === 111 && group === 11);
}

function isBsn(): bool {
  return (weighted(8, 9) - digit(8)) % 11 === 0;
}

function isTfn(): bool {
  return (digit(0) + digit(1) * 4 + digit(2) * 3 + digit(3) * 7 + digit(4) * 5 + digit(5) * 8 + digit(6) * 6 + digit(7) * 9 + digit(8) * 10) % 11 === 0;
}

function visitTen(start: i32, end: i32, shape: i32, mark: i32): bool {
  if (isNhs() && !isRising(10) && !isTest999() && isNamed(UK_NHS, start)) return is(UK_NHS, start, end);
  if (shape === 0x64 && mark === HYPHEN && isDay(2, 4) && isLuhn(0, 10)) return is(SE_PERSON, start, end);
  if (shape === 0x64 && mark === HYPHEN && isFinnish(10) && finnishSign(remainder(0, 9, 31)) === 48 + digit(9) && isNamed(FI_HETU, start)) return is(FI_HETU, start, end);
  // Where North America would dial it, it is a telephone number.
  return shape === 0x334 && mark === SPACE && isNhs() && !isRising(10) && !isTest999() && (digit(0) < 2 || digit(3) < 2) && is(UK_NHS, start, end);
}

/** NHS England keeps 999 for tests. */
function isTest999(): bool {
  return digit(0) === 9 && digit(1) === 9 && digit(2) === 9;
}

function isNhs(): bool {
  const check = 11 - (weighted(9, 10) % 11);
  return (check === 11 ? 0 : check) === digit(9);
}

function isDay(month: i32, day: i32): bool {
  return tens(month) >= 1 && tens(month) <= 12 && tens(day) >= 1 && tens(day) <= 31;
}

function visitEleven(start: i32, end: i32, shape: i32, mark: i32): bool {
  if (isCpf() && (shape === 0x3332 ? mark === DOT : shape === 11 && isNamed(BR_CPF, start))) return is(BR_CPF, start, end);
  if (shape === 11 && isPesel() && isNamed(PL_PESEL, start)) return is(PL_PESEL, start, end);
  if (isMod11And10(11) && digit(0) !== 0 && !isRising(11) && isNamed(DE_TAX, start)) return is(DE_TAX, start, end);
  return isBelgian() && isNamed(BE_NATIONAL, start) && is(BE_NATIONAL, start, end);
}

/** The last group of a CPF follows a hyphen, which ends the stretch of dots: nine digits, then `-dd`. */
export function visitCpf(start: i32, end: i32): bool {
  if (at(end) !== HYPHEN || isAlnum(at(end + 3))) return false;
  return gather(start, end + 3) === 11 && isCpf() && is(BR_CPF, start, end + 3);
}

function isCpf(): bool {
  if (isOneDigit(11)) return false;
  const first = (weighted(9, 10) * 10) % 11;
  const second = (weighted(10, 11) * 10) % 11;
  return first % 10 === digit(9) && second % 10 === digit(10);
}

function isPesel(): bool {
  const sum = digit(0) + digit(1) * 3 + digit(2) * 7 + digit(3) * 9 + digit(4) + digit(5) * 3 + digit(6) * 7 + digit(7) * 9 + digit(8) + digit(9) * 3;
  return (10 - (sum % 10)) % 10 === digit(10) && tens(2) % 20 >= 1 && tens(2) % 20 <= 12 && tens(4) >= 1 && tens(4) <= 31;
}

function isBelgian(): bool {
  const check = tens(9);
  const rest = remainder(0, 9, 97);
  // From 2000 on a 2 stands before the year: 2 * 10^9 mod 97 is 58.
  return isDay(2, 4) && (97 - rest === check || 97 - ((rest + 58) % 97) === check);
}

function visitTwelve(start: i32, end: i32, shape: i32, mark: i32): bool {
  if ((shape === 0x444 || shape === 12) && digit(0) >= 2 && isVerhoeff(12) && isNamed(IN_AADHAAR, start)) return is(IN_AADHAAR, start, end);
  if (shape !== 0x84 || mark !== HYPHEN || !isDay(4, 6) || !(tens(0) === 19 || tens(0) === 20)) return false;
  return isLuhn(2, 10) && is(SE_PERSON, start, end);
}

function isEan(): bool {
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += digit(i) * (i % 2 === 1 ? 3 : 1);
  return (10 - (sum % 10)) % 10 === digit(12);
}

/** Sex, year, month, place and order, then 97 minus the rest; Corsica's letters are left out. */
function isNir(shape: i32, mark: i32, start: i32): bool {
  if ((digit(0) !== 1 && digit(0) !== 2) || tens(3) < 1 || tens(3) > 12) return false;
  if (!(mark === SPACE && shape === 0x1222332) && !((mark === 0 || shape === 0xd2) && (isNamed(FR_NIR, start) || (digitKinds(15) >= 6 && !hasWholeWord(ID_WORDS, start - 24, start))))) return false;
  return 97 - remainder(0, 13, 97) === tens(13);
}

/** New Zealand's numbers of eight digits stand for nine with a zero before. */
function visitInland(start: i32, end: i32, shape: i32): bool {
  if (shape !== 0x233 || !isNamed(NZ_IRD, start)) return false;
  gather(start, end);
  const sum = digit(0) * 2 + digit(1) * 7 + digit(2) * 6 + digit(3) * 5 + digit(4) * 4 + digit(5) * 3 + digit(6) * 2 + digit(7);
  return sum % 11 === 0 && is(NZ_IRD, start, end);
}

/** Eight digits and a letter: Spain. Six, a century and four: Finland is read by its own place. */
function visitLettered(start: i32, end: i32, mark: i32): bool {
  const c = at(end) === HYPHEN ? at(end + 1) : at(end);
  const stop = at(end) === HYPHEN ? end + 2 : end + 1;
  if (mark !== 0 || !isUpper(c) || isAlnum(at(stop)) || isRising(8) || !isNamed(ES_DNI, start)) return false;
  gather(start, end);
  return spanishLetter(remainder(0, 8, 23)) === lower(c) && is(ES_DNI, start, stop);
}

/** TRWAGMYFPDXBNJZSQVHLCKE, in the order of the remainder. */
export function spanishLetter(rest: i32): i32 {
  switch (rest) {
    case 0: return 116; case 1: return 114; case 2: return 119; case 3: return 97; case 4: return 103; case 5: return 109;
    case 6: return 121; case 7: return 102; case 8: return 112; case 9: return 100; case 10: return 120; case 11: return 98;
    case 12: return 110; case 13: return 106; case 14: return 122; case 15: return 115; case 16: return 113; case 17: return 118;
    case 18: return 104; case 19: return 108; case 20: return 99; case 21: return 107; default: return 101;
  }
}

/** Finland: day, month, year, a sign for the century, an order, and a letter or digit by 31. Called where `ddmmyy-ddd` was read. */
export function visitFinn(start: i32, end: i32): bool {
  const c = at(end);
  if (!isAlnum(c) || isAlnum(at(end + 1))) return false;
  const n = gather(start, end);
  if (n !== 9 || !isFinnish(9)) return false;
  return finnishSign(remainder(0, 9, 31)) === lower(c) && is(FI_HETU, start, end + 1);
}

function isFinnish(n: i32): bool {
  return n >= 9 && tens(0) >= 1 && tens(0) <= 31 && tens(2) >= 1 && tens(2) <= 12;
}

/** 0123456789ABCDEFHJKLMNPRSTUVWXY: G, I, O, Q and Z are left out. */
function finnishSign(rest: i32): i32 {
  if (rest < 10) return 48 + rest;
  if (rest < 16) return 87 + rest;
  if (rest === 16) return 104;
  if (rest < 22) return 89 + rest;
  if (rest === 22) return 112;
  return 91 + rest;
}
