// Whether what stands behind a name is a password somebody made up, or a word, a call, a reference.
import { isAlnum, isDigit, isLetter, isUpper, lower } from './characters.ts';
import { at } from './place.ts';
import { changes, digits, distinct, hasBothCases, isPlaceholder, letters, longestPattern } from './strength.ts';
import { isArgument, isBare, isProse, isQuoted, isTight } from './values.ts';
import { CODE_WORDS, hasWord, isWord, PLACEHOLDER_WORDS, WEAK_PASSWORDS } from './words.ts';

/** Not a value but where one comes from: `${…}`, `{{ … }}`, `<your key>`, `process.env.X`, `get(…)`, a path, an address. */
export function isCode(from: i32, to: i32): bool {
  const c = at(from);
  if (c === 36 || c === 123 || c === 60 || c === 40 || c === 91 || (c === 47 && isPath(from, to)) || c === 46 || c === 42 || (c === 37 && !isDigit(at(from + 1)))) return true;
  if (!isQuoted() && (at(to) === 40 || at(to) === 91)) return true;
  for (let p = from; p < to; p++) {
    const d = at(p);
    if (d === 32 || d > 126 || (d === 123 && (at(p - 1) === 36 || at(p + 1) === 123 || at(p - 1) === 35)) || (d === 58 && at(p + 1) === 47)) return true;
    if (!isQuoted() && (d === 40 || d === 123 || d === 91)) return true;
  }
  return isWord(CODE_WORDS, from, to) || isDotted(from, to);
}

/** Base64 may begin with a slash; what stands behind it then is drawn. */
function isPath(from: i32, to: i32): bool {
  return to - from < 24 || digits(from, to) < 3 || changes(from, to) * 5 < to - from;
}

/** `config.auth.password`, `user.pass1`. */
function isDotted(from: i32, to: i32): bool {
  let dots = 0;
  for (let p = from; p < to; p++) {
    const c = at(p);
    if (c === 46) {
      dots++;
      if (isDigit(at(p + 1)) || isDigit(at(p - 1))) return false;
    } else if (!isAlnum(c) && c !== 95 && c !== 63) {
      return false;
    }
  }
  return dots > 0 && digits(from, to) < 3;
}

function isSymbol(c: i32): bool {
  return c === 33 || c === 35 || c === 36 || c === 37 || c === 38 || c === 42 || c === 43 || c === 63 || c === 64 || c === 94 || c === 126 || c === 61;
}

export function symbolsInside(from: i32, to: i32): i32 {
  let count = 0;
  for (let p = from + 1; p < to - 1; p++) if (isSymbol(at(p))) count++;
  return count;
}

/** Nothing that everybody types in the place of one. */
function isOwn(from: i32, to: i32): bool {
  if (to - from > 128 || letters(from, to) < 2 || distinct(from, to) < 5) return false;
  return longestPattern(from, to) < 5 && !hasWord(PLACEHOLDER_WORDS, from, to) && !isWord(WEAK_PASSWORDS, from, to) && !isPlaceholder(from, to);
}

export function isPassword(from: i32, to: i32): bool {
  if (!isOwn(from, to)) return false;
  const n = to - from;
  const d = digits(from, to);
  const symbols = symbolsInside(from, to) + (isSymbol(at(to - 1)) ? 1 : 0);
  if (d === 0 && isProse()) return n >= 10 && areLetters(from, to) && changes(from, to) * 4 >= n;
  if (d === 0) return n >= 8 && ((symbolsInside(from, to) > 0 && hasBothCases(from, to)) || isOfLetters(from, to));
  if (isArgument() && symbols === 0 && changes(from, to) < 2 && (n < 12 || d < 2)) return false;
  if (isQuoted() || isTight()) return n >= 6 && (d >= 2 || symbols > 0 || changes(from, to) >= 2);
  return n >= 8 && (symbols > 0 || changes(from, to) >= 2 || d >= 2) && !(symbols === 0 && changes(from, to) < 2 && isProse() && !(d >= 2 && hasBothCases(from, to)));
}

/** Where a command or a statement says that this is the password, and nothing else can stand. */
export function isGiven(from: i32, to: i32): bool {
  if (to - from < 6 || isCode(from, to) || !isOwn(from, to)) return false;
  if (digits(from, to) === 0) return to - from >= 8 && (isDrawnOfLetters(from, to) || isTwoWords(from, to) || (symbolsInside(from, to) > 0 && hasBothCases(from, to)));
  return digits(from, to) >= 2 || changes(from, to) >= 2 || symbolsInside(from, to) > 0;
}

/** In code the same looks like the name of a variable: then it stands in quotes, or alone behind its name on a line of settings. */
function isOfLetters(from: i32, to: i32): bool {
  if (isArgument() || (isBare() && !isQuoted()) || !areLetters(from, to)) return false;
  if (isQuoted()) return isDrawnOfLetters(from, to) || isTwoWords(from, to);
  if (isTight() && isCapitalName(from) && (endsLine(to) || at(to) === 32) && isTwoWords(from, to)) return true;
  return endsLine(to) && isDrawnOfLetters(from, to);
}

function areLetters(from: i32, to: i32): bool {
  for (let p = from; p < to; p++) if (!isLetter(at(p))) return false;
  return true;
}

/** A line end, also one of a text in JSON. */
function endsLine(p: i32): bool {
  const c = at(p);
  return c <= 10 || c === 13 || (c === 92 && (at(p + 1) === 110 || at(p + 1) === 114));
}

/** `DB_PASSWORD=` of an environment. */
function isCapitalName(value: i32): bool {
  return isUpper(at(value - 2)) && isUpper(at(value - 3));
}

/** `kestrelHarbour`: as two words put together, neither short. */
function isTwoWords(from: i32, to: i32): bool {
  return to - from >= 12 && changes(from, to) === 1 && !isUpper(at(from + 4)) && !isUpper(at(to - 1)) && !isUpper(at(to - 2));
}

/** Nothing that anybody could say aloud: cases that change all the time, or consonants without an end. */
function isDrawnOfLetters(from: i32, to: i32): bool {
  const n = to - from;
  if (n > 40) return false;
  if (changes(from, to) * 4 >= n) return true;
  let run = 0;
  let longest = 0;
  let vowels = 0;
  for (let p = from; p < to; p++) {
    const c = lower(at(p));
    if (c === 97 || c === 101 || c === 105 || c === 111 || c === 117 || c === 121) {
      vowels++;
      run = 0;
    } else if (++run > longest) {
      longest = run;
    }
  }
  return longest >= 6 || (longest >= 5 && vowels * 5 <= n);
}
