// Calls that take a password or a key as an argument without a name: `createHmac('sha256', "…")`, `getConnection(url, user, "…")`. Which do, and where, is data (rules/calls.ts).
import { isAlnum, isQuote, isSpace, isUpper, lower } from './characters.ts';
import { PASSWORD } from './kinds.ts';
import { CALL_ENDS, LISTS } from './layout.ts';
import { byteAt, wordAt } from './memory.ts';
import { judgePairAt } from './pairs.ts';
import { isBesideName } from './passwords.ts';
import { at, found } from './place.ts';
import { CALLS } from './words.ts';

/** Letters of a call's name begin here; most names that hold them are called nowhere. */
export function visitCall(place: i32): bool {
  let end = place + 3;
  while (end - place < 40 && (isAlnum(at(end)) || at(end) === 95 || at(end) === 46)) end++;
  return at(end) === 40 && judgeCall(end);
}

/** The parenthesis opens here. */
export function judgeCall(open: i32): bool {
  const slot = ((at(open - 2) & 31) << 5) | (at(open - 1) & 31);
  if (((byteAt(CALL_ENDS + (slot >> 3)) >> (slot & 7)) & 1) === 0) return false;
  let entry = wordAt(LISTS + CALLS * 4);
  let length = byteAt(entry);
  while (length !== 0) {
    if (isCalled(entry + 2, length - 1, open) && judgePairAt(open, byteAt(entry + 1) - 48)) return true;
    entry += length + 1;
    length = byteAt(entry);
  }
  return false;
}

/** The name ends before the parenthesis, and is no part of a longer word. */
function isCalled(name: i32, length: i32, open: i32): bool {
  const from = open - length;
  // Most differ in their last letter.
  if (lower(at(open - 1)) !== byteAt(name + length - 1)) return false;
  for (let i = 0; i < length - 1; i++) if (lower(at(from + i)) !== byteAt(name + i)) return false;
  return !isAlnum(at(from - 1)) || isUpper(at(from)) || at(from - 2) === 92;
}

/** `"…".toCharArray()`: what Java does with passwords and with little else; the place is that of "oCh". */
export function visitCharacters(place: i32): void {
  // t, arA
  if (at(place - 1) !== 116 || at(place + 3) !== 97 || at(place + 4) !== 114 || at(place + 5) !== 65 || at(place - 2) !== 46 || !isQuote(at(place - 3))) return;
  let to = place - 3;
  const quote = at(to);
  while (at(to - 1) === 92) to--;
  let from = to;
  while (to - from < 128 && at(from - 1) !== quote && at(from - 1) !== 10 && at(from - 1) !== 0) from--;
  if (at(from - 1) === quote && !isSpace(at(from)) && isBesideName(from, to)) found(PASSWORD, from, to);
}
