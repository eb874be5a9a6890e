// E-mail addresses (from their @) and what an address of the web gives away (from its ://): a password, a webhook.
import { afterEscape, at, found } from './place.ts';
import { isAlnum, isDigit, isLetter, isLower, isTokenByte, lower } from './characters.ts';
import { EMAIL, URL_PASSWORD, WEBHOOK } from './kinds.ts';
import { isGiven } from './passwords.ts';
import { isSayable } from './sayable.ts';
import { judgeBehindSlash } from './pairs.ts';
import { visitPgpass } from './places.ts';
import { digits, isPlaceholder, letters, longestPattern } from './strength.ts';
import { AUTHORSHIP, BOXES, DOMAINS_NOT_REAL, ENDINGS, endsWithWord, hasWord, isWord, KNOWN_HOOKS, LOCAL_NOT_REAL, MAIL_NAMES, pastWord, PLACEHOLDER_WORDS, RECORD_NAMES, WEAK_PASSWORDS } from './words.ts';

function isLocalByte(c: i32): bool {
  return isAlnum(c) || c === 46 || c === 95 || c === 43 || c === 45 || c === 37;
}

/** An @ between letters or digits. */
export function visitAt(place: i32): void {
  let start = place;
  while (place - start < 65 && isLocalByte(at(start - 1))) start--;
  if (place - start > 64) return;
  start = afterEscape(start);
  while (start < place && !isAlnum(at(start))) start++;
  if (start >= place || at(place - 1) === 46) return;
  const end = domainEnd(place + 1);
  visitSlash(place, end);
  if (end === 0) visitBase(place);
  if (end === 0 || isInAddress(start)) return;
  if (endsWithWord(DOMAINS_NOT_REAL, place + 1, end) > 0 || hasWord(LOCAL_NOT_REAL, start, place + 1)) return;
  if (place - start <= 2 && at(place + 2) === 46) return;
  if (isWord(BOXES, start, place) || isPublished(start)) return;
  found(EMAIL, start, end);
}

/** "jo@host / …": a mailbox, or a name on a machine of one's own, and its password. */
function visitSlash(place: i32, end: i32): void {
  let p = end;
  if (p === 0) {
    p = place + 1;
    while (p - place < 64 && isLocalByte(at(p))) p++;
  }
  if (at(p) === 32 && at(p + 1) === 47 && at(p + 2) === 32) judgeBehindSlash(p);
}

/** `jo:…@tcp(host)/base` and `…@unix(…)`, as Go's driver of MySQL has it (go-sql-driver/mysql, DSN). */
function visitBase(place: i32): void {
  if (at(place + 4) !== 40 && at(place + 5) !== 40) return;
  // tcp(, unix(
  if (at(place + 1) !== 116 && at(place + 1) !== 117) return;
  let from = place;
  while (place - from < 80 && at(from - 1) > 32 && at(from - 1) !== 58 && at(from - 1) !== 34 && at(from - 1) !== 39 && at(from - 1) !== 96 && at(from - 1) !== 47) from--;
  if (at(from - 1) === 58 && isAlnum(at(from - 2)) && place - from >= 6 && isGiven(from, place)) found(URL_PASSWORD, from, place);
}

/** Where a host name with a real ending stops, or 0. */
function domainEnd(from: i32): i32 {
  let p = from;
  let label = from;
  let dots = 0;
  while (p - from < 254) {
    const c = at(p);
    if (c === 46 && p > label && isAlnum(at(p + 1))) {
      dots++;
      label = p + 1;
    } else if (!isAlnum(c) && !(c === 45 && isAlnum(at(p + 1)))) {
      break;
    }
    p++;
  }
  if (dots === 0 || !isLetter(at(label)) || at(p) === 64 || at(p) === 40) return 0;
  return isWord(ENDINGS, label, p) ? p : 0;
}

/** `https://user@host`: somebody's name in an address of the web is no mailbox. */
function isInAddress(start: i32): bool {
  for (let p = start - 1; p > start - 80; p--) {
    const c = at(p);
    if (c === 58 && at(p + 1) === 47 && at(p + 2) === 47) return true;
    if (c <= 32 || c === 34 || c === 39 || c === 60 || c === 40 || c === 44) return false;
  }
  return false;
}

/** Authors of published work stand in it on purpose: a copyright line, a sign-off, the `author` of a package. */
function isPublished(start: i32): bool {
  let line = start;
  while (start - line < 120 && at(line - 1) !== 10 && at(line - 1) !== 0) line--;
  if (beginsWithYear(line)) return true;
  return hasWord(AUTHORSHIP, line, start) || (hasWord(MAIL_NAMES, start - 12, start) && hasWord(RECORD_NAMES, start - 400, start));
}

function isYear(p: i32): bool {
  const century = at(p) * 256 + at(p + 1);
  return (century === 0x3139 || century === 0x3230) && isDigit(at(p + 2)) && isDigit(at(p + 3)) && !isDigit(at(p + 4));
}

/** `2010, 2012-2014 Jo Kim <…>`: the lines of a copyright notice. A moment in a log begins with a year too, and goes on with its month. */
function beginsWithYear(line: i32): bool {
  let p = line;
  while (p < line + 40 && (at(p) === 32 || at(p) === 9 || at(p) === 42 || at(p) === 35 || at(p) === 45)) p++;
  if (!isYear(p)) return false;
  const c = at(p + 4);
  return c === 44 || c === 32 || (c === 45 && isYear(p + 5));
}

/** `://` stands here, the beginning of a port, or a star in its place. */
export function visitUrl(colon: i32): void {
  if (at(colon + 1) !== 47) {
    visitPgpass(colon);
    return;
  }
  const host = colon + 3;
  const hook = pastHook(host);
  if (hook > 0 && visitHook(colon, hook)) return;
  visitUserPart(host);
}

/** Behind the host and path of a known webhook, which may stand under a name of the customer. */
function pastHook(host: i32): i32 {
  for (let p = host; p < host + 64 && (isAlnum(at(p)) || at(p) === 46 || at(p) === 45); p++) {
    if (p > host && at(p - 1) !== 46) continue;
    const past = pastWord(KNOWN_HOOKS, p);
    if (past > 0) return past;
  }
  return 0;
}

function isUrlEnd(c: i32): bool {
  return c <= 32 || c === 34 || c === 39 || c === 96 || c === 60 || c === 62 || c === 92 || c === 41 || c === 93 || c === 125 || c > 126;
}

function visitHook(colon: i32, secret: i32): bool {
  let end = secret;
  while (end - secret < 400 && !isUrlEnd(at(end))) end++;
  while (end > secret && !isAlnum(at(end - 1))) end--;
  if (end - secret < 20 || digits(secret, end) < 2 || isPlaceholder(secret, end) || letters(secret, end) < 8) return false;
  let start = colon;
  while (colon - start < 8 && isLetter(at(start - 1))) start--;
  found(WEBHOOK, start, end);
  return true;
}

/** `scheme://name:password@host`, RFC 3986 section 3.2.1. */
function visitUserPart(host: i32): void {
  let p = host;
  while (p - host < 128 && !isUrlEnd(at(p)) && at(p) !== 58 && at(p) !== 47 && at(p) !== 64 && at(p) !== 63) p++;
  if (at(p) !== 58) return;
  const password = p + 1;
  let end = password;
  while (end - password < 256 && !isUrlEnd(at(end)) && at(end) !== 64) {
    if (at(end) === 47 && isPort(password, end)) return;
    end++;
  }
  if (at(end) === 64 && isAlnum(at(end + 1)) && isReal(host, p, password, end)) found(URL_PASSWORD, password, end);
}

function isPort(from: i32, to: i32): bool {
  return to - from <= 5 && digits(from, to) === to - from;
}

function isSame(a: i32, b: i32, n: i32): bool {
  for (let i = 0; i < n; i++) if (at(a + i) !== at(b + i)) return false;
  return true;
}

/** A host with a dot in it, as no manual's `localhost` or `db` is. */
function isNamedHost(host: i32): bool {
  let p = host;
  while (p - host < 64 && isTokenByte(at(p))) p++;
  return at(p) === 46 && isAlnum(at(p + 1));
}

/** `localhost`, of every manual. */
function isOwnMachine(host: i32): bool {
  return lower(at(host)) === 108 && lower(at(host + 1)) === 111 && lower(at(host + 2)) === 99 && lower(at(host + 3)) === 97 && lower(at(host + 4)) === 108;
}

/** http:// or https:// */
function isWeb(name: i32): bool {
  return lower(at(name - 4)) === 112 || lower(at(name - 5)) === 112;
}

function isReal(name: i32, nameEnd: i32, from: i32, to: i32): bool {
  const n = to - from;
  const first = at(from);
  if (n < 5 || first === 36 || first === 123 || first === 91 || first === 42 || (first === 37 && !isDigit(at(from + 1)))) return false;
  if (n === nameEnd - name && isSame(name, from, n)) return false;
  if (longestPattern(from, to) >= 5 || isWord(WEAK_PASSWORDS, from, to) || hasWord(PLACEHOLDER_WORDS, from, to) || isPlaceholder(from, to)) return false;
  if (endsWithWord(DOMAINS_NOT_REAL, to + 1, to + 12) > 0 || endsWithWord(DOMAINS_NOT_REAL, to + 1, to + 10) > 0) return false;
  // Words alone are how manuals fill this place.
  for (let p = from; p < to; p++) if (!isLower(at(p))) return true;
  return (isSayable(from, to) && !isOwnMachine(to + 1)) || (n >= (isNamedHost(to + 1) && !isWeb(name) ? 9 : 12) && longestPattern(from, to) < 4);
}
