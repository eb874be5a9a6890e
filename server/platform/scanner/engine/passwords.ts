// Whether what stands behind a name is a password somebody made up, or a word, a call, a reference.
import { isAlnum, isDigit, isLetter, isLineEnd, isLower, isQuote, isSpace, isUpper, lower } from './characters.ts';
import { at } from './place.ts';
import { isAccented, isSayable, isSayableSetting, isSayableWithDigit } from './sayable.ts';
import { changes, digits, distinct, entropy, hasBothCases, isPlaceholder, letters, longestPattern } from './strength.ts';
import { isArgument, isBare, isProse, isQuoted, isTight, takeGiven } from './values.ts';
import { CODE_WORDS, endsWithWord, FORM_WORDS, hasWholeWord, hasWord, isWord, MEMORABLE, pastWord, PLACEHOLDER_WORDS, TELLING_WORDS, WEAK_PASSWORDS } from './words.ts';

/** Not a value but where one comes from: `${…}`, `{{ … }}`, `<your key>`, `process.env.X`, `get(…)`, a path, an address. */
export function isCode(from: i32, to: i32): bool {
  const c = at(from);
  if (c === 36 || c === 123 || c === 60 || c === 40 || c === 91 || (c === 47 && isPath(from, to)) || c === 46 || c === 42 || (c === 37 && !isDigit(at(from + 1)))) return true;
  if (!isQuoted() && (at(to) === 40 || at(to) === 91)) return true;
  // A named argument: `prompt=True`
  if (isArgument() && !isQuoted() && isLower(c)) {
    let p = from;
    while (p < to && (isAlnum(at(p)) || at(p) === 95)) p++;
    if (at(p) === 61) return true;
  }
  for (let p = from; p < to; p++) {
    const d = at(p);
    // Texts of forms are written in such letters, too, but have no digit.
    if (d > 126 && isAccented(p) && digits(from, to) > 0) {
      p++;
      continue;
    }
    if (d === 32 || d > 126 || (d === 123 && (at(p - 1) === 36 || at(p + 1) === 123 || at(p - 1) === 35)) || (d === 58 && at(p + 1) === 47)) return true;
    if (!isQuoted() && (d === 40 || d === 123 || d === 91)) return true;
  }
  return isWord(CODE_WORDS, from, to) || isDotted(from, to);
}

/** Base64 may begin with a slash; what stands behind it then is drawn. */
function isPath(from: i32, to: i32): bool {
  return to - from < 24 || digits(from, to) < 3 || changes(from, to) * 5 < to - from;
}

/** `config.auth.password`, `user.pass1`; not `Thermo.Stat9`, and not a text with two digits at its end. */
function isDotted(from: i32, to: i32): bool {
  let dots = 0;
  if (isDigit(at(to - 1)) && (isCapitalised(from) || ((isQuoted() || isProse()) && isDigit(at(to - 2))))) return false;
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

/** What programs make salts and signing keys of: forty or more printable characters, of every kind. */
export function isSalt(from: i32, to: i32): bool {
  const n = to - from;
  if (n < 40 || n > 128 || digits(from, to) < 3 || !hasBothCases(from, to) && changes(from, to) < 4) return false;
  let signs = 0;
  for (let p = from; p < to; p++) {
    const c = at(p);
    if (c < 32 || c > 126) return false;
    if (!isAlnum(c)) {
      // A sentence, or lines of code
      if (c === 32 && ++signs > 0 && at(p + 1) === 32) return false;
      signs++;
    }
  }
  return signs >= 6 && signs * 2 < n && entropy(from, to) >= 4403 && changes(from, to) * 10 >= n && longestPattern(from, to) < 5;
}

function isSymbol(c: i32): bool {
  return c === 33 || c === 35 || c === 36 || c === 37 || c === 38 || c === 42 || c === 43 || c === 63 || c === 64 || c === 94 || c === 126 || c === 61;
}

export function symbolsInside(from: i32, to: i32): i32 {
  let count = 0;
  for (let p = from + 1; p < to - 1; p++) if (isSymbol(at(p))) count++;
  return count;
}

/** A capital and a small letter begin it. */
function isCapitalised(from: i32): bool {
  return isUpper(at(from)) && isLower(at(from + 1));
}

/** `Hasenfuss_8`: words with a capital, a joint between, and a digit; names in code that look so are few. */
function isJoined(from: i32, to: i32): bool {
  if (to - from < 8 || !isCapitalised(from)) return false;
  for (let p = from + 2; p < to - 1; p++) if (at(p) === 95 || at(p) === 46 || at(p) === 45) return true;
  return false;
}

/** `JWT_SECRET=vieleLangeWorte42`, alone behind a name of an environment: made of words, and digits to its end. */
export function isSetting(from: i32, to: i32): bool {
  let p = from;
  while (p < to && isLetter(at(p))) p++;
  return p - from >= 14 && to - p >= 2 && digits(p, to) === to - p && endsLine(to) && isOwn(from, to);
}

/** `Passwort: himbeerkuchen1`: a word of small letters with a digit, at the end of its line. */
function isWordAtEnd(from: i32, to: i32): bool {
  let p = from;
  while (p < to && isLower(at(p))) p++;
  return p - from >= 9 && p < to && to - p <= 4 && digits(p, to) === to - p && endsLine(to) && isSpace(at(from - 1)) && at(from - 2) === 58;
}

/** `playa.bonita22`: two words of four letters or more with a joint between, and two digits. */
function isJoinedWords(from: i32, to: i32): bool {
  let p = from;
  while (p < to && isLetter(at(p))) p++;
  const c = at(p);
  const second = p + 1;
  if (p - from < 4 || (c !== 46 && c !== 95 && c !== 45)) return false;
  p = second;
  while (p < to && isLetter(at(p))) p++;
  return p - second >= 4 && to - p >= 2 && digits(p, to) === to - p;
}

/** Nothing that everybody types in the place of one. */
export function isOwn(from: i32, to: i32): bool {
  if (to - from > 128 || letters(from, to) < 2 || distinct(from, to) < 5) return false;
  return longestPattern(from, to) < 5 && !hasWord(PLACEHOLDER_WORDS, from, to) && !isWord(WEAK_PASSWORDS, from, to) && !isPlaceholder(from, to);
}

/** Nothing belongs to it but what stands here: in quotes, to the end of its line, or up to the next setting of a line or an address. */
function isAlone(to: i32): bool {
  if (isArgument() || (isBare() && !isQuoted())) return false;
  return isQuoted() || endsLine(to) || (isTight() && (at(to) === 32 || at(to) === 38));
}

/** `password: "Kaltfront"`: a word with a capital, as names of things and labels of forms have. */
export function isNamed(from: i32, to: i32): bool {
  return isOwn(from, to) && (isProse() ? isQuoted() : isAlone(to)) && isSayable(from, to);
}

/** "pw for the shared mailbox = sonntagsbraten": a sign, a word, and nothing more. */
export function isAnnounced(from: i32, to: i32): bool {
  let sign = from - 1;
  while (isSpace(at(sign)) || isQuote(at(sign))) sign--;
  return (at(sign) === 58 || at(sign) === 61) && endsLine(to) && isOwn(from, to) && isSayable(from, to);
}

/** `{user=jo, password=Kernschmelze2, …}`: what stands behind an equals sign in a list may be a variable, but those have no capital. */
function isListed(from: i32, to: i32): bool {
  return isTight() && isUpper(at(from)) && isSayableWithDigit(from, to);
}

export function isPassword(from: i32, to: i32): bool {
  if (!isOwn(from, to)) return false;
  if (isProse() ? endsClause(to) && isSayableWithDigit(from, to) : (isAlone(to) && isSayableSetting(from, to)) || isListed(from, to)) return true;
  const n = to - from;
  const d = digits(from, to);
  let symbols = symbolsInside(from, to) + (isSymbol(at(to - 1)) ? 1 : 0);
  if (symbols === 0 && d > 0 && (isQuoted() || isTight() || isProse() || endsClause(to)) && !isArgument() && isJoined(from, to)) symbols = 1;
  if (d === 0 && isProse()) return n >= 10 && ((areLetters(from, to) && changes(from, to) * 4 >= n) || isPassphrase(from, to) || isMemorable(from, to));
  if (d === 0) return n >= 8 && ((symbolsInside(from, to) > 0 && hasBothCases(from, to)) || isOfLetters(from, to));
  if (isArgument() && symbols === 0 && changes(from, to) < 2 && (n < 12 || d < 2)) return false;
  if (isQuoted() || isTight()) return n >= 6 && (d >= 2 || symbols > 0 || changes(from, to) >= 2);
  // Short, it must look drawn, and be no number like 0x0B96.
  if (n < 8) return n >= 6 && d >= 2 && changes(from, to) >= 3 && hasBothCases(from, to) && at(from + 1) !== 120;
  if (isProse() ? d >= 2 && isJoinedWords(from, to) : isWordAtEnd(from, to)) return true;
  return (symbols > 0 || changes(from, to) >= 2 || d >= 2) && !(symbols === 0 && changes(from, to) < 2 && isProse() && !(d >= 2 && hasBothCases(from, to)));
}

/** Behind a name and a space alone, in a sentence: a word may hold a digit, this looks drawn. */
export function isTold(from: i32, to: i32): bool {
  if (to - from < 8 || !isOwn(from, to)) return false;
  if (endsClause(to) && isSayableWithDigit(from, to)) return true;
  const d = digits(from, to);
  const symbols = symbolsInside(from, to) + (isSymbol(at(to - 1)) ? 1 : 0);
  if (d >= 2 && ((changes(from, to) >= 2 && hasBothCases(from, to)) || (endsClause(to) && isWordAndYear(from, to)))) return true;
  return symbols > 0 && ((d >= 1 && changes(from, to) >= 2) || (d >= 2 && hasBothCases(from, to)) || (d >= 1 && to - from >= 10 && hasBothCases(from, to) && endsClause(to)));
}

/** `Chocolatine64`: one word, and digits to its end. */
function isWordAndYear(from: i32, to: i32): bool {
  let p = from + 1;
  while (p < to && isLower(at(p))) p++;
  if (p - from < 6 || !isUpper(at(from))) return false;
  while (p < to && isDigit(at(p))) p++;
  return p === to;
}

/** Nothing more is said behind it: a sign, or a line's end. */
export function endsClause(to: i32): bool {
  const c = at(to);
  return c === 44 || c === 59 || c === 41 || isQuote(c) || (c === 46 && !isAlnum(at(to + 1))) || endsLine(to);
}

/** Where a command or a statement says that this is the password, and nothing else can stand. */
export function isGiven(from: i32, to: i32): bool {
  takeGiven(isQuote(at(from - 1)));
  if (to - from < 6 || isCode(from, to) || !isOwn(from, to)) return false;
  return isSayable(from, to) || (digits(from, to) > 0 ? isMixed(from, to) : (to - from >= 10 && areLetters(from, to)) || isMadeOfLetters(from, to));
}

/** Beside a name in parentheses, in quotes, where many other things stand too. */
export function isBesideName(from: i32, to: i32): bool {
  takeGiven(isQuote(at(from - 1)));
  if (isAppPassword(from, to)) return true;
  if (to - from < 6 || isCode(from, to) || !isOwn(from, to)) return false;
  return isSayable(from, to) || (digits(from, to) > 0 ? isMixed(from, to) : isMadeOfLetters(from, to));
}

function isMixed(from: i32, to: i32): bool {
  return digits(from, to) >= 2 || changes(from, to) >= 2 || symbolsInside(from, to) > 0 || isJoined(from, to);
}

function isMadeOfLetters(from: i32, to: i32): bool {
  return to - from >= 8 && (isDrawnOfLetters(from, to) || isTwoWords(from, to) || isPassphrase(from, to) || (areLetters(from, to) && isMemorable(from, to)) || (symbolsInside(from, to) > 0 && hasBothCases(from, to)));
}

/** `abcd efgh ijkl mnop`, as Google gives them to programs that send mail. */
function isAppPassword(from: i32, to: i32): bool {
  if (to - from !== 19 || distinct(from, to) < 9) return false;
  for (let i = 0; i < 19; i++) if (i % 5 === 4 ? at(from + i) !== 32 : !isLower(at(from + i)) && !isDigit(at(from + i))) return false;
  return true;
}

/** Four words or more between spaces or dots, none of which forms and messages are made of. */
export function isSpoken(from: i32, to: i32): bool {
  if (to - from < 18 || to - from > 80) return false;
  const sign = separator(from, to);
  if ((sign !== 32 && sign !== 46) || !isPassphrase(from, to)) return false;
  let words = 0;
  let word = from;
  for (let p = from; p <= to; p++) {
    if (p < to && at(p) !== sign) {
      // Sentences begin with a capital, and names of programs hold them.
      if (isUpper(at(p))) return false;
      continue;
    }
    if (p - word < 3 || isWord(FORM_WORDS, word, p) || isWord(CODE_WORDS, word, p) || isBegun(from, word)) return false;
    words++;
    word = p + 1;
  }
  return words >= (sign === 32 ? 3 : 4) && (words >= 4 || isMemorableAt(from, to));
}

/** `X_PASSPHRASE='der Mond ist aufgegangen 1779'`: four words or more, and a digit, where a sentence of a form does not stand. */
export function isSentence(from: i32, to: i32): bool {
  if (to - from < 14 || to - from > 80 || digits(from, to) === 0 || hasWord(PLACEHOLDER_WORDS, from, to)) return false;
  let spaces = 0;
  for (let p = from; p < to; p++) {
    const c = at(p);
    if (c === 32) spaces++;
    else if (!isAlnum(c) && c !== 45 && c !== 44 && c !== 33 && c < 128) return false;
  }
  return spaces >= 3;
}

/** `--passphrase 'four winds and a kettle'`: words and nothing else, as an argument, where no form says something. */
export function isPhrase(from: i32, to: i32, least: i32): bool {
  if (to - from < 16 || to - from > 80 || hasWord(PLACEHOLDER_WORDS, from, to)) return false;
  let spaces = 0;
  for (let p = from; p < to; p++) {
    if (at(p) === 32 && isAlnum(at(p + 1))) spaces++;
    else if (!isAlnum(at(p))) return false;
  }
  // "please enter it again"
  return spaces >= least - 1 && !hasWholeWord(TELLING_WORDS, from, to);
}

/** A word before begins with the same three letters, as in lists of what means the same. */
function isBegun(from: i32, word: i32): bool {
  for (let p = from; p < word - 3; p++) if ((p === from || !isLetter(at(p - 1))) && at(p) === at(word) && at(p + 1) === at(word + 1) && at(p + 2) === at(word + 2)) return true;
  return false;
}

function separator(from: i32, to: i32): i32 {
  for (let p = from; p < to; p++) if (!isLetter(at(p))) return at(p);
  return 0;
}

/** One of the words between is one that people make passwords of. */
function isMemorableAt(from: i32, to: i32): bool {
  for (let p = from; p < to; p++) if ((p === from || !isLetter(at(p - 1))) && pastWord(MEMORABLE, p) > 0 && !isLetter(at(pastWord(MEMORABLE, p)))) return true;
  return false;
}

/** How many parts a passphrase has. */
export function parts(from: i32, to: i32): i32 {
  let n = 1;
  for (let p = from; p < to; p++) if (!isLetter(at(p))) n++;
  return n;
}

/** `copper-lantern-quiet`: three words or more, of letters, put together by one and the same sign. */
export function isPassphrase(from: i32, to: i32): bool {
  if (to - from < 14 || to - from > 64) return false;
  let sign = 0;
  let words = 1;
  let word = from;
  for (let p = from; p < to; p++) {
    const c = at(p);
    if (isLower(c) || (p === word && isUpper(c))) continue;
    if ((c !== 45 && c !== 95 && c !== 46 && c !== 32) || (sign !== 0 && c !== sign) || p - word < 3) return false;
    sign = c;
    words++;
    word = p + 1;
  }
  return words >= 3 && to - word >= 3;
}

/** In code the same looks like the name of a variable: then it stands in quotes, or alone behind its name on a line of settings. */
function isOfLetters(from: i32, to: i32): bool {
  if (isArgument() || (isBare() && !isQuoted())) return false;
  if (isPassphrase(from, to)) return isQuoted() || endsLine(to) || at(to) === 32;
  if (!areLetters(from, to)) return false;
  if (isQuoted()) return isDrawnOfLetters(from, to) || isTwoWords(from, to) || isMemorable(from, to);
  if (isTight() && isCapitalName(from) && (endsLine(to) || at(to) === 32)) return to - from >= 10;
  return (endsLine(to) && isDrawnOfLetters(from, to)) || isMemorable(from, to);
}

/** Words put together of which the first or the last is one that people make passwords of. */
function isMemorable(from: i32, to: i32): bool {
  if (to - from < 9 || to - from > 32) return false;
  const first = pastWord(MEMORABLE, from);
  const last = endsWithWord(MEMORABLE, from, to);
  // Alone it is an ordinary word, and so it is with an ending of one or two letters.
  return (first > 0 && to - first >= 3) || (last > 0 && to - from - last >= 3);
}

function areLetters(from: i32, to: i32): bool {
  for (let p = from; p < to; p++) if (!isLetter(at(p))) return false;
  return true;
}

/** A line end, also one of a text in JSON. */
export function endsLine(place: i32): bool {
  let p = place;
  while (at(p) === 92) p++;
  const c = at(p);
  return p > place ? c === 110 || c === 114 : isLineEnd(c);
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
