// What a header of HTTP says who somebody is: `Bearer …`, and `Basic …`, which is base64 of a name and a password.
import { decode } from './base64.ts';
import { isAlnum, isLetter, isSpace, lower } from './characters.ts';
import { BASIC, BEARER } from './kinds.ts';
import { SCRATCH } from './layout.ts';
import { byteAt } from './memory.ts';
import { at, found } from './place.ts';
import { changes, digits, entropy, isPlaceholder } from './strength.ts';
import { matchToken } from './tokens.ts';
import { EXAMPLES, hasWord } from './words.ts';

/** `Bearer …` in a header, whatever quotes and escapes surround it. */
export function visitBearer(place: i32): void {
  // rer
  if (lower(at(place + 3)) === 114 && lower(at(place + 4)) === 101 && lower(at(place + 5)) === 114 && !isLetter(at(place - 1))) judgeBearer(place + 6);
}

export function judgeBearer(space: i32): void {
  let p = space;
  if (!isSpace(at(p))) return;
  while (isSpace(at(p))) p++;
  // "the bearer is …"
  if (at(p) === 105 && at(p + 1) === 115 && isSpace(at(p + 2))) p += 3;
  const from = p;
  while (p - from < 2048 && (isAlnum(at(p)) || at(p) === 45 || at(p) === 46 || at(p) === 95 || at(p) === 126 || at(p) === 43 || at(p) === 47 || at(p) === 61)) p++;
  while (p > from && at(p - 1) === 46) p--;
  if (p - from < 16 || matchToken(from) !== 0 || at(p) === 40) return;
  if (digits(from, p) >= 1 && !isPlaceholder(from, p) && entropy(from, p) >= 3072 && changes(from, p) * 6 >= p - from) found(BEARER, from, p);
}

/** RFC 7617: `Basic`, then base64 of `name:password`. */
export function visitBasic(place: i32): void {
  if (lower(at(place + 3)) !== 105 || lower(at(place + 4)) !== 99 || !isSpace(at(place + 5)) || isLetter(at(place - 1))) return;
  const from = place + 6;
  let p = from;
  while (p - from < 400 && (isAlnum(at(p)) || at(p) === 43 || at(p) === 47)) p++;
  const length = p - from;
  while (at(p) === 61 && p - from < length + 2) p++;
  if (length >= 10 && !hasWord(EXAMPLES, from, p) && holdsPassword(decode(from, p))) found(BASIC, from, p);
}

/** Whether the decoded bytes are printable and have a password behind their colon that is none of the usual examples. */
export function holdsPassword(n: i32): bool {
  let colon = 0;
  for (let i = 0; i < n; i++) {
    const c = byteAt(SCRATCH + i);
    if (c < 32 || c > 126) return false;
    if (c === 58 && colon === 0) colon = i;
  }
  const length = n - colon - 1;
  if (colon === 0 || length < 5) return false;
  // password, pass…, secret, test…
  const a = lower(byteAt(SCRATCH + colon + 1));
  const b = lower(byteAt(SCRATCH + colon + 2));
  const c = lower(byteAt(SCRATCH + colon + 3));
  const d = lower(byteAt(SCRATCH + colon + 4));
  return !(a === 112 && b === 97 && c === 115 && d === 115) && !(a === 116 && b === 101 && c === 115 && d === 116) && !(a === 115 && b === 101 && c === 99 && d === 114);
}
