// Settings whose name and value no sign joins: `ENV NAME value`, `npm config set name value`, `SET value = '…' WHERE name = 'smtp_password'`; and what a bare `key` is for.
import { isAlnum, isQuote, isSpace, lower } from './characters.ts';
import { at } from './place.ts';
import { changes, digits, entropy, isHexOnly, isPlaceholder, letters } from './strength.ts';
import { hasWord, isWord, KEY_NO_USES, KEY_USES, VALUE_NAMES } from './words.ts';

/** Behind `ENV ` of a Dockerfile, or `config set ` and `configure set ` of a command, whose names may begin with the address of a registry. */
export function isBehindSet(name: i32): bool {
  let start = name;
  while (name - start < 60 && at(start - 1) > 32 && !isQuote(at(start - 1))) start--;
  const word = start - 4;
  if (!isSpace(at(start - 1)) || isAlnum(at(word - 1))) return false;
  if (at(word) === 69 && at(word + 1) === 78 && at(word + 2) === 86) return start === name;
  // set
  if (at(word) !== 115 || at(word + 1) !== 101 || at(word + 2) !== 116 || !isSpace(at(word - 1))) return false;
  let verb = word - 1;
  while (word - verb < 12 && at(verb - 1) > 32) verb--;
  // conf
  return at(verb) === 99 && at(verb + 1) === 111 && at(verb + 2) === 110 && at(verb + 3) === 102;
}

/** The name is itself a value, behind `name =`, and what it names was set before: where that begins, or 0. */
export function valueBefore(quote: i32): i32 {
  let p = quote - 1;
  while (isSpace(at(p))) p--;
  if (at(p) !== 61) return 0;
  for (; quote - p < 120; p--) {
    if (at(p) !== 61 || !isQuote(at(p + 1)) && !(isSpace(at(p + 1)) && isQuote(at(p + 2)))) continue;
    let to = p;
    while (isSpace(at(to - 1))) to--;
    let from = to;
    while (to - from < 16 && isAlnum(at(from - 1))) from--;
    // set
    if (isWord(VALUE_NAMES, from, to) && isSpace(at(from - 1)) && lower(at(from - 2)) === 116 && lower(at(from - 3)) === 101 && lower(at(from - 4)) === 115) return isQuote(at(p + 1)) ? p + 2 : p + 3;
  }
  return 0;
}

/** `key: 9f86…` below `encryption:` or beside `aes-256-gcm`, or made into bytes (`isConverted`): as many hexadecimal digits as keys have, and nothing near that only tells things apart. */
export function isHexKey(from: i32, to: i32, isConverted: bool): bool {
  const n = to - from;
  if ((n !== 32 && n !== 48 && n !== 64 && n !== 128) || !isHexOnly(from, to)) return false;
  if (digits(from, to) < 4 || letters(from, to) < 4 || entropy(from, to) < 3072 || changes(from, to) * 8 < n || isPlaceholder(from, to)) return false;
  return (isConverted || hasWord(KEY_USES, from - 140, from)) && !hasWord(KEY_NO_USES, from - 140, to + 40);
}
