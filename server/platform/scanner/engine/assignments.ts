// A keyword (pass, secret, token, key, bearer, birth, …): is it a name, has it a value, and is that a secret or a person's?
import { decode } from './base64.ts';
import { isAlnum, isLetter, isLower, isQuote, isSpace, isUpper, lower } from './characters.ts';
import { BASIC, PASSWORD, SECRET } from './kinds.ts';
import { IS_PASSWORD, IS_PERHAPS, IS_SECRET, judgeName, nameEnd, nameStart, NOTHING } from './names.ts';
import { foreignBirthEnd, foreignEnd } from './foreign.ts';
import { findBirth, visitFrenchBirth } from './papers.ts';
import { judgeCall } from './calls.ts';
import { holdsPassword, judgeBearer } from './headers.ts';
import { visitDevice } from './devices.ts';
import { mayBeColumn, pastValues, visitInsert } from './inserts.ts';
import { judgePairAt, openBehind } from './pairs.ts';
import { endsClause, endsLine, isAnnounced, isBesideName, isCode, isGiven, isNamed, isOwn, isPassphrase, isPassword, isPhrase, isSalt, isSentence, isSetting, isSpoken, isTold, parts } from './passwords.ts';
import { at, found, isNameSeen, markName } from './place.ts';
import { isDummy, isManifold, isSayable, isSayableSetting, isSayableWithDigit } from './sayable.ts';
import { isBehindSet, isHexKey, valueBefore } from './settings.ts';
import { changes, digits, entropy, hasBothCases, isHexOnly, isPlaceholder, letters } from './strength.ts';
import { mayBeCell, visitTable } from './tables.ts';
import { isUuid, matchToken } from './tokens.ts';
import { findValue, isBare, isConverted, isFlagged, isProse, isQuoted, isTight, takeGiven, takeSecond, valueEnd, valueStart } from './values.ts';
import { endsWithWord, FOR_WORDS, FORM_VERBS, hasWholeWord, hasWord, PAIR_NAMES, pastWord, PLACEHOLDER_WORDS, USER_WORDS } from './words.ts';

export function visitName(place: i32): void {
  if (!isNameSeen(place)) visitNameAround(place);
}

export function visitNameAround(place: i32): void {
  const end = nameEnd(place);
  markName(end);
  const start = nameStart(place);
  if (start === 0 || (at(end) === 40 && judgeCall(end)) || (start === place && isDeviceWord(place) && visitDevice(start, end))) return;
  // HTTPBasicAuth, credentials
  const first = lower(at(place));
  if (first === 97 || first === 99) {
    const open = openBehind(end);
    if (open > 0 && endsWithWord(PAIR_NAMES, start, end) > 0 && judgePairAt(open, 1)) return;
  }
  if (visitHeader(start, end)) return;
  if (mayBeColumn(end)) {
    const row = pastValues(end);
    if (row > 0) {
      const column = judgeName(start, end);
      if (column === IS_PASSWORD || column === IS_SECRET) visitInsert(start, row, column);
      return;
    }
  }
  if (isQuote(at(end)) && isQuote(at(start - 1)) && (at(start - 2) === 61 || at(start - 3) === 61) && judgeBefore(start, end)) return;
  const isDashed = at(start) === 45 || at(start - 1) === 45;
  if (isAlone(start, end)) {
    const named = judgeName(start, end);
    if (named === IS_PASSWORD) judgeAlone(end);
    else if (named === IS_SECRET) judgeAloneSecret(end + 1);
    return;
  }
  if (!findValue(end, isDashed)) {
    // Most names stand in sentences, and what a name says is dearer to ask.
    const named = mayBeCell(start, end) ? judgeName(start, end) : NOTHING;
    if (named === IS_PASSWORD || named === IS_SECRET) visitTable(start, end, PASSWORD);
    else if (first === 112 && isSpace(at(start - 1))) visitAs(start, end);
    return;
  }
  // credentials: jo / …
  if (first === 99 && at(place + 3) !== 97 && judgeCredentials(start, end)) return;
  // user, pw = 'jo', '…'
  if (isQuoted() && isBehindComma(start)) takeSecond();
  if (valueEnd() - valueStart() < 6 || valueEnd() - valueStart() > 400) return;
  // "pass `x1y2`" is a verb; `#define PASS "…"` is none, and "user jo pass …" neither.
  if ((isBare() || isProse()) && end - start === 4 && !isAssigned(end) && !isDefined(start) && !isBehindUser(start)) return;
  const kind = judgeName(start, end);
  if (kind === NOTHING) return;
  judge(kind, end);
}

/** "use … as the database password": the value stands before, behind which " as ". */
function visitAs(start: i32, end: i32): void {
  let p = start - 1;
  while (start - p < 28 && (isLetter(at(p)) || isSpace(at(p)))) {
    if (isSpace(at(p)) && lower(at(p + 1)) === 97 && lower(at(p + 2)) === 115 && isSpace(at(p + 3))) {
      let to = p;
      if (isQuote(at(to - 1))) to--;
      let from = to;
      while (to - from < 64 && at(from - 1) > 32 && !isQuote(at(from - 1)) && at(from - 1) !== 40) from--;
      if (matchToken(from) === 0 && !isCode(from, to) && isOwn(from, to) && (isTold(from, to) || isSayableWithDigit(from, to)) && (endsClause(end) || pastWord(FOR_WORDS, end + 1) > 0) && judgeName(start, end) === IS_PASSWORD) found(PASSWORD, from, to);
      return;
    }
    p--;
  }
}

/** `secret`, `password` or `key` and a space. */
function isDeviceWord(place: i32): bool {
  return isSpace(at(place + (lower(at(place)) === 115 ? 6 : lower(at(place)) === 112 ? 8 : 3)));
}

/** Settings without a sign between: `requirepass …`, `password …` of netrc, alone on a line or behind who logs in. */
function isAlone(start: i32, end: i32): bool {
  if (!isSpace(at(end)) || !isAlnum(at(end + 1))) return false;
  let p = end + 1;
  while (p - end < 130 && at(p) > 32 && !isQuote(at(p)) && at(p) !== 92 && at(p) !== 58) p++;
  if (!endsLine(p) || at(p) === 58) return false;
  let line = start;
  while (start - line < 16 && isSpace(at(line - 1))) line--;
  const before = at(line - 1);
  isSet = false;
  if (before === 0 || before === 10 || before === 34 || (before === 110 && at(line - 2) === 92)) return true;
  if (isBehindSet(start)) {
    isSet = true;
    return true;
  }
  // "login jo password …"
  while (start - line < 64 && at(line - 1) > 32) line--;
  return lower(at(line - 2)) === 110 && lower(at(line - 3)) === 105 && lower(at(line - 4)) === 103;
}

/** A command or a statement says that it is a setting. */
let isSet: bool = false;

/** What the name names was set before it, as `SET value = '…' WHERE name = '…'` has it. */
function judgeBefore(start: i32, end: i32): bool {
  const from = valueBefore(start - 1);
  if (from === 0) return false;
  let to = from;
  while (to - from < 128 && at(to) > 32 && !isQuote(at(to)) && at(to) !== 92) to++;
  const kind = judgeName(start, end);
  takeGiven(true);
  if (!isQuote(at(to)) || (kind !== IS_PASSWORD && kind !== IS_SECRET) || matchToken(from) !== 0 || !isGiven(from, to)) return false;
  found(kind === IS_PASSWORD ? PASSWORD : SECRET, from, to);
  return true;
}

function judgeAlone(end: i32): void {
  const from = end + 1;
  let to = from;
  while (to - from < 128 && at(to) > 32 && at(to) !== 92) to++;
  if (to - from >= 8 && matchToken(from) === 0 && (isSet ? isGiven(from, to) : isBesideName(from, to))) found(PASSWORD, from, to);
}

function judgeAloneSecret(from: i32): void {
  let to = from;
  while (to - from < 128 && at(to) > 32 && at(to) !== 92) to++;
  takeGiven(false);
  if (matchToken(from) === 0 && (isSet || isStronglyDrawn(from, to)) && !isCode(from, to) && isSecret(from, to, IS_SECRET)) found(SECRET, from, to);
}

/** `jo:…`, `jo/…` or `jo / …` behind a word for both. */
function judgeCredentials(name: i32, nameEnd: i32): bool {
  const start = valueStart();
  const end = valueEnd();
  let from = start;
  while (from < end && at(from) !== 58 && at(from) !== 47) from++;
  if (from === end) {
    while (from - end < 3 && isSpace(at(from))) from++;
    if (at(from) !== 47 && at(from) !== 124) return false;
  }
  if (from === start) return false;
  const slash = from;
  from++;
  while (isSpace(at(from))) from++;
  let to = from;
  while (to - from < 128 && at(to) > 32 && !isQuote(at(to)) && at(to) !== 92 && at(to) !== 44) to++;
  if (to - from < 8 || matchToken(from) !== 0 || !isBesideName(from, to) || (digits(from, to) === 0 && (isDummy(start, slash) || judgeName(name, nameEnd) !== IS_SECRET))) return false;
  found(PASSWORD, from, to);
  return true;
}

/** `Authorization: Token …`, whatever the scheme is called. */
function visitHeader(start: i32, end: i32): bool {
  // ion:
  if (!isSpace(at(end)) || !isSpace(at(start - 1)) || at(start - 2) !== 58 || lower(at(start - 3)) !== 110 || lower(at(start - 4)) !== 111 || lower(at(start - 5)) !== 105) return false;
  judgeBearer(end);
  return true;
}

/** Of `pw` the place is that of what stands before it. */
function isBehindComma(start: i32): bool {
  return isSpace(at(start)) ? at(start - 1) === 44 : isSpace(at(start - 1)) && at(start - 2) === 44;
}

/** "user jo pass x1y2". */
function isBehindUser(start: i32): bool {
  return at(valueStart()) !== 45 && digits(valueStart(), valueEnd()) > 0 && hasWholeWord(USER_WORDS, start - 32, start);
}

/** Behind "#define ". */
function isDefined(start: i32): bool {
  return at(start - 1) === 32 && at(start - 2) === 101 && at(start - 3) === 110 && at(start - 4) === 105 && at(start - 8) === 35;
}

/** A sign stands right behind the name, or the word `is`. */
function isAssigned(end: i32): bool {
  for (let p = end; p < valueStart(); p++) if (at(p) === 58 || at(p) === 61 || (lower(at(p)) === 105 && lower(at(p + 1)) === 115 && isSpace(at(p - 1)))) return true;
  return false;
}

/** `contraseña`, also with its sign left out or escaped; the place is that of "ras". */
export function visitSpanish(place: i32): void {
  if (lower(at(place + 3)) !== 101 || lower(at(place - 1)) !== 116 || lower(at(place - 2)) !== 110) return;
  const sign = at(place + 4);
  const past = sign === 0xc3 && at(place + 5) === 0xb1 ? place + 6 : sign === 92 && at(place + 5) === 117 && at(place + 8) === 102 ? place + 10 : lower(sign) === 110 ? place + 5 : 0;
  if (past === 0 || lower(at(past)) !== 97) return;
  visitForeign(lower(at(past + 1)) === 115 ? past + 2 : past + 1);
}

/** `salasana`; the place is that of "asa". */
export function visitFinnish(place: i32): void {
  // sal, na
  if (lower(at(place - 1)) !== 108 || lower(at(place - 2)) !== 97 || lower(at(place - 3)) !== 115 || lower(at(place + 3)) !== 110 || lower(at(place + 4)) !== 97) return;
  let end = place + 5;
  while (end - place < 10 && isLetter(at(end))) end++;
  // on
  visitForeign(isSpace(at(end)) && at(end + 1) === 111 && at(end + 2) === 110 && isSpace(at(end + 3)) ? end + 3 : end);
}

/** `jelszó`, `jelszava`; the place is that of "lsz". */
export function visitHungarian(place: i32): void {
  if (lower(at(place - 1)) !== 101 || lower(at(place - 2)) !== 106) return;
  if (lower(at(place + 3)) === 97 && lower(at(place + 4)) === 118 && lower(at(place + 5)) === 97) {
    visitForeign(isLetter(at(place + 6)) ? place + 7 : place + 6);
    return;
  }
  if (at(place + 3) === 0xc3 && at(place + 4) === 0xb3) visitForeign(place + 5);
  else if (lower(at(place + 3)) === 111) visitForeign(place + 4);
}

/** What an alphabet other than that of programs calls a password, or a birth. */
export function visitForeignName(place: i32): void {
  const end = foreignEnd(place);
  if (end > 0) {
    visitForeign(end);
    return;
  }
  const birth = foreignBirthEnd(place);
  if (birth > 0) findBirth(birth);
  else if (at(place) === 0xa9) visitFrenchBirth(place);
}

/** A name with a letter in it that no name of a program has. */
function visitForeign(end: i32): void {
  if (isNameSeen(end - 1)) return;
  markName(end);
  if (isAlnum(at(end)) || !findValue(end, false) || valueEnd() - valueStart() < 6 || valueEnd() - valueStart() > 400) return;
  judge(IS_PASSWORD, end);
}

function judge(kind: i32, nameEnd: i32): void {
  const from = valueStart();
  const to = valueEnd();
  // arn:…:secret:name, a name and no secret
  if (kind === IS_SECRET && !isQuoted() && at(nameEnd) === 58 && at(nameEnd - 7) === 58) return;
  // What has a shape of its own is found, or left alone, by that.
  if (matchToken(from) !== 0) return;
  if (isQuoted() && kind !== IS_PERHAPS) {
    if (isSpoken(from, to) || (kind === IS_PASSWORD && isFlagged() && isPhrase(from, to, 4)) || (isPhrase(from, to, 5) && isLower(at(from)) && !hasWord(FORM_VERBS, nameEnd - 28, nameEnd) && !isVerdict(nameEnd)) || (kind === IS_PASSWORD && isTight() && isUpper(at(nameEnd - 1)) && isSentence(from, to))) {
      found(kind === IS_PASSWORD ? PASSWORD : SECRET, from, to);
      return;
    }
    if (kind === IS_SECRET && isSalt(from, to)) {
      found(SECRET, from, to);
      return;
    }
  } else if (kind === IS_PASSWORD && isProse() && isSpoken(from, to)) {
    found(PASSWORD, from, to);
    return;
  }
  if (isCode(from, to)) return;
  // psk, of a network's settings: words alone are common there, and eight characters the least.
  if (kind === IS_PASSWORD && (isQuoted() || isTight()) && lower(at(nameEnd - 1)) === 107 && lower(at(nameEnd - 2)) === 115 && isOwn(from, to) && to - from >= 8) {
    found(PASSWORD, from, to);
    return;
  }
  // …auth
  if (kind === IS_PERHAPS && lower(at(nameEnd - 1)) === 104 && judgeBoth(from, to)) return;
  if (kind === IS_SECRET && (isQuoted() || isTight()) && isPassphrase(from, to) && parts(from, to) >= 5 && !hasWord(PLACEHOLDER_WORDS, from, to)) {
    found(SECRET, from, to);
    return;
  }
  if (kind === IS_PERHAPS && isHexKey(from, to, isConverted())) {
    found(SECRET, from, to);
    return;
  }
  if (kind === IS_SECRET && lower(at(nameEnd - 1)) === 116 && lower(at(nameEnd - 2)) === 101 && isNamed(from, to) && isManifold() && isSayableSetting(from, to)) {
    found(SECRET, from, to);
    return;
  }
  if (kind === IS_PERHAPS && to - from >= 16 && holdsPassword(decode(from, to))) {
    found(BASIC, from, to);
    return;
  }
  if (kind === IS_PASSWORD && (isFlagged() || (isBare() && isQuoted()))) {
    if (isGiven(from, to)) found(PASSWORD, from, to);
    return;
  }
  // A word of prose may hold a digit; what follows a name without any sign must look drawn.
  if (isBare() && !isQuoted()) {
    if (kind === IS_PASSWORD) {
      if (isTold(from, to)) found(PASSWORD, from, to);
      return;
    }
    if (!isStronglyDrawn(from, to)) return;
  }
  if (kind === IS_PASSWORD ? isPassword(from, to) || (isNamed(from, to) && !hasWord(FORM_VERBS, nameEnd - 28, nameEnd)) || (isProse() && hasWholeWord(FOR_WORDS, nameEnd, from) && isAnnounced(from, to)) || isInBrackets(from, to, nameEnd) : isSecret(from, to, kind) || (kind === IS_SECRET && isTight() && isUpper(at(nameEnd - 1)) && isSetting(from, to))) found(kind === IS_PASSWORD ? PASSWORD : SECRET, from, to);
}

/** `"pass": "the attribute is well written"`: of a test, not of somebody. */
function isVerdict(nameEnd: i32): bool {
  return lower(at(nameEnd - 4)) === 112 && lower(at(nameEnd - 1)) === 115;
}

/** "as root (password: marshmallow)", with a space before the parenthesis, as code has not. */
function isInBrackets(from: i32, to: i32, nameEnd: i32): bool {
  if (at(to) !== 41 || isProse()) return false;
  const start = nameStart(nameEnd - 3);
  return at(start - 1) === 40 && isSpace(at(start - 2)) && isOwn(from, to) && isSayable(from, to);
}

/** No word of a sentence, even one with a digit. */
function isStronglyDrawn(from: i32, to: i32): bool {
  const n = to - from;
  const d = digits(from, to);
  return hasBothCases(from, to) && (n >= 20 ? d >= 2 && changes(from, to) >= 2 : n >= 16 && d >= 3 && changes(from, to) * 3 >= n);
}

/** `BASIC_AUTH=jo:…`, `stats auth jo:…`: a name, a colon and its password. */
function judgeBoth(from: i32, to: i32): bool {
  let p = from;
  while (p < to && (isAlnum(at(p)) || at(p) === 46 || at(p) === 95 || at(p) === 45)) p++;
  if (p - from < 2 || at(p) !== 58 || to - p < 7 || at(p + 1) === 58 || !isGiven(p + 1, to)) return false;
  found(PASSWORD, p + 1, to);
  return true;
}

function isSecretByte(c: i32): bool {
  return isAlnum(c) || c === 95 || c === 45 || c === 43 || c === 47 || c === 61 || c === 46 || c === 126 || c === 37 || c === 33 || c === 64 || c === 35 || c === 42 || c === 94 || c === 58 || c === 36;
}

function count(from: i32, to: i32, wanted: i32): i32 {
  let n = 0;
  for (let p = from; p < to; p++) if (at(p) === wanted) n++;
  return n;
}

function isSecret(from: i32, to: i32, kind: i32): bool {
  const n = to - from;
  if (n < (kind === IS_SECRET ? 10 : 20)) return false;
  for (let p = from; p < to; p++) if (!isSecretByte(at(p))) return false;
  if (isPlaceholder(from, to) || hasWord(PLACEHOLDER_WORDS, from, to < from + 64 ? to : from + 64)) return false;
  const d = digits(from, to);
  const met = changes(from, to);
  if (d === 0 ? n < 16 || met * 4 < n : letters(from, to) === 0) return false;
  if (count(from, to, 47) > 2 + (n >> 4) || (count(from, to, 46) > 0 && (d < 3 || count(from, to, 46) > 2))) return false;
  if (kind === IS_PERHAPS && ((!isQuoted() && !(isTight() && d >= 2 && d * 2 < n && hasBothCases(from, to))) || isHexOnly(from, to) || isUuid(from, to) || entropy(from, to) < 3686)) return false;
  if (isProse() && (n < 12 || d < 2)) return false;
  if (!isQuoted() && !isTight() && n < 16 && (d < 2 || met < 3)) return false;
  const least = n < 16 ? 2765 : n < 24 ? 3072 : 3200;
  return entropy(from, to) >= least && met * 6 >= n;
}
