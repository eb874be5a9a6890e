// What a name says about the value behind it: `DB_PASSWORD`, `x-api-key`, `clientSecret`, "the API key".
import { isAlnum, isDigit, isLetter, isLower, isTokenByte, isUpper, lower } from './characters.ts';
import { afterEscape, at } from './place.ts';
import { endsWithWord, hasWord, KEY_KINDS, NAME_ENDINGS, NOT_SECRET_NAMES, PASSWORD_NAMES, SECRET_NAMES } from './words.ts';

export const NOTHING: i32 = 0;
export const IS_PASSWORD: i32 = 1;
export const IS_SECRET: i32 = 2;
/** A bare `key` or `auth`: only a value that can be nothing else counts. */
export const IS_PERHAPS: i32 = 3;

const MOST: i32 = 48;

function isNameByte(c: i32): bool {
  return isTokenByte(c) || c === 46;
}

/** Where the name around a keyword begins, or 0 when it stands inside something far longer than a name. */
export function nameStart(keyword: i32): i32 {
  let start = keyword;
  while (keyword - start < MOST && isNameByte(at(start - 1))) start--;
  if (keyword - start >= MOST) return 0;
  const free = afterEscape(start);
  return free > keyword ? start : free;
}

export function nameEnd(keyword: i32): i32 {
  let end = keyword + 3;
  while (end - keyword < MOST && isNameByte(at(end))) end++;
  while (end > keyword + 3 && !isAlnum(at(end - 1))) end--;
  return end;
}

/** `dbPass` and `db_pass`, but not `compass`. */
function beginsWord(start: i32, word: i32): bool {
  if (word <= start) return true;
  const before = at(word - 1);
  if (!isLetter(before)) return true;
  return isUpper(at(word)) && isLower(before);
}

function withoutEnding(start: i32, end: i32): i32 {
  let to = end;
  while (to > start && (isDigit(at(to - 1)) || at(to - 1) === 95 || at(to - 1) === 45)) to--;
  const ending = endsWithWord(NAME_ENDINGS, start, to);
  to -= ending;
  while (to > start && !isAlnum(at(to - 1))) to--;
  return to;
}

export function judgeName(start: i32, end: i32): i32 {
  const kind = judgeEnding(start, end);
  // Looked for last: most names say nothing by their ending.
  return kind !== NOTHING && hasWord(NOT_SECRET_NAMES, start, end) ? NOTHING : kind;
}

function judgeEnding(start: i32, end: i32): i32 {
  // SecureString, of which the ending is no ending
  if (lower(at(end - 1)) === 103 && endsWithWord(PASSWORD_NAMES, start, end) > 4) return IS_PASSWORD;
  const to = withoutEnding(start, end);
  const password = endsWithWord(PASSWORD_NAMES, start, to);
  if (password > 0) return password > 4 || beginsWord(start, to - password) ? IS_PASSWORD : NOTHING;
  if (endsWithWord(SECRET_NAMES, start, to) > 0) return IS_SECRET;
  return judgeKey(start, to);
}

function judgeKey(start: i32, end: i32): i32 {
  const to = lower(at(end - 1)) === 115 ? end - 1 : end;
  // key
  if (lower(at(to - 3)) === 107 && lower(at(to - 2)) === 101 && lower(at(to - 1)) === 121) {
    let before = to - 3;
    while (before > start - 2 && (at(before - 1) === 95 || at(before - 1) === 45 || at(before - 1) === 32 || at(before - 1) === 46)) before--;
    if (endsWithWord(KEY_KINDS, before - 12, before) > 0) return IS_SECRET;
    return beginsWord(start, to - 3) ? IS_PERHAPS : NOTHING;
  }
  // sig, auth, cred: short words that must stand alone
  if (end - start === 3 && lower(at(start)) === 115) return IS_SECRET;
  return end - start >= 4 && lower(at(end - 4)) === 97 && lower(at(end - 3)) === 117 && lower(at(end - 2)) === 116 && lower(at(end - 1)) === 104 && beginsWord(start, end - 4) ? IS_PERHAPS : NOTHING;
}
