// Ways from a name to its value past the end of a call, a prompt or an element: what is typed, sent or stands in.
import { isAlnum, isLetter, isQuote, isSpace } from './characters.ts';
import { at } from './place.ts';
import { pastSlashes, pastSpaces } from './values.ts';
import { FILL_CALLS, isWord } from './words.ts';

/** `get('#password').type("…")`, `find(By.ID, "password").send_keys("…")`: how tests put a value into a field; the quote, or 0. */
export function pastFilled(from: i32): i32 {
  let p = from;
  while (p - from < 8 && (isQuote(at(p)) || at(p) === 92 || at(p) === 93 || at(p) === 41)) p++;
  const last = at(p - 1);
  if (last !== 41 && last !== 93) return 0;
  if (at(p) !== 46) return pastFallback(pastSpaces(p));
  const word = p + 1;
  p = word;
  while (p - word < 24 && (isAlnum(at(p)) || at(p) === 95)) p++;
  return at(p) === 40 && isWord(FILL_CALLS, word, p) && isQuote(at(pastSlashes(p + 1))) ? p + 1 : 0;
}

/** `getenv("PW") ?: "…"`, `ENV['PW'] || '…'`, `environ.get("PW") or "…"`, `? getenv("PW") : "…"`: what stands in where a setting is missing; the quote, or 0. */
function pastFallback(from: i32): i32 {
  const c = at(from);
  const next = at(from + 1);
  let p = 0;
  if (c === 58) p = from + 1;
  else if ((c === 124 || c === 63) && (next === c || next === 58)) p = from + 2;
  else if (c === 111 && next === 114 && isSpace(at(from + 2))) p = from + 3;
  if (p === 0) return 0;
  p = pastSpaces(p);
  return isQuote(at(pastSlashes(p))) ? p : 0;
}

/** `expect "password:" { send "…" }` and `expect("password:")` above `sendline("…")`: what is sent, or 0. */
export function pastPrompt(from: i32): i32 {
  for (let p = from + 1; p < from + 48; p++) {
    // send
    if (at(p) !== 115 || at(p + 1) !== 101 || at(p + 2) !== 110 || at(p + 3) !== 100 || isAlnum(at(p - 1))) continue;
    p += 4;
    while (p < from + 64 && (isLetter(at(p)) || isSpace(at(p)) || at(p) === 40 || at(p) === 45)) p++;
    return isQuote(at(pastSlashes(p))) ? p : 0;
  }
  return 0;
}

/** `<setting name="SmtpPassword" serializeAs="String"><value>…`, as .NET's settings have it. */
export function pastSetting(from: i32): i32 {
  for (let p = from; p < from + 64; p++) {
    // <value>
    if (at(p) === 60 && at(p + 1) === 118 && at(p + 5) === 101 && at(p + 6) === 62) return p + 7;
  }
  return 0;
}
