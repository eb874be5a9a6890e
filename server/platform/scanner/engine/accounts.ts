// Bank accounts that are no IBAN, and records of patients: by their name before them, or by a shorter name where something of a bank's stands nearby. Check digits where a country has them.
import { isAlnum, isDigit, isLetter } from './characters.ts';
import { digit, gather } from './checksums.ts';
import { BANK_ACCOUNT, MEDICAL_RECORD } from './kinds.ts';
import { at, found } from './place.ts';
import { ACCOUNT_ENDS, ACCOUNT_NAMES, ACCOUNT_WORDS, BANK_CODES, BANK_WORDS, hasWholeWord, isWord, MEDICAL_WORDS } from './words.ts';

const REACH: i32 = 36;

/** Where the name ends that stands right before, with no more than signs between; 0 where its last word is that of no account, as nearly everywhere. */
function labelEnd(start: i32): i32 {
  let p = start;
  while (start - p < 8 && !isAlnum(at(p - 1)) && at(p - 1) < 128 && at(p - 1) !== 10 && at(p - 1) !== 0) p--;
  if (at(p - 1) > 127) return p;
  let word = p;
  while (p - word < 20 && isLetter(at(word - 1))) word--;
  return isWord(ACCOUNT_ENDS, word, p) ? p : 0;
}

/** Weights of 3, 7 and 1, mod 10 (ABA, Key to Routing Numbers). */
function isRouting(): bool {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += digit(i) * (i % 3 === 0 ? 3 : i % 3 === 1 ? 7 : 1);
  return sum % 10 === 0 && digit(0) < 4;
}

/** Mexico's CLABE: the last digits of products by 3, 7 and 1, mod 10 (Banxico, circular 34/2010). */
function isClabe(): bool {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (digit(i) * (i % 3 === 0 ? 3 : i % 3 === 1 ? 7 : 1)) % 10;
  return (10 - (sum % 10)) % 10 === digit(17);
}

/** All alike, or counting up as examples do. */
function isMadeUp(n: i32): bool {
  let rising = 1;
  let same = 1;
  for (let i = 1; i < n; i++) {
    rising = digit(i) === (digit(i - 1) + 1) % 10 ? rising + 1 : 1;
    same = digit(i) === digit(i - 1) ? same + 1 : 1;
    if (rising >= 5 || same >= 5) return true;
  }
  return false;
}

function isNearBank(start: i32, end: i32): bool {
  return hasWholeWord(BANK_WORDS, start - 80, start) || hasWholeWord(BANK_WORDS, end, end + 32);
}

/** True when the digits of [start, end) are a bank account's or a bank's own. */
export function visitAccount(start: i32, end: i32, mark: i32, total: i32): bool {
  if (total < 6 || total > 18) return false;
  const label = labelEnd(start);
  if (label === 0) return false;
  const from = label - REACH;
  if (total >= 8 && total <= 12 && hasWholeWord(MEDICAL_WORDS, from, start)) {
    gather(start, end);
    if (isMadeUp(total)) return false;
    found(MEDICAL_RECORD, start, end);
    return true;
  }
  if (total === 6 || total === 9) {
    // A sort code or a BSB, with the account behind it; a routing number
    if (hasWholeWord(BANK_CODES, from, start)) {
      gather(start, end);
      if (!isMadeUp(total) && (total === 6 || isRouting())) {
        found(BANK_ACCOUNT, start, total === 6 ? pastAccount(end) : end);
        return true;
      }
    }
    if (total === 6) return false;
  }
  const isNamed = hasWholeWord(ACCOUNT_NAMES, from, start);
  if (!isNamed && !(hasWholeWord(ACCOUNT_WORDS, from, start) && isNearBank(start, end))) return false;
  gather(start, end);
  if (isMadeUp(total) || (total === 18 && !isClabe())) return false;
  // Twelve digits are the number of an account with a cloud, too.
  if (total === 12 && mark === 0 && !isNearBank(start, end) && !hasWholeWord(BANK_CODES, start - 80, start)) return false;
  found(BANK_ACCOUNT, start, end);
  return true;
}

/** Eight digits behind a space, as in `40-41-48 12345678`. */
function pastAccount(end: i32): i32 {
  if (at(end) !== 32) return end;
  let p = end + 1;
  while (p - end < 10 && isDigit(at(p))) p++;
  return p - end === 9 && !isAlnum(at(p)) ? p : end;
}
