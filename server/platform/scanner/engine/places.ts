// `sqlplus name/password@place`, as Oracle's tools and its JDBC addresses have it, and `host:5432:base:name:password` of PostgreSQL's pgpass.
import { isAlnum, isDigit, isLineEnd, isQuote, isSpace, lower } from './characters.ts';
import { PASSWORD } from './kinds.ts';
import { isGiven } from './passwords.ts';
import { at, found } from './place.ts';
import { matchToken } from './tokens.ts';
import { pastWord, SLASH_COMMANDS } from './words.ts';

function judge(from: i32, to: i32): void {
  if (matchToken(from) === 0 && isGiven(from, to)) found(PASSWORD, from, to);
}

/** A name begins here, and behind a slash its password up to the last `@` of the word, or its end. */
function judgeSlash(name: i32): void {
  let slash = name;
  while (slash - name < 40 && (isAlnum(at(slash)) || at(slash) === 95 || at(slash) === 36 || at(slash) === 35)) slash++;
  if (slash === name || at(slash) !== 47) return;
  const from = isQuote(at(slash + 1)) ? slash + 2 : slash + 1;
  let to = from;
  let last = 0;
  while (to - from < 128 && at(to) > 32 && !isQuote(at(to)) && at(to) !== 92) {
    if (at(to) === 64) last = to;
    to++;
  }
  judge(from, last > from ? last : to);
}

/** Letters of such a command stand here: `lpl` of sqlplus, `pdp` of impdp and expdp. */
export function visitSlashCommand(place: i32): void {
  let command = place;
  while (place - command < 6 && isAlnum(at(command - 1)) && at(command - 2) !== 92) command--;
  let p = pastWord(SLASH_COMMANDS, command);
  // sqlplus.exe
  if (at(p) === 46) while (p - command < 16 && at(p) > 32) p++;
  if (p === 0 || !isSpace(at(p))) return;
  for (let words = 0; words < 6; words++) {
    while (isSpace(at(p))) p++;
    // -s, -L, userid=
    if (at(p) === 45 && isSpace(at(p + 2))) {
      p += 2;
      continue;
    }
    if (lower(at(p)) === 117 && lower(at(p + 4)) === 105 && at(p + 6) === 61) p += 7;
    judgeSlash(isQuote(at(p)) ? p + 1 : p);
    return;
  }
}

/** `jdbc:oracle:thin:name/password@…`: the place is that of "acl". */
export function visitThin(place: i32): void {
  // e:thin: or e:oci:
  if (at(place - 3) !== 58 || lower(at(place + 3)) !== 101 || at(place + 4) !== 58) return;
  let p = place + 5;
  while (p - place < 12 && isAlnum(at(p))) p++;
  if (at(p) === 58) judgeSlash(p + 1);
}

/** A line of five fields with a port or a star between the first colons: `:5432:` or `:*:` stands here. */
export function visitPgpass(place: i32): void {
  let line = place;
  while (place - line < 120 && at(line - 1) > 32 && !isQuote(at(line - 1)) && at(line - 1) !== 92) line--;
  const before = at(line - 1);
  if (!isLineEnd(before) && before !== 34 && before !== 39 && !(at(line - 2) === 92 && at(line - 1) === 110) && !(at(line - 1) === 92 && at(line) === 110)) return;
  if (before === 92) line++;
  let from = 0;
  let fields = 0;
  let p = line;
  while (p - line < 300 && at(p) > 32 && !isQuote(at(p)) && !(at(p) === 92 && at(p + 1) !== 58)) {
    if (at(p) === 92) {
      p += 2;
      continue;
    }
    if (at(p) === 58 && fields < 4) {
      fields++;
      // The second field is a port.
      if (fields === 2 && !isDigit(at(p - 1)) && at(p - 1) !== 42) return;
      if (fields === 1 && p === line) return;
      from = p + 1;
    } else if (fields === 1 && !isDigit(at(p)) && at(p) !== 42) {
      return;
    }
    p++;
  }
  if (fields === 4) judge(from, p);
}

function pastArgument(from: i32): i32 {
  let p = from;
  const isOpen = !isQuote(at(p));
  const quote = at(p);
  if (!isOpen) p++;
  while (p - from < 128 && !isLineEnd(at(p)) && (isOpen ? at(p) > 32 : at(p) !== quote)) p++;
  if (!isOpen) p++;
  while (isSpace(at(p))) p++;
  return p;
}

function judgeArgument(from: i32): void {
  const isOpen = !isQuote(at(from));
  const start = isOpen ? from : from + 1;
  let to = start;
  while (to - start < 128 && at(to) > 32 && !isQuote(at(to)) && at(to) !== 92) to++;
  // A star asks for it, a slash begins a switch, a backslash a share.
  if (at(start) !== 47) judge(start, to);
}

/** `net use Z: \\host\share password /user:jo` and `net user jo password /add` (Microsoft, net use): the place is that of "net". */
export function visitNetUse(place: i32): void {
  // use, user
  if (at(place + 3) !== 32 || lower(at(place + 4)) !== 117 || lower(at(place + 5)) !== 115 || lower(at(place + 6)) !== 101 || isAlnum(at(place - 1))) return;
  const isUser = lower(at(place + 7)) === 114;
  let p = place + (isUser ? 8 : 7);
  if (!isSpace(at(p))) return;
  while (isSpace(at(p))) p++;
  if (isUser) {
    p = pastArgument(p);
    judgeArgument(p);
    return;
  }
  // A drive, then a share, then switches may stand before it.
  let hasShare = false;
  for (let words = 0; words < 6; words++) {
    if (isLineEnd(at(p))) return;
    const isShare = at(p) === 92 || (isQuote(at(p)) && at(p + 1) === 92);
    const isDrive = at(p + 1) === 58 || at(p) === 42;
    if (hasShare && !isShare && at(p) !== 47) {
      judgeArgument(p);
      return;
    }
    if (!hasShare && !isShare && !isDrive) return;
    if (isShare) hasShare = true;
    p = pastArgument(p);
  }
}

/** `rasdial "office" jo password` (Microsoft, rasdial): the place is that of "ras". */
export function visitRasdial(place: i32): void {
  // dial
  if (lower(at(place + 3)) !== 100 || lower(at(place + 5)) !== 97 || lower(at(place + 6)) !== 108) return;
  let p = place + 7;
  if (!isSpace(at(p))) return;
  while (isSpace(at(p))) p++;
  p = pastArgument(pastArgument(p));
  if (!isLineEnd(at(p))) judgeArgument(p);
}
