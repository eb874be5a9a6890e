// Private keys: from -----BEGIN … PRIVATE KEY----- to its end, also as one line of JSON, and only with a body.
import { BASE64, isIn } from './characters.ts';
import { at, found, reach } from './place.ts';
import { distinct } from './strength.ts';
import { PRIVATE_KEY } from './kinds.ts';

const HYPHEN: i32 = 45;

function isAt(address: i32, a: i32, b: i32, c: i32, d: i32): bool {
  return at(address) === a && at(address + 1) === b && at(address + 2) === c && at(address + 3) === d;
}

/** Five hyphens begin here. */
export function visitHyphens(start: i32): void {
  // BEGI
  if (!isAt(start + 5, 66, 69, 71, 73)) return;
  const head = headEnd(start + 10);
  if (head === 0) return;
  const body = head + 5;
  if (bodyLength(body) < 64) return;
  found(PRIVATE_KEY, start, tailEnd(body));
}

/** Where the hyphens behind `PRIVATE KEY` or `PRIVATE KEY BLOCK` begin, or 0. */
function headEnd(from: i32): i32 {
  let isPrivate = false;
  for (let p = from; p < from + 48; p++) {
    const c = at(p);
    // PRIV
    if (isAt(p, 80, 82, 73, 86)) isPrivate = true;
    if (c === HYPHEN && isAt(p + 1, HYPHEN, HYPHEN, HYPHEN, HYPHEN)) return isPrivate ? p : 0;
    if (c === 0 || c === 10) return 0;
  }
  return 0;
}

/** How much of the following looks like base64; a mention in code or prose has none. */
function bodyLength(body: i32): i32 {
  let best = 0;
  let n = 0;
  for (let p = body; p < body + 400 && best < 64; p++) {
    const c = at(p);
    if (isIn(BASE64, c) || c === 61) n++;
    else if (c === HYPHEN || c === 0) break;
    else if (c !== 92 && c !== 10 && c !== 13 && c !== 34 && c !== 39 && c !== 44) n = c === 32 || c === 9 ? (at(p - 1) === c || at(p - 1) === 10 ? n : 0) : 0;
    if (n > best) best = n;
  }
  return best >= 64 && distinct(body, body + 200) < 16 ? 0 : best;
}

function tailEnd(body: i32): i32 {
  const end = reach();
  for (let p = body; p < end; p++) {
    // -----END
    if (at(p) === HYPHEN && isAt(p + 1, HYPHEN, HYPHEN, HYPHEN, HYPHEN) && isAt(p + 5, 69, 78, 68, 32)) return closing(p + 9);
  }
  return body + 64 < end ? body + 64 : end;
}

function closing(from: i32): i32 {
  let p = from;
  while (p < from + 48 && at(p) !== HYPHEN && at(p) !== 10 && at(p) !== 0) p++;
  while (p < from + 56 && at(p) === HYPHEN) p++;
  return p;
}

/** `PuTTY-User-Key-File-3: …` begins here: to the end of its private lines and the sum behind them (PuTTY manual, appendix C). */
export function visitPutty(start: i32): void {
  const end = reach();
  for (let p = start + 20; p < end && p - start < 6000; p++) {
    // Private-Lines: 1
    if (at(p) !== 80 || at(p + 1) !== 114 || at(p + 2) !== 105 || at(p + 8) !== 76 || at(p + 13) !== 58) continue;
    let to = p + 15;
    // Until a line that is no base64
    let isBody = false;
    while (to < end && to - p < 6000 && (isIn(BASE64, at(to)) || at(to) === 61 || at(to) === 10 || at(to) === 13 || at(to) === 92 || at(to) === 32)) {
      if (at(to) === 10 || at(to) === 92) {
        isBody = true;
        // Private-MAC or Private-Hash
        if (at(to + 1) === 80 && at(to + 8) === 45) break;
      }
      to++;
    }
    if (isBody && to - p >= 60 && distinct(p + 15, p + 60) >= 16) found(PRIVATE_KEY, start, to);
    return;
  }
}
