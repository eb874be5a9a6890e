// From a name to its value, through whatever a language puts between: quotes of any depth, `=`, `:`, `=>`, a type, a tag, or "is".
import { isAlnum, isDigit, isLetter, isLineEnd, isLower, isQuote, isSpace, lower } from './characters.ts';
import { byteAt } from './memory.ts';
import { at, reach } from './place.ts';
import { pastFilled, pastPrompt, pastSetting } from './ways.ts';
import { ANNOTATIONS, isWord, LITERAL_CALLS, VALUE_NAMES, VERBS } from './words.ts';

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

let flagged: bool = false;

/** `--password …`: an argument of a command, which can be nothing else. */
export function isFlagged(): bool {
  return flagged;
}

let converted: bool = false;

/** A call makes bytes of the text: `key = hexToBytes("…")`. */
export function isConverted(): bool {
  return converted;
}

let bare: bool = false;

/** Nothing but a space between name and value: `requirepass …`, `machine x login y password …`. */
export function isBare(): bool {
  return bare;
}

/** What is judged was not found behind a name: nothing of the last one counts. */
export function takeGiven(isInQuotes: bool): void {
  quoted = isInQuotes;
  tight = false;
  prose = false;
  argument = false;
  bare = false;
  flagged = false;
  converted = false;
}

const LONGEST: i32 = 512;

/** Past backslashes and one quote: the end of `"name"` or `\"name\"`. */
function pastQuote(from: i32): i32 {
  let p = from;
  while (at(p) === 92) p++;
  if (isQuote(at(p))) return p + 1;
  // '[name="password"]' and '[name=password]'
  if (at(p) === 93 && isQuote(at(p + 1)) && !isQuote(at(p - 1))) return p + 2;
  return at(p) === 93 && isQuote(at(p - 1)) ? p + 1 : from;
}

export function pastSlashes(from: i32): i32 {
  let p = from;
  while (at(p) === 92) p++;
  return p;
}

export function pastSpaces(from: i32): i32 {
  let p = from;
  while (p - from < 24 && isSpace(at(p))) p++;
  return p;
}

/** `: str =`, `: Optional[str] =`. */
function pastType(from: i32): i32 {
  let p = pastSpaces(from);
  // &str of Rust
  if (at(p) === 38) p++;
  const word = p;
  while (p - word < 24 && isLetter(at(p))) p++;
  if (p === word) return from;
  const name = p;
  while (p - word < 32 && (isAlnum(at(p)) || at(p) === 91 || at(p) === 93 || at(p) === 60 || at(p) === 62 || at(p) === 63 || at(p) === 124)) p++;
  p = pastSpaces(p);
  return at(p) === 61 && at(p + 1) !== 61 && !isLineEnd(at(p + 1)) && (name > word || isWord(ANNOTATIONS, word, name)) ? p + 1 : from;
}

/** Behind the operator that follows a name, or 0. */
function pastOperator(from: i32, isDashed: bool): i32 {
  let p = pastQuote(from);
  const wasQuoted = p > from;
  if (at(p) === 93) p++;
  if (wasQuoted) {
    // fill('input[name="pass"]', "…")
    const comma = pastSlashes(p);
    if (isQuote(at(comma)) && at(comma + 1) === 44) {
      argument = true;
      return comma + 2;
    }
    const filled = pastFilled(p);
    if (filled > 0) return filled;
  }
  const paired = pastPair(p);
  if (paired > 0) return paired;
  while (at(p) === 42 && p - from < 3) p++;
  const spaced = pastSpaces(p);
  const c = at(spaced);
  if (wasQuoted && spaced > p && lower(c) === 118) return pastAttribute(spaced);
  if (wasQuoted && spaced > p && c === 115) return pastSetting(spaced);
  if (c === 61) {
    let q = spaced + 1;
    while (at(q) === 61 || at(q) === 62 || at(q) === 126) q++;
    tight = spaced === p;
    return q;
  }
  if (c === 58) {
    if (spaced === p && !wasQuoted && isQuote(at(pastSlashes(p + 1)))) {
      const sent = pastPrompt(p + 1);
      if (sent > 0) return sent;
    }
    if (at(spaced + 1) === 58) return 0;
    if (at(spaced + 1) === 61) return spaced + 2;
    return pastType(spaced + 1);
  }
  if (c === 44 && wasQuoted) {
    argument = true;
    return spaced + 1;
  }
  if (c === 62 && spaced === p) return spaced + 1;
  // R's arrow, and what stands in where a setting is missing: `X || "…"`, `X ?? "…"`
  if (c === 60 && at(spaced + 1) === 45) return spaced + 2;
  if (c === 124 && at(spaced + 1) === 124 && at(spaced + 2) === 61) return spaced + 3;
  if ((c === 124 || c === 63) && at(spaced + 1) === c && isQuote(at(pastSpaces(spaced + 2)))) return spaced + 2;
  // `PASSWORD '…'` of SQL, `#define PASSWORD "…"`, `:api-key "…"`
  if (isQuote(c) && spaced > p && !wasQuoted) {
    bare = true;
    return spaced;
  }
  // <key>Password</key> and <string>…</string> of a property list
  if (c === 60 && at(spaced + 1) === 47) return pastElement(spaced);
  // "root pass → …", "password -> …"
  if (c === 0xe2 && at(spaced + 1) === 0x86 && at(spaced + 2) === 0x92) return spaced + 3;
  if (c === 45 && at(spaced + 1) === 62 && spaced > p && isSpace(at(spaced + 2))) return spaced + 2;
  // `=` sent as \u003d
  if (c === 92 && at(spaced + 1) === 117 && at(spaced + 4) === 51 && lower(at(spaced + 5)) === 100) return spaced + 6;
  if (c === 40 && !wasQuoted && isQuote(at(pastSlashes(spaced + 1)))) return spaced + 1;
  // "our API key (…) stopped working"
  if (c === 40 && !wasQuoted && spaced > p && isAlnum(at(spaced + 1))) {
    bare = true;
    return spaced + 1;
  }
  // ： of Chinese and Japanese
  if (c === 0xef && at(spaced + 1) === 0xbc && at(spaced + 2) === 0x9a) return spaced + 3;
  if (isDashed && spaced > p) return spaced;
  return wasQuoted ? 0 : pastWords(spaced, p);
}

/** The name is itself a value, and what it names stands in the next field: `{"name": "X", "value": "…"}`, `- name: X` above `value: …`, `variable "x" { default = … }`. */
function pastPair(from: i32): i32 {
  let p = from;
  let line = true;
  let lines = 0;
  while (p - from < 120) {
    const c = at(p);
    if (c === 44 || c === 123 || c === 10 || c === 92) {
      line = true;
      if (c === 10 && ++lines > 4) return 0;
      // \n of JSON in JSON
      if (c === 92 && (at(p + 1) === 110 || at(p + 1) === 114)) p++;
    } else if (isLetter(c) && line) {
      const word = p;
      while (p - word < 16 && isLetter(at(p))) p++;
      const operator = pastSpaces(pastQuote(p));
      if (at(operator) !== 58 && at(operator) !== 61) return 0;
      if (isWord(VALUE_NAMES, word, p)) return operator + 1;
      // Of a block, other fields may come first.
      if (at(operator) !== 61 || at(operator + 1) === 61) return 0;
      while (p - from < 120 && !isLineEnd(at(p))) p++;
      continue;
    } else if (!isSpace(c) && c !== 13 && !isQuote(c)) {
      return 0;
    }
    // Behind the name itself a field begins only on a new line or past a comma.
    if (p === from && isSpace(c)) line = false;
    p++;
  }
  return 0;
}

/** Behind `</key>` the text of `<string>`, or 0. */
function pastElement(from: i32): i32 {
  // key
  if (at(from + 2) !== 107 || at(from + 3) !== 101 || at(from + 5) !== 62) return 0;
  let p = from + 6;
  while (p - from < 40 && (isSpace(at(p)) || at(p) === 10 || at(p) === 13)) p++;
  // <string>
  return at(p) === 60 && at(p + 1) === 115 && at(p + 2) === 116 && at(p + 7) === 62 ? p + 8 : 0;
}

/** `<add key="SmtpPassword" value="…">`. */
function pastAttribute(from: i32): i32 {
  let p = from;
  while (p - from < 16 && isLetter(at(p))) p++;
  return at(p) === 61 && isWord(VALUE_NAMES, from, p) ? p + 1 : 0;
}

/** Up to six words, then `is`, `:` or `=`: how people write it to each other. Also `ENV NAME value` and `login x password y`. */
function pastWords(from: i32, nameEnd: i32): i32 {
  if (from === nameEnd && at(from) < 128) return 0;
  const target = pastTarget(from);
  if (target > 0) return target;
  let p = from;
  let word = p;
  let said = 0;
  const stop = reach();
  while (p - from < 48) {
    const c = p < stop ? byteAt(p) : 0;
    const small = c | 32;
    if ((small > 96 && small < 123) || c > 127 || c === 39 || c === 45) {
      p++;
      continue;
    }
    const n = p - word;
    prose = true;
    if (n > 0 && n < 8 && (isSpace(c) || c === 58) && isWord(VERBS, word, p)) {
      // "is generated for jo@host: …"
      if (c === 58 || !isPlainWord(p + 1)) return c === 58 ? p + 1 : p;
      if (said === 0) said = p;
    }
    if (((c === 58 || c === 61) && n > 0) || (c === 61 && word > from && at(p + 1) !== 61)) return p + 1;
    if (word === from && (isDigit(c) || (isJoint(c) && p > from && isAlnum(at(p + 1))))) {
      bare = true;
      return from;
    }
    // French has a space before its colon.
    if (c === 58 && n === 0 && word > from && isSpace(at(p + 1))) return p + 1;
    // "for db2", "of jo@host.lan"
    if (word > from && p > word && isAlnum(at(p + 1)) && (isDigit(c) || c === 46 || c === 64 || c === 95)) {
      p++;
      continue;
    }
    // "for the server Dnipro!Most9": no word of a sentence has a sign inside.
    if (said === 0 && word > from && p - word >= 3 && isJoint(c) && isAlnum(at(p + 1))) {
      bare = true;
      return word;
    }
    if (!isSpace(c) && !(c === 40 || c === 41)) break;
    p++;
    word = p;
  }
  if (said > 0) return said;
  prose = false;
  return 0;
}

/** A sign that words have no place for, and passwords have. */
function isJoint(c: i32): bool {
  return c === 33 || c === 35 || c === 36 || c === 37 || c === 38 || c === 42 || c === 43 || c === 63 || c === 64 || c === 94 || c === 95;
}

/** Small letters alone, and more behind them. */
function isPlainWord(from: i32): bool {
  let p = from;
  while (p - from < 20 && isLower(at(p))) p++;
  return p > from && isSpace(at(p));
}

/** `SET PASSWORD FOR 'jo'@'%' = '…'`. */
function pastTarget(from: i32): i32 {
  if (lower(at(from)) !== 102 || lower(at(from + 1)) !== 111 || lower(at(from + 2)) !== 114 || !isQuote(at(pastSlashes(from + 4)))) return 0;
  for (let p = from + 5; p < from + 90 && !isLineEnd(at(p)) && at(p) !== 59; p++) if (at(p) === 61) return p + 1;
  return 0;
}

/** Finds the value of the name that ends at `nameEnd`; false when there is none. */
export function findValue(nameEnd: i32, isDashed: bool): bool {
  tight = false;
  prose = false;
  argument = false;
  bare = false;
  flagged = isDashed;
  converted = false;
  const operator = pastOperator(nameEnd, isDashed);
  if (operator === 0) return false;
  let p = pastSpaces(operator);
  // **API key:** …
  if (at(p) === 42 && at(p + 1) === 42 && isSpace(at(p + 2))) p = pastSpaces(p + 2);
  const escaped = p;
  while (at(p) === 92) p++;
  // The first of a list
  if (at(p) === 91 && p === escaped && isQuote(at(pastSlashes(p + 1)))) p = pastSlashes(p + 1);
  quoted = isQuote(at(p));
  if (quoted) return findQuoted(p);
  // A string of Python or C# may carry a letter: b"…", f"…", @"…"
  if (p === escaped && isQuote(at(p + 1)) && (isLetter(at(p)) || at(p) === 64 || at(p) === 36)) {
    quoted = true;
    return findQuoted(p + 1);
  }
  if (p !== escaped) return false;
  const literal = pastCall(p);
  if (literal > 0) {
    quoted = true;
    converted = true;
    return findQuoted(literal);
  }
  return findBare(p);
}

/** The quote in `Buffer.from("…")`, `String::from("…")`, `new SecretKey("…")`: a call that makes the text itself into a value, or 0. */
function pastCall(from: i32): i32 {
  let p = from;
  // []byte("…")
  if (at(p) === 91 && at(p + 1) === 93) p += 2;
  if (lower(at(p)) === 110 && at(p + 1) === 101 && at(p + 2) === 119 && isSpace(at(p + 3))) p += 4;
  let word = p;
  while (p - from < 48 && (isAlnum(at(p)) || at(p) === 46 || at(p) === 58 || at(p) === 95 || at(p) === 45)) {
    if (!isAlnum(at(p))) word = p + 1;
    p++;
  }
  if (p === word || !isWord(LITERAL_CALLS, word, p)) return 0;
  if (at(p) === 40) p++;
  else if (!isSpace(at(p))) return 0;
  p = pastSpaces(p);
  while (at(p) === 92) p++;
  return isQuote(at(p)) ? p : 0;
}

function findQuoted(quote: i32): bool {
  const q = at(quote);
  let p = quote + 1;
  // """…""" and '' of nothing
  if (at(p) === q && at(p + 1) === q) p += 2;
  // "\"…\"", as Gradle has it
  if (at(p) === 92 && at(p + 1) === q) p += 2;
  start = p;
  while (p - start < LONGEST && at(p) !== q && !isLineEnd(at(p))) p++;
  end = p;
  while (end > start && at(end - 1) === 92) end--;
  return end > start && at(p) === q;
}

/** Of `a, b = "…", "…"` the second text; what was found stays where it is no such list. */
export function takeSecond(): void {
  let p = pastSlashes(end) + 1;
  if (at(p) !== 44) return;
  p = pastSlashes(pastSpaces(p + 1));
  const first = end;
  const from = start;
  if (isQuote(at(p)) && findQuoted(p) && at(pastSlashes(end) + 1) !== 58 && at(pastSlashes(end) + 1) !== 61) return;
  start = from;
  end = first;
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
