// From a name to its value, through whatever a language puts between: quotes of any depth, `=`, `:`, `=>`, a type, a tag, or "is".
import { isAlnum, isLetter, isLineEnd, isQuote, isSpace, lower } from './characters.ts';
import { at } from './place.ts';
import { ANNOTATIONS, isWord } from './words.ts';

let start: i32 = 0;
let end: i32 = 0;
let quoted: bool = false;
let tight: bool = false;
let prose: bool = false;

export function valueStart(): i32 {
  return start;
}

export function valueEnd(): i32 {
  return end;
}

export function isQuoted(): bool {
  return quoted;
}

/** `NAME=value` without a space, as in settings files and addresses. */
export function isTight(): bool {
  return tight;
}

let argument: bool = false;

/** `get("NAME", "value")`: a default, or the next argument of anything. */
export function isArgument(): bool {
  return argument;
}

/** Between name and value stood words: "password for staging is …". */
export function isProse(): bool {
  return prose;
}

const LONGEST: i32 = 512;

/** Past backslashes and one quote: the end of `"name"` or `\"name\"`. */
function pastQuote(from: i32): i32 {
  let p = from;
  while (at(p) === 92) p++;
  if (isQuote(at(p))) return p + 1;
  return at(p) === 93 && isQuote(at(p - 1)) ? p + 1 : from;
}

function pastSpaces(from: i32): i32 {
  let p = from;
  while (p - from < 24 && isSpace(at(p))) p++;
  return p;
}

/** `: str =`, `: Optional[str] =`. */
function pastType(from: i32): i32 {
  let p = pastSpaces(from);
  const word = p;
  while (p - word < 24 && isLetter(at(p))) p++;
  if (p === word) return from;
  const name = p;
  while (p - word < 32 && (isAlnum(at(p)) || at(p) === 91 || at(p) === 93 || at(p) === 60 || at(p) === 62 || at(p) === 63 || at(p) === 124)) p++;
  p = pastSpaces(p);
  return at(p) === 61 && at(p + 1) !== 61 && (name > word || isWord(ANNOTATIONS, word, name)) ? p + 1 : from;
}

/** Behind the operator that follows a name, or 0. */
function pastOperator(from: i32, isDashed: bool): i32 {
  let p = pastQuote(from);
  const wasQuoted = p > from;
  if (at(p) === 93) p++;
  const spaced = pastSpaces(p);
  const c = at(spaced);
  if (c === 61) {
    let q = spaced + 1;
    while (at(q) === 61 || at(q) === 62 || at(q) === 126) q++;
    tight = spaced === p;
    return q;
  }
  if (c === 58) {
    if (at(spaced + 1) === 58) return 0;
    if (at(spaced + 1) === 61) return spaced + 2;
    return pastType(spaced + 1);
  }
  if (c === 44 && wasQuoted) {
    argument = true;
    return spaced + 1;
  }
  if (c === 62 && spaced === p && !wasQuoted) return spaced + 1;
  // `=` sent as \u003d
  if (c === 92 && at(spaced + 1) === 117 && at(spaced + 4) === 51 && lower(at(spaced + 5)) === 100) return spaced + 6;
  if (c === 40 && isQuote(at(spaced + 1)) && !wasQuoted) return spaced + 1;
  if (isDashed && spaced > p) return spaced;
  return wasQuoted ? 0 : pastWords(spaced, p);
}

/** Up to six words, then `is`, `:` or `=`: how people write it to each other. Also `ENV NAME value` and `login x password y`. */
function pastWords(from: i32, nameEnd: i32): i32 {
  if (from === nameEnd) return 0;
  let p = from;
  let word = p;
  while (p - from < 48) {
    const c = at(p);
    if (isLetter(c) || c === 39 || c === 45) {
      p++;
      continue;
    }
    // is, was
    const n = p - word;
    const isVerb = (n === 2 && lower(at(word)) === 105 && lower(at(word + 1)) === 115) || (n === 3 && lower(at(word)) === 119 && lower(at(word + 2)) === 115);
    prose = true;
    if (isVerb && (isSpace(c) || c === 58)) return c === 58 ? p + 1 : p;
    if ((c === 58 || c === 61) && n > 0) return p + 1;
    if (!isSpace(c) && !(c === 40 || c === 41)) break;
    p++;
    word = p;
  }
  prose = false;
  return 0;
}

/** Finds the value of the name that ends at `nameEnd`; false when there is none. */
export function findValue(nameEnd: i32, isDashed: bool): bool {
  tight = false;
  prose = false;
  argument = false;
  const operator = pastOperator(nameEnd, isDashed);
  if (operator === 0) return false;
  let p = pastSpaces(operator);
  const escaped = p;
  while (at(p) === 92) p++;
  quoted = isQuote(at(p));
  if (quoted) return findQuoted(p);
  // A string of Python or C# may carry a letter: b"…", f"…", @"…"
  if (p === escaped && isQuote(at(p + 1)) && (isLetter(at(p)) || at(p) === 64 || at(p) === 36)) {
    quoted = true;
    return findQuoted(p + 1);
  }
  return p === escaped && findBare(p);
}

function findQuoted(quote: i32): bool {
  const q = at(quote);
  let p = quote + 1;
  // """…""" and '' of nothing
  if (at(p) === q && at(p + 1) === q) p += 2;
  start = p;
  while (p - start < LONGEST && at(p) !== q && !isLineEnd(at(p))) p++;
  end = p;
  while (end > start && at(end - 1) === 92) end--;
  return end > start && at(p) === q;
}

function isBareEnd(c: i32): bool {
  return c <= 32 || isQuote(c) || c === 92 || c === 44 || c === 59 || c === 41 || c === 125 || c === 93 || c === 60 || c === 62 || c === 124 || c === 38;
}

/** A quote in an address: %22 or %27. */
function isSentQuote(p: i32): bool {
  return at(p) === 37 && at(p + 1) === 50 && (at(p + 2) === 50 || at(p + 2) === 55);
}

function findBare(from: i32): bool {
  start = isSentQuote(from) ? from + 3 : from;
  let p = start;
  while (p - start < LONGEST && !isBareEnd(at(p)) && !isSentQuote(p)) p++;
  end = p;
  // The end of a sentence is not part of it.
  while (end > start && (at(end - 1) === 46 || at(end - 1) === 58)) end--;
  return end > start;
}
