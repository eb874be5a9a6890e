// Commands and statements that are given a password: by the flag that each of them has for it (rules/commands.ts), or by its place.
import { isAlnum, isQuote, isSpace, lower } from './characters.ts';
import { FLAG_LETTERS, LISTS } from './layout.ts';
import { byteAt, wordAt } from './memory.ts';
import { PASSWORD } from './kinds.ts';
import { isGiven } from './passwords.ts';
import { at, found } from './place.ts';
import { digits } from './strength.ts';
import { matchToken } from './tokens.ts';
import { COMMANDS, isWord, USER_FLAGS } from './words.ts';

const NEXT: i32 = 61;
const GLUED: i32 = 43;
const PIPED: i32 = 60;
const MOST: i32 = 300;

/** A line's end, also one of a text in JSON. */
function endsLine(p: i32): bool {
  const c = at(p);
  return c === 0 || c === 10 || (c === 92 && at(p + 1) === 110);
}

/** Where the command begins that this is part of: behind a pipe, a semicolon, a parenthesis or a line's end that no backslash goes past. */
function commandStart(place: i32): i32 {
  let p = place;
  while (place - p < MOST) {
    const c = at(p - 1);
    if (c === 0 || c === 124 || c === 59 || c === 40 || c === 96 || (c === 38 && isSpace(at(p)))) return p;
    if (c === 10 && at(p - 2) !== 92) return p;
    if (c === 110 && at(p - 2) === 92) return p;
    p--;
  }
  return p;
}

/** Past backslashes and one quote. */
function pastOpening(from: i32): i32 {
  let q = from;
  while (at(q) === 92) q++;
  return isQuote(at(q)) ? q + 1 : q;
}

function pastSpaces(from: i32): i32 {
  let p = from;
  while (isSpace(at(p))) p++;
  return p;
}

function argumentEnd(from: i32): i32 {
  const isOpen = !isQuote(at(from - 1));
  let to = from;
  while (to - from < 128) {
    const c = at(to);
    if (c <= 32 || isQuote(c) || c === 92 || (isOpen && (c === 59 || c === 124 || c === 41 || c === 62))) break;
    to++;
  }
  return to;
}

function judgeGiven(from: i32): void {
  const to = argumentEnd(from);
  if (at(from) !== 45 && matchToken(from) === 0 && isGiven(from, to)) found(PASSWORD, from, to);
}

/** Behind `name:`, or whatever sign the command has. */
function judgePair(from: i32, sign: i32): void {
  let p = from;
  while (p - from < 64 && at(p) > 32 && at(p) !== sign && !isQuote(at(p))) p++;
  if (p > from && at(p) === sign) judgeGiven(p + 1);
}

/** What `echo` or `printf` says to the command that begins here, behind its pipe. */
function pastEcho(command: i32): i32 {
  // `printf '…\n' |` ends no line.
  for (let p = command - 1; p > command - 200 && (!endsLine(p) || (at(p) === 92 && isQuote(at(p + 2)))); p--) {
    // echo, printf
    const isEcho = at(p) === 99 && at(p + 1) === 104 && at(p + 2) === 111 && at(p - 1) === 101;
    if (!isEcho && !(at(p) === 110 && at(p + 1) === 116 && at(p + 2) === 102 && at(p - 1) === 105)) continue;
    if (!isSpace(at(p + 3))) continue;
    let value = pastSpaces(p + 3);
    while (at(value) === 45) {
      while (at(value) > 32) value++;
      value = pastSpaces(value);
    }
    return pastOpening(value);
  }
  return 0;
}

/** Whether the command is named between these, as a word of its own. */
function isCalled(name: i32, length: i32, from: i32, to: i32): bool {
  for (let p = from; p + length < to + 1; p++) {
    if (isAlnum(at(p - 1)) && p > from) continue;
    let i = 0;
    while (i < length && lower(at(p + i)) === byteAt(name + i)) i++;
    const c = at(p + length);
    if (i === length && (isSpace(c) || c === 46 || c === 34)) return true;
  }
  return false;
}

function isFlag(name: i32, length: i32, flag: i32): bool {
  for (let i = 0; i < length; i++) if (lower(at(flag + i)) !== byteAt(name + i)) return false;
  const c = at(flag + length);
  return length === 1 || isSpace(c) || c === 61 || isQuote(c) || c <= 10;
}

/** Behind a space, a quote or another hyphen, a hyphen and a letter that a flag for a password begins with. */
export function isFlagAt(hyphen: i32, before: i32): bool {
  if (before !== 32 && before !== 34 && before !== 39 && before !== 45) return false;
  const letter = byteAt(hyphen + 1);
  return letter > 64 && letter < 123 && ((wordAt(FLAG_LETTERS) >> (letter & 31)) & 1) === 1;
}

/** A flag: the place is that of its last hyphen. */
export function visitFlag(place: i32): void {
  const flag = place + 1;
  const isLong = at(place - 1) === 45;
  let start = 0;
  let entry = wordAt(LISTS + COMMANDS * 4);
  let length = byteAt(entry);
  while (length !== 0) {
    const n = byteAt(entry + 2) - 48;
    if (isLong === (n > 3) && isFlag(entry + 3, n, flag)) {
      if (start === 0) start = commandStart(place - 1);
      if (isCalled(entry + 3 + n, length - 2 - n, start, place - 1)) {
        take(byteAt(entry + 1), flag + n, start);
        return;
      }
    }
    entry += length + 1;
    length = byteAt(entry);
  }
  // p
  if (!isLong && lower(at(flag)) === 112 && isSpace(at(flag + 1))) visitOwn(flag);
}

/** `./dump.sh -u jo -p …`: of a program nobody knows, behind the flag of a user and the user. */
function visitOwn(flag: i32): void {
  let p = flag - 2;
  if (!isSpace(at(p))) return;
  const end = p;
  while (end - p < 40 && at(p - 1) > 32) p--;
  if (at(p) === 45 || p === end) return;
  let to = isSpace(at(p - 1)) ? p - 1 : 0;
  // --user=jo
  if (to === 0) return;
  let from = to;
  while (to - from < 10 && isAlnum(at(from - 1))) from--;
  if (at(from - 1) !== 45 || !isWord(USER_FLAGS, from, to)) return;
  const value = pastOpening(pastSpaces(flag + 1));
  to = argumentEnd(value);
  // A port, a folder, an address
  for (from = value; from < to; from++) if (at(from) === 58 || at(from) === 47) return;
  if (digits(value, to) > 0) judgeGiven(value);
}

/** `xfreerdp … /p:…`, as clients of Windows' remote desktop take it: the place is that of "rdp". */
export function visitRemote(place: i32): void {
  // free
  if (lower(at(place - 1)) !== 101 || lower(at(place - 2)) !== 101) return;
  for (let p = place + 3; p - place < MOST && !endsLine(p); p++) {
    if (at(p) !== 47 || at(p + 1) !== 112 || at(p + 2) !== 58 || isAlnum(at(p - 1))) continue;
    judgeGiven(pastOpening(p + 3));
    return;
  }
}

function take(kind: i32, from: i32, command: i32): void {
  if (kind === PIPED) {
    const said = pastEcho(command);
    if (said > 0) judgeGiven(said);
    return;
  }
  if (kind === GLUED) {
    if (!isSpace(at(from))) judgeGiven(pastOpening(from));
    return;
  }
  let p = pastSpaces(from);
  if (at(p) === 61) p++;
  p = pastOpening(pastSpaces(p));
  if (kind === NEXT) judgeGiven(p);
  else judgePair(p, kind);
}

function pastArgument(from: i32): i32 {
  let p = argumentEnd(from);
  while (isQuote(at(p)) || isSpace(at(p))) p++;
  return p;
}

/** `rabbitmqctl add_user name password`, `change_password` (rabbitmqctl(8)); the place is that of "mqc". */
export function visitRabbit(place: i32): void {
  // rabbit, tl
  if (lower(at(place - 1)) !== 116 || lower(at(place - 2)) !== 105 || lower(at(place + 3)) !== 116 || !isSpace(at(place + 5))) return;
  const p = pastSpaces(place + 5);
  const verb = lower(at(p)) === 97 ? 8 : lower(at(p)) === 99 ? 15 : 0;
  // add_user and change_password end with r and d
  const last = lower(at(p + verb - 1));
  if (verb === 0 || !isSpace(at(p + verb)) || (last !== 114 && last !== 100)) return;
  judgeGiven(pastOpening(pastArgument(p + verb + 1)));
}

/** `htpasswd -b file name password` (htpasswd(1)) and `echo name:password | chpasswd` (chpasswd(8)); the place is that of "pas". */
export function visitPasswd(place: i32): bool {
  // wd
  if (lower(at(place + 4)) !== 119 || lower(at(place + 5)) !== 100 || isAlnum(at(place - 3))) return false;
  const before = lower(at(place - 1));
  if (before === 104 && lower(at(place - 2)) === 99) return visitChpasswd(place);
  if (before !== 116 || lower(at(place - 2)) !== 104 || !isSpace(at(place + 6))) return false;
  let p = pastSpaces(place + 6);
  let isBatch = false;
  let isShown = false;
  while (at(p) === 45) {
    while (at(p) > 32) {
      if (at(p) === 98) isBatch = true;
      if (at(p) === 110) isShown = true;
      p++;
    }
    p = pastSpaces(p);
  }
  if (isBatch) judgeGiven(pastOpening(isShown ? pastArgument(p) : pastArgument(pastArgument(p))));
  return true;
}

function visitChpasswd(place: i32): bool {
  const after = pastSpaces(place + 6);
  // <<<
  const said = at(after) === 60 && at(after + 1) === 60 && at(after + 2) === 60 ? pastOpening(pastSpaces(after + 3)) : pastEcho(commandStart(place));
  if (said > 0) judgePair(said, 58);
  return true;
}

/** `IDENTIFIED BY '…'` of MySQL and Oracle, with a method between; the place is that of "ied". */
export function visitIdentified(place: i32): void {
  if (lower(at(place - 1)) !== 102 || lower(at(place - 2)) !== 105 || lower(at(place - 3)) !== 116 || !isSpace(at(place + 3))) return;
  let p = place + 4;
  if (lower(at(p)) === 119 && lower(at(p + 1)) === 105) {
    p = pastArgument(pastArgument(p));
  }
  if (lower(at(p)) !== 98 || lower(at(p + 1)) !== 121 || !isSpace(at(p + 2))) return;
  p = pastSpaces(p + 3);
  const from = pastOpening(p);
  // Without quotes these may be words of a sentence.
  if (from > p || isStatement(place)) judgeGiven(from);
}

/** `CREATE USER x IDENTIFIED`, `ALTER …`, `CONNECT TO …`. */
function isStatement(place: i32): bool {
  for (let p = place - 8; p > place - 64; p--) {
    const c = lower(at(p));
    // user, to
    if (c === 117 && lower(at(p + 1)) === 115 && lower(at(p + 2)) === 101 && lower(at(p + 3)) === 114 && isSpace(at(p + 4)) && isSpace(at(p - 1))) return true;
    if (c === 116 && lower(at(p + 1)) === 111 && isSpace(at(p + 2)) && lower(at(p - 2)) === 116) return true;
  }
  return false;
}
