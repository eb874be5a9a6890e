// Tokens with a known shape: a provider's prefix (or what stands before the run) and a body of a known alphabet and length.
import { BASE64URL, HEX, isAlnum, isDigit, isIn, isLetter, isTokenByte, isUpper } from './characters.ts';
import { hasCrc } from './checksums.ts';
import { judgeCall } from './calls.ts';
import { AZURE_DEVOPS, AZURE_KEY, MAXMIND } from './kinds.ts';
import { BY_FIRST, BY_LAST, PAIRS } from './layout.ts';
import { byteAt, wordAt } from './memory.ts';
import { afterEscape, at, found } from './place.ts';
import { visitPutty } from './keys.ts';
import { visitSession } from './sessions.ts';
import { changes, digits, entropy, isDrawn, isPlaceholder } from './strength.ts';

export const IS_CHECKED: i32 = 1;
export const IS_PADDED: i32 = 2;
export const IS_JWT: i32 = 4;
export const IS_DISCORD: i32 = 8;
export const IS_LOOSE: i32 = 16;
export const IS_MAILCHIMP: i32 = 32;
export const IS_TAILED: i32 = 64;
export const IS_AIRTABLE: i32 = 128;
export const IS_TELEGRAM: i32 = 256;
export const IS_UUID: i32 = 512;
export const IS_GROUPED: i32 = 1024;
export const IS_BRAINTREE: i32 = 2048;
export const IS_ASANA: i32 = 4096;
export const IS_STAGED: i32 = 8192;
export const IS_SALESFORCE: i32 = 16384;
const HAS_OWN_START: i32 = 30720;

/** What matched last: where it ends, or that it has the shape and is no secret. */
let matchedRule: i32 = 0;
export const NO_SECRET: i32 = -1;

/** A run of twenty or more letters, digits, `_` and `-` begins here. */
export function visitRun(run: i32): void {
  const start = afterEscape(run);
  if (tryAt(start) || visitSigned(start)) return;
  // PuTTY
  if (at(start) === 80 && at(start + 1) === 117 && at(start + 2) === 84 && at(start + 5) === 45) {
    visitPutty(start);
    return;
  }
  const before = at(start - 1);
  if (before === 61) {
    if (visitSession(start)) return;
  } else if (before === 34 || before === 39) {
    // AES.new(b"…")
    const open = at(start - 2) === 98 ? start - 3 : start - 2;
    if (at(open) === 40 && judgeCall(open)) return;
  } else if (before === 46 || before === 126 || before === 47 || before === 58 || before === 36 || before === 33) {
    if (tryBehind(start)) return;
  }
  // `token-ghp_…` and `MY_glpat-…`: a prefix may stand behind a joint inside the run.
  for (let p = start + 1; p < start + 24 && isTokenByte(at(p)); p++) {
    const joint = at(p - 1);
    if ((joint === 45 || joint === 95) && tryAt(p)) return;
  }
}

/** Tokens that say in their middle or at their end whose they are. */
function visitSigned(start: i32): bool {
  // AZDO, before the last four of 84 (Azure DevOps)
  if (at(start + 76) === 65 && at(start + 77) === 90 && at(start + 78) === 68 && at(start + 79) === 79) return isSigned(AZURE_DEVOPS, start, start + 84);
  // AzFu, AzSe and AzCa, behind 44, 42 and 33 (Microsoft, security-utilities, identifiable keys)
  if (isAzure(start + 44, 70, 117)) return isSigned(AZURE_KEY, start, start + 54);
  if (isAzure(start + 42, 83, 101)) return isSigned(AZURE_KEY, start, start + 52);
  if (isAzure(start + 33, 67, 97)) return isSigned(AZURE_KEY, start, start + 43);
  // _mmk behind six and 29 (MaxMind)
  return at(start + 36) === 95 && at(start + 37) === 109 && at(start + 38) === 109 && at(start + 39) === 107 && at(start + 6) === 95 && isSigned(MAXMIND, start, start + 40);
}

function isAzure(place: i32, a: i32, b: i32): bool {
  return at(place) === 65 && at(place + 1) === 122 && at(place + 2) === a && at(place + 3) === b;
}

function isSigned(rule: i32, start: i32, end: i32): bool {
  for (let p = start; p < end; p++) if (!isTokenByte(at(p))) return false;
  if (isTokenByte(at(end)) || !isDrawn(start, end, false)) return false;
  found(rule, start, end);
  return true;
}

/** The beginning of a token whose body of base64 may break off too soon to be a run. */
export function visitBeginning(place: i32): void {
  const before = at(place - 1);
  if (!isTokenByte(before) || afterEscape(place - 1) === place) tryAt(place);
}

function tryAt(start: i32): bool {
  if (!mayBegin(start)) return false;
  const end = matchToken(start);
  if (end === 0) return false;
  if (end > 0) found(matchedRule, start, end);
  return true;
}

/** Whether any token begins with these two bytes. */
function mayBegin(start: i32): bool {
  const second = at(start + 1);
  return ((byteAt(PAIRS + at(start) * 32 + (second >> 3)) >> (second & 7)) & 1) === 1;
}

/** Where a token that begins here ends; 0 when there is none, NO_SECRET when it is an example or its sum is wrong. */
export function matchToken(start: i32): i32 {
  let entry = wordAt(BY_FIRST + at(start) * 4);
  let verdict = 0;
  while (entry !== 0) {
    const length = wordAt(entry + 24);
    if (literalAt(entry, length, start)) {
      const end = matchBody(entry, start, start + length);
      if (end > 0) {
        matchedRule = wordAt(entry + 4);
        return end;
      }
      if (end < 0) verdict = end;
    }
    entry = wordAt(entry);
  }
  return verdict;
}

function literalAt(entry: i32, length: i32, start: i32): bool {
  for (let i = 0; i < length; i++) {
    if (at(start + i) !== byteAt(entry + 28 + i)) return false;
  }
  return true;
}

function tryBehind(start: i32): bool {
  let entry = wordAt(BY_LAST + at(start - 1) * 4);
  while (entry !== 0) {
    const length = wordAt(entry + 24);
    const literal = start - length;
    if (literalAt(entry, length, literal)) {
      const from = wholeStart(entry, literal, start);
      if (from > 0) {
        const end = matchBody(entry, from, start);
        if (end > 0) found(wordAt(entry + 4), from, end);
        if (end !== 0) return true;
      }
    }
    entry = wordAt(entry);
  }
  return false;
}

/** Where a token begins whose literal stands here: some have a part of their own before it. 0 when that part is missing. */
function wholeStart(entry: i32, literal: i32, body: i32): i32 {
  const flags = wordAt(entry + 20);
  let from = literal;
  if ((flags & IS_TELEGRAM) !== 0) {
    while (literal - from < 11 && isDigit(at(from - 1))) from--;
    return literal - from >= 8 && literal - from <= 10 && at(body) === 65 && at(body + 1) === 65 ? from : 0;
  }
  if ((flags & (IS_AIRTABLE | IS_TAILED)) !== 0) {
    while (literal - from < 18 && isAlnum(at(from - 1))) from--;
    from = afterEscape(from);
    // pat
    if ((flags & IS_AIRTABLE) !== 0) return literal - from === 17 && at(from) === 112 && at(from + 1) === 97 && at(from + 2) === 116 ? from : 0;
    return literal - from >= 3 ? from : 0;
  }
  if ((flags & HAS_OWN_START) !== 0) return ownStart(flags, literal);
  const free = afterEscape(literal);
  return free === literal && isAlnum(at(literal - 1)) && at(literal - 2) !== 92 ? 0 : literal;
}

/** Of tokens in parts between signs, of which the last is the body. */
function ownStart(flags: i32, literal: i32): i32 {
  let p = literal;
  if ((flags & IS_ASANA) !== 0) {
    // 1/1200000000000001:…, 2/1200000000000001/1200000000000002:…
    while (literal - p < 40 && isDigit(at(p - 1))) p--;
    if (literal - p < 12 || at(p - 1) !== 47) return 0;
    const last = p - 1;
    p--;
    while (last - p < 20 && isDigit(at(p - 1))) p--;
    if (last - p >= 12 && at(p - 1) === 47 && isDigit(at(p - 2))) p -= 2;
    else if (last - p !== 1) return 0;
    return at(p) >= 48 && at(p) <= 50 && (!isAlnum(at(p - 1)) || at(p - 2) === 92) ? p : 0;
  }
  if ((flags & IS_SALESFORCE) !== 0) {
    // 00D and twelve or fifteen more
    while (literal - p < 19 && isAlnum(at(p - 1))) p--;
    p = afterEscape(p);
    const n = literal - p;
    return (n === 15 || n === 18) && at(p) === 48 && at(p + 1) === 48 && at(p + 2) === 68 ? p : 0;
  }
  const part = p;
  while (part - p < 36 && (isTokenByte(at(p - 1)))) p--;
  if ((flags & IS_STAGED) !== 0) {
    // dp.st., then the name of a config
    return part - p >= 2 && at(p - 1) === 46 && at(p - 2) === 116 && at(p - 3) === 115 && at(p - 4) === 46 && at(p - 5) === 112 && at(p - 6) === 100 ? p - 6 : 0;
  }
  // access_token$production$ and sixteen
  const name = at(p - 2) === 120 ? p - 21 : p - 24;
  return part - p === 16 && at(p - 1) === 36 && at(name) === 97 && at(name + 7) === 116 && at(name + 12) === 36 ? name : 0;
}

/** What stands behind the name of a scheme in a header. */
export function visitBehind(start: i32): void {
  tryBehind(start);
}

function bodyEnd(entry: i32, body: i32): i32 {
  const set = wordAt(entry + 8);
  const most = wordAt(entry + 16);
  let end = body;
  while (end - body <= most && isIn(set, at(end))) end++;
  if ((wordAt(entry + 20) & IS_PADDED) !== 0) {
    while (at(end) === 61 && end - body < most + 3) end++;
  }
  // A sentence may end behind the token.
  while (end > body && at(end - 1) === 46) end--;
  return end;
}

function matchBody(entry: i32, start: i32, body: i32): i32 {
  const flags = wordAt(entry + 20);
  if ((flags & IS_JWT) !== 0) return matchJwt(start);
  if ((flags & IS_DISCORD) !== 0) return matchDiscord(start);
  if ((flags & IS_MAILCHIMP) !== 0) return matchMailchimp(start);
  const end = bodyEnd(entry, body);
  const n = end - body;
  if (n < wordAt(entry + 12) || n > wordAt(entry + 16) + 3 || isTokenByte(at(end))) return 0;
  const isHex = wordAt(entry + 8) === HEX;
  if (!isDrawn(body, end, isHex)) return NO_SECRET;
  if ((flags & IS_CHECKED) !== 0 && !hasCrc(body, end)) return NO_SECRET;
  if ((flags & IS_LOOSE) !== 0 && !isLooselyDrawn(body, end)) return 0;
  if ((flags & IS_UUID) !== 0 && !isUuid(body, end)) return 0;
  if ((flags & IS_GROUPED) !== 0 && !areGroups(body, end)) return 0;
  return end;
}

/** 8-4-4-4-12, of hexadecimal digits. */
export function isUuid(from: i32, to: i32): bool {
  if (to - from !== 36) return false;
  for (let i = 0; i < 36; i++) {
    const isHyphen = i === 8 || i === 13 || i === 18 || i === 23;
    if (isHyphen ? at(from + i) !== 45 : !isIn(HEX, at(from + i))) return false;
  }
  return true;
}

/** Capitals and digits in groups of five or six. */
function areGroups(from: i32, to: i32): bool {
  let group = 0;
  for (let p = from; p < to; p++) {
    const c = at(p);
    if (c === 45) {
      if (group < 5) return false;
      group = 0;
    } else {
      if ((!isDigit(c) && !isUpper(c)) || ++group > 6) return false;
    }
  }
  return group >= 5;
}

/** Where the prefix alone says little (`sk-`): digits among letters, as chance sets them. */
function isLooselyDrawn(body: i32, end: i32): bool {
  const n = end - body;
  const d = digits(body, end);
  return d >= 2 && d < n - 2 && entropy(body, end) >= 3072 && changes(body, end) * 5 >= n;
}

function segmentEnd(from: i32): i32 {
  let p = from;
  while (isIn(BASE64URL, at(p))) p++;
  return p;
}

/** RFC 7519: three parts of base64url, the first two of which are JSON objects and so begin with `eyJ`. */
function matchJwt(start: i32): i32 {
  const header = segmentEnd(start);
  if (header - start < 17 || at(header) !== 46) return 0;
  if (at(header + 1) !== 101 || at(header + 2) !== 121) return 0;
  const payload = segmentEnd(header + 1);
  if (payload - header < 12 || at(payload) !== 46) return 0;
  const end = segmentEnd(payload + 1);
  if (end - payload < 20) return 0;
  return isPlaceholder(start, end) || !isDrawn(payload + 1, end, false) ? NO_SECRET : end;
}

/** An account's number in base64 (so it begins with M, N or O), a time and a sum: 24 to 28, 6 and 27 to 38 characters. */
function matchDiscord(start: i32): i32 {
  const first = segmentEnd(start);
  const n = first - start;
  if (n < 24 || n > 28 || at(first) !== 46) return 0;
  const second = segmentEnd(first + 1);
  if (second - first !== 7 || at(second) !== 46) return 0;
  const end = segmentEnd(second + 1);
  if (end - second < 28 || end - second > 39) return 0;
  return isDrawn(second + 1, end, false) ? end : NO_SECRET;
}

/** 32 hexadecimal digits and a data centre: `…-us21`. */
function matchMailchimp(start: i32): i32 {
  if (at(start + 32) !== 45) return 0;
  let p = start;
  while (p - start <= 32 && isIn(HEX, at(p))) p++;
  if (p - start !== 32 || at(p) !== 45 || at(p + 1) !== 117 || at(p + 2) !== 115 || !isDigit(at(p + 3))) return 0;
  const end = isDigit(at(p + 4)) ? p + 5 : p + 4;
  if (isTokenByte(at(end)) || isLetter(at(end))) return 0;
  return isDrawn(start, p, true) ? end : NO_SECRET;
}
