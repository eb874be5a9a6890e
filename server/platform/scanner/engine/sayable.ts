// Passwords that can be said aloud: words, joined or with digits behind, of which none is what programs, forms and manuals put in such a place.
import { isDigit, isLetter, isLower, isUpper } from './characters.ts';
import { at } from './place.ts';
import { CODE_WORDS, DUMMY_PARTS, endsWithWord, FORM_WORDS, hasWord, isWord, NOT_PASSWORDS, STATE_ENDINGS } from './words.ts';

const HYPHEN: i32 = 45;

/** How many words it has, the sign between them, and the digits at its end. */
let words: i32 = 0;
let sign: i32 = 0;
let figures: i32 = 0;

function isJoint(c: i32): bool {
  return c === HYPHEN || c === 95 || c === 46;
}

/** Two bytes of a letter like ä, ø or ž. */
export function isAccented(p: i32): bool {
  return at(p) >= 0xc3 && at(p) <= 0xc5 && at(p + 1) >= 0x80 && at(p + 1) < 0xc0;
}

/** A word that stands for something else. */
export function isDummy(from: i32, to: i32): bool {
  return isWord(FORM_WORDS, from, to) || isWord(CODE_WORDS, from, to) || isWord(NOT_PASSWORDS, from, to) || hasWord(DUMMY_PARTS, from, to);
}

/** `gummibaerchen`, `Ganzgeheim9`, `stormy-lantern`, `Freigabe-2219`, `Midsommar!`. */
function isMadeOfWords(from: i32, to: i32): bool {
  words = 0;
  sign = 0;
  let p = from;
  while (p < to) {
    const word = p;
    p += isAccented(p) ? 2 : 1;
    while (p < to && (isLower(at(p)) || isAccented(p))) p += isLower(at(p)) ? 1 : 2;
    // `regenwurm-im-april`: only between others is one short.
    if (p - word < (word > from && isJoint(at(p)) && isLetter(at(p + 1)) ? 2 : 3) || !(isLetter(at(word)) || isAccented(word)) || isDummy(word, p)) return false;
    words++;
    const c = at(p);
    if (!isJoint(c) || (sign !== 0 && c !== sign) || !isLetter(at(p + 1))) break;
    sign = c;
    p++;
  }
  if (p < to && isJoint(at(p)) && isDigit(at(p + 1))) p++;
  const number = p;
  while (p < to && isDigit(at(p))) p++;
  figures = p - number;
  if (p === to - 1 && (at(p) === 33 || at(p) === 63)) p++;
  if (p !== to || figures > 6) return false;
  // `_` and `.` join the words of names, too.
  return sign === 0 || sign === HYPHEN || figures > 1 || (figures > 0 && isUpper(at(from)));
}

/** Where nothing but a password can stand. */
export function isSayable(from: i32, to: i32): bool {
  if (to - from < 8 || to - from > 40 || !isMadeOfWords(from, to)) return false;
  return figures > 0 || endsWithWord(STATE_ENDINGS, from, isLetter(at(to - 1)) ? to : to - 1) === 0;
}

/** Three words or more, or two digits at its end, of what was last judged: what `secret` names is less often made of words. */
export function isManifold(): bool {
  return words > 2 || figures > 1;
}

/** Where names of programs stand as well: it has a digit, or is of small letters, as those of one word that are no verb are not. */
export function isSayableSetting(from: i32, to: i32): bool {
  return isSayable(from, to) && (figures > 0 || isLower(at(from)));
}

/** Where a sentence may say something about it: names of things have small letters and one digit. */
export function isSayableWithDigit(from: i32, to: i32): bool {
  return isSayable(from, to) && (figures > 1 || (figures > 0 && isUpper(at(from))));
}
