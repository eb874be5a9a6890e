// A name and its password as two texts in parentheses: `login("jo", "…")`, `auth=("jo", "…")`, `Credential("jo", "…")`.
import { isAlnum, isQuote, isSpace, lower } from './characters.ts';
import { PASSWORD } from './kinds.ts';
import { endsClause, isBesideName, isTold } from './passwords.ts';
import { at, found } from './place.ts';
import { isSayableWithDigit } from './sayable.ts';
import { matchToken } from './tokens.ts';
import { isWord, LITERAL_CALLS, PAIR_VERBS } from './words.ts';

function pastSpaces(from: i32): i32 {
  let p = from;
  while (p - from < 24 && (isSpace(at(p)) || at(p) === 10)) p++;
  return p;
}

/** Past backslashes and an opening quote, which may have a letter of Python or C# before it, or a `Some(` of Rust; 0 when no text begins here. */
function openText(from: i32): i32 {
  let p = from;
  if (isAlnum(at(p)) && isQuote(at(p + 1))) p++;
  // Some(
  if (at(p) === 83 && at(p + 1) === 111 && at(p + 2) === 109 && at(p + 3) === 101 && at(p + 4) === 40) p += 5;
  // Encoding.UTF8.GetBytes("…")
  let word = p;
  let end = p;
  while (end - p < 32 && (isAlnum(at(end)) || at(end) === 46)) {
    if (at(end) === 46) word = end + 1;
    end++;
  }
  if (at(end) === 40 && isWord(LITERAL_CALLS, word, end)) p = end + 1;
  while (at(p) === 92) p++;
  return isQuote(at(p)) ? p + 1 : 0;
}

function textEnd(from: i32): i32 {
  const quote = at(from - 1);
  let p = from;
  while (p - from < 160 && at(p) !== quote && at(p) !== 10 && at(p) !== 0) p++;
  return at(p) === quote ? p : 0;
}

function withoutEscape(from: i32, end: i32): i32 {
  let to = end;
  while (to > from && at(to - 1) === 92) to--;
  return to;
}

/** Where an argument stops: at the comma or the bracket that closes behind it; 0 out of reach. */
export function argumentEnd(from: i32): i32 {
  let depth = 0;
  let p = from;
  while (p - from < 200) {
    const c = at(p);
    if (isQuote(c)) {
      const end = textEnd(p + 1);
      if (end === 0) return 0;
      p = end;
    } else if (c === 0 || c === 59) {
      return 0;
    } else if (c === 40 || c === 91 || c === 123) {
      depth++;
    } else if (c === 41 || c === 93 || c === 125) {
      if (depth === 0) return p;
      depth--;
    } else if (c === 44 && depth === 0) {
      return p;
    }
    p++;
  }
  return 0;
}

/** The parenthesis opens here; the password is the text of that order (from 0) among its arguments, of which those before may be anything short. */
export function judgePairAt(open: i32, order: i32): bool {
  let p = pastSpaces(open + 1);
  for (let i = 0; i < order; i++) {
    const comma = argumentEnd(p);
    if (comma === p || at(comma) !== 44) return false;
    p = pastSpaces(comma + 1);
  }
  const from = openText(p);
  if (from === 0) return false;
  const close = textEnd(from);
  if (close === 0) return false;
  const to = withoutEscape(from, close);
  const after = at(pastSpaces(close + 1));
  if (after !== 44 && after !== 41 && after !== 46) return false;
  if (matchToken(from) !== 0 || !isBesideName(from, to)) return false;
  found(PASSWORD, from, to);
  return true;
}

/** Behind a name like `HTTPBasicAuth` or `credentials`: an opening parenthesis, also behind `=` or `:`; 0 when there is none. */
export function openBehind(end: i32): i32 {
  let p = pastSpaces(end);
  if (at(p) === 61 || at(p) === 58) p = pastSpaces(p + 1);
  return at(p) === 40 ? p : 0;
}

/** `login(…)`: the place is that of "ogi". */
export function visitLogin(place: i32): void {
  if (lower(at(place - 1)) !== 108 || at(place + 3) !== 110) return;
  const open = at(place + 4) === 40 ? place + 4 : 0;
  if (open > 0) judgePairAt(open, 1);
  else judgeSlashed(place + 4);
}

/** "login jo/…", "login: jo / …", "log in as jo / …": a name, a slash and its password, at the end of what is said. */
function judgeSlashed(from: i32): void {
  let p = from;
  for (let words = 0; words < 3; words++) {
    while (p - from < 44 && (isSpace(at(p)) || at(p) === 58 || at(p) === 42 || isQuote(at(p)))) p++;
    const name = p;
    while (p - name < 40 && (isAlnum(at(p)) || at(p) === 46 || at(p) === 95 || at(p) === 45 || at(p) === 64)) p++;
    if (p === name || name === from) return;
    if (judgeBehindSlash(isQuote(at(p)) ? p + 1 : p)) return;
    // is, as, with; "login for the shop: jo / …"
    if (!isWord(PAIR_VERBS, name, p)) return;
    const clause = p;
    while (p - from < 40 && (isAlnum(at(p)) || isSpace(at(p)))) p++;
    if (at(p) !== 58) p = clause;
  }
}

/** A slash, also between spaces, and a password behind it; true when a slash stands here. */
export function judgeBehindSlash(from: i32): bool {
  let p = from;
  while (isSpace(at(p))) p++;
  if (at(p) !== 47) return false;
  p++;
  while (isSpace(at(p)) || isQuote(at(p))) p++;
  let to = p;
  while (to - p < 64 && at(to) > 32 && !isQuote(at(to)) && at(to) !== 92 && at(to) !== 44 && at(to) !== 41 && at(to) !== 47) to++;
  while (to > p && at(to - 1) === 46) to--;
  if (matchToken(p) === 0 && isBesideName(p, to) && (isTold(p, to) || (endsClause(to) && isSayableWithDigit(p, to)))) found(PASSWORD, p, to);
  return true;
}
