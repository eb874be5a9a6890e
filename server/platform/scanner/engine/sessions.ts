// What lets somebody in without a name: cookies of a session, PINs, and the words of a wallet.
import { isAlnum, isDigit, isLetter, isLineEnd, isLower, isQuote, isSpace, isUpper, lower } from './characters.ts';
import { PASSWORD, SECRET } from './kinds.ts';
import { at, found } from './place.ts';
import { digits, distinct, entropy, isPlaceholder, letters, longestPattern, repeats } from './strength.ts';
import { isUuid, matchToken } from './tokens.ts';
import { endsWithWord, FORM_WORDS, hasWord, isWord, NOT_SECRET_NAMES, PHRASE_WORDS, SESSION_COOKIES, SESSION_NAMES, VERBS } from './words.ts';

function isOfName(c: i32): bool {
  return isAlnum(c) || c === 46 || c === 95 || c === 45;
}

function isBetween(c: i32): bool {
  return isSpace(c) || isQuote(c) || c === 92;
}

/** `Cookie: a=b; c=d` (RFC 6265), also in JSON and in `document.cookie = "…"`: the place is that of "kie". */
export function visitCookie(place: i32): void {
  if (lower(at(place - 1)) !== 111 || lower(at(place - 2)) !== 111 || lower(at(place - 3)) !== 99) return;
  let p = place + 3;
  while (p - place < 8 && isBetween(at(p))) p++;
  if (at(p) !== 58 && at(p) !== 61 && at(p) !== 44) return;
  p++;
  while (p - place < 14 && isBetween(at(p))) p++;
  const first = p;
  while (p - first < 1200) {
    const name = p;
    while (p - name < 64 && isOfName(at(p))) p++;
    if (p === name || at(p) !== 61) return;
    const nameEnd = p;
    const from = p + 1;
    p = from;
    while (p - from < 600 && at(p) > 32 && at(p) < 127 && at(p) !== 59 && at(p) !== 44 && !isQuote(at(p)) && at(p) !== 92) p++;
    if (endsWithWord(SESSION_NAMES, name, nameEnd) > 0 && !hasWord(NOT_SECRET_NAMES, name, nameEnd) && matchToken(from) === 0 && isSession(from, p)) found(SECRET, from, p);
    if (at(p) !== 59) return;
    p++;
    while (isSpace(at(p))) p++;
  }
}

/** `PHPSESSID=…` where no `Cookie:` stands before it, as in logs and addresses: the place is that of the value. */
export function visitSession(from: i32): bool {
  // …id or …on, which few names before a run end with
  const last = lower(at(from - 2));
  if (last === 100 ? lower(at(from - 3)) !== 105 : last !== 110 || lower(at(from - 3)) !== 111) return false;
  let name = from - 1;
  while (from - name < 40 && isOfName(at(name - 1))) name--;
  if (endsWithWord(SESSION_COOKIES, name, from - 1) === 0) return false;
  let to = from;
  while (to - from < 600 && (isOfName(at(to)) || at(to) === 37 || at(to) === 43 || at(to) === 47)) to++;
  if (isUuid(from, to) || !isSession(from, to)) return false;
  found(SECRET, from, to);
  return true;
}

function isSession(from: i32, to: i32): bool {
  return to - from >= 16 && at(from) !== 36 && at(from) !== 60 && at(from) !== 123 && digits(from, to) >= 2 && letters(from, to) >= 4 && entropy(from, to) >= 3072 && !isPlaceholder(from, to);
}

/** `PIN: 4471`, "PIN for the card is 4471", `"pin": "4471"`, "my pin is 4471"; the place is that of the word. Pins of a board have fewer digits, and six are India's postal codes. */
export function visitPin(place: i32): void {
  if (isAlnum(at(place - 1)) && at(place - 2) !== 92) return;
  const end = place + 3;
  const isCapital = isUpper(at(place)) && isUpper(at(end - 1));
  const next = at(end);
  if (isAlnum(next) || next === 95) return;
  if (!isCapital && !isQuote(next) && next !== 92 && next !== 61 && !(isSpace(next) && lower(at(end + 1)) === 105 && lower(at(end + 2)) === 115 && isSpace(at(end + 3)))) return;
  let p = end;
  let word = p;
  let isSaid = false;
  while (p - end < 44 && !isDigit(at(p))) {
    const c = at(p);
    if (isLineEnd(c)) return;
    if (c === 58 || c === 61) {
      if (isSaid) return;
      isSaid = true;
    } else if (isLetter(c) || c > 127) {
      if (isSaid) return;
      word = p;
      while (p - end < 44 && (isLetter(at(p)) || at(p) > 127)) p++;
      if (isWord(VERBS, word, p)) isSaid = true;
      continue;
    } else if (!isBetween(c) && c !== 45 && c !== 40 && c !== 41) {
      return;
    }
    p++;
  }
  const from = p;
  while (p - from < 9 && isDigit(at(p))) p++;
  const n = p - from;
  const after = at(p);
  if ((n !== 4 && n !== 5 && n !== 7 && n !== 8) || isAlnum(after) || after === 45 || after === 47 || after === 58 || after === 37 || (after === 46 && isDigit(at(p + 1)))) return;
  if (!isSaid && word > end) return;
  if (isAlnum(at(from - 1)) || longestPattern(from, p) >= 4 || repeats(from, p) || distinct(from, p) < 2) return;
  // "PIN 2024 …": a year
  if (n === 4 && !isSaid && (at(from) === 49 || at(from) === 50)) return;
  found(PASSWORD, from, p);
}

/** "seed phrase: …", with the twelve to twenty-four words of a wallet (BIP-39) behind it: the place is that of "phr". */
export function visitPhrase(place: i32): void {
  // p, ase
  if (lower(at(place)) !== 112 || lower(at(place + 3)) !== 97 || lower(at(place + 4)) !== 115 || lower(at(place + 5)) !== 101 || isAlnum(at(place + 6))) return;
  let before = place;
  while (place - before < 2 && !isAlnum(at(before - 1))) before--;
  let start = before;
  while (before - start < 10 && isLetter(at(start - 1))) start--;
  if (at(start - 1) === 92) start++;
  if (!isWord(PHRASE_WORDS, start, before)) return;
  let p = place + 6;
  while (p - place < 16 && (isBetween(at(p)) || at(p) === 58 || at(p) === 61)) p++;
  if (at(p) === 105 && at(p + 1) === 115 && isSpace(at(p + 2))) p += 3;
  const from = p;
  let words = 0;
  let to = p;
  while (words < 24) {
    const word = p;
    while (p - word < 9 && isLower(at(p))) p++;
    if (p - word < 3 || p - word > 8 || isAlnum(at(p)) || isWord(FORM_WORDS, word, p)) break;
    words++;
    to = p;
    if (!isSpace(at(p))) break;
    p++;
  }
  if (words >= 12 && !repeats(from, from + 16) && distinct(from, to) >= 12) found(SECRET, from, to);
}
