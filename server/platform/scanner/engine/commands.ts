// Commands and statements that are given a password: by the flag that each of them has for it.
import { isAlnum, isLetter, isQuote, isSpace, lower } from './characters.ts';
import { PASSWORD } from './kinds.ts';
import { isCode, isGiven, isPassword, symbolsInside } from './passwords.ts';
import { at, found } from './place.ts';
import { changes, digits } from './strength.ts';
import { matchToken } from './tokens.ts';
import { COMMANDS, pastWord } from './words.ts';

function three(a: i32, b: i32, c: i32): i32 {
  return (a << 16) | (b << 8) | c;
}

/** A command ends at its line's end, a pipe or a semicolon; a backslash goes on with it. */
function endsCommand(p: i32): bool {
  const c = at(p);
  return c === 0 || c === 124 || c === 59 || (c === 10 && at(p - 1) !== 92) || (c === 92 && at(p + 1) === 110 && at(p - 1) !== 92);
}

/** Behind a flag of a command on its line, past a quote, or 0: `-u x`, `-ux`, `--user x`. */
function pastFlag(from: i32, letter: i32, long: i32): i32 {
  for (let p = from; p < from + 400 && !endsCommand(p); p++) {
    if (at(p) !== 45 || !isSpace(at(p - 1))) continue;
    let q = p + 1;
    if (at(q) === letter) q++;
    else if (long !== 0 && at(q) === 45 && three(at(q + 1), at(q + 2), at(q + 3)) === long) while (isLetter(at(q)) || at(q) === 45) q++;
    else continue;
    while (isSpace(at(q)) || at(q) === 61) q++;
    return pastOpening(q);
  }
  return 0;
}

function pastOpening(from: i32): i32 {
  let q = from;
  while (at(q) === 92) q++;
  return isQuote(at(q)) ? q + 1 : q;
}

function argumentEnd(from: i32): i32 {
  let to = from;
  while (to - from < 128 && at(to) > 32 && !isQuote(at(to)) && at(to) !== 92) to++;
  return to;
}

/** Behind `name:`, which may be anything else too. */
function judgeArgument(from: i32): void {
  const to = argumentEnd(from);
  if (to - from < 6 || matchToken(from) !== 0 || isCode(from, to)) return;
  if (digits(from, to) >= 1 && (changes(from, to) >= 3 || (digits(from, to) >= 2 && (changes(from, to) >= 2 || symbolsInside(from, to) > 0))) && isPassword(from, to)) found(PASSWORD, from, to);
}

function judgeGiven(from: i32): void {
  const to = argumentEnd(from);
  if (matchToken(from) === 0 && isGiven(from, to)) found(PASSWORD, from, to);
}

/** How far into a command's name its three letters stand: sqLCMd, loGIn, monGOSh, rabbitMQCtl. */
function lettersBefore(place: i32): i32 {
  switch (lower(at(place))) {
    case 111: return 1;
    case 103: return 3;
    case 109: return lower(at(place + 1)) === 113 ? 6 : 0;
    default: return lower(at(place + 1)) === 99 ? 2 : 0;
  }
}

/** The place behind the name of a command of the list, or 0. */
function pastCommand(place: i32): i32 {
  const start = place - lettersBefore(place);
  if (isAlnum(at(start - 1)) && at(start - 2) !== 92) return 0;
  const end = pastWord(COMMANDS, start);
  return end > place && !isAlnum(at(end)) && at(end) !== 95 ? end : 0;
}

/** Each by its own manual: which flag it is that the password follows. */
export function visitCommand(place: i32): void {
  const end = pastCommand(place);
  if (end === 0 || !(isSpace(at(end)) || at(end) === 45 || at(end) === 46)) return;
  switch (lower(at(place))) {
    // curl -u name:password (curl(1), `-u, --user`), use(r)
    case 99: afterColon(pastFlag(end, 117, 7697253)); return;
    // smbclient -U name%password (smbclient(1)), sshpass -p password (sshpass(1))
    case 115: if (lower(at(place + 1)) === 109) afterPercent(pastFlag(end, 85, 7697253));
      else judgeFlag(end, 112);
      return;
    // mysql -ppassword, which may have no space before it (mysql(1))
    case 109: if (lower(at(place + 1)) === 113) visitRabbit(end);
      else judgeGlued(end);
      return;
    // ldapsearch -w, and sqlcmd -P
    case 108: judgeFlag(end, lower(at(place + 1)) === 100 ? 119 : 80); return;
    // docker, podman, helm registry, az, oc login -p: a command with a name for what is logged into; mongosh -p
    default: if (lower(at(place)) === 103 || isSpace(at(place - 2))) judgeFlag(end, 112);
  }
}

function judgeFlag(from: i32, letter: i32): void {
  const value = pastFlag(from, letter, 0);
  if (value > 0 && at(value) !== 45) judgeGiven(value);
}

function judgeGlued(from: i32): void {
  for (let p = from; p < from + 400 && !endsCommand(p); p++) {
    if (at(p) !== 45 || at(p + 1) !== 112 || !isSpace(at(p - 1))) continue;
    const value = pastOpening(p + 2);
    if (!isSpace(at(p + 2))) judgeGiven(value);
    return;
  }
}

function afterColon(name: i32): void {
  if (name === 0) return;
  let p = name;
  while (p - name < 64 && at(p) > 32 && at(p) !== 58 && !isQuote(at(p))) p++;
  if (at(p) === 58) judgeArgument(p + 1);
}

function afterPercent(name: i32): void {
  if (name === 0) return;
  let p = name;
  while (p - name < 64 && at(p) > 32 && at(p) !== 37 && !isQuote(at(p))) p++;
  if (at(p) === 37) judgeGiven(p + 1);
}

function pastArgument(from: i32): i32 {
  let p = argumentEnd(from);
  while (isQuote(at(p)) || isSpace(at(p))) p++;
  return p;
}

/** `rabbitmqctl add_user name password`, `change_password` (rabbitmqctl(8)). */
function visitRabbit(end: i32): void {
  let p = end;
  while (isSpace(at(p))) p++;
  const verb = lower(at(p)) === 97 ? 8 : lower(at(p)) === 99 ? 15 : 0;
  // add_user and change_password end with r and d
  const last = lower(at(p + verb - 1));
  if (verb === 0 || !isSpace(at(p + verb)) || (last !== 114 && last !== 100)) return;
  const name = p + verb + 1;
  judgeGiven(pastOpening(pastArgument(name)));
}

/** `htpasswd -b file name password` (htpasswd(1)); the place is that of "pas". */
export function visitHtpasswd(place: i32): bool {
  if (lower(at(place - 1)) !== 116 || lower(at(place - 2)) !== 104 || isAlnum(at(place - 3)) || !isSpace(at(place + 6))) return false;
  let p = place + 6;
  while (isSpace(at(p))) p++;
  let isBatch = false;
  while (at(p) === 45) {
    while (at(p) > 32) if (at(p++) === 98) isBatch = true;
    while (isSpace(at(p))) p++;
  }
  if (isBatch) judgeGiven(pastOpening(pastArgument(pastArgument(p))));
  return true;
}

/** `IDENTIFIED BY '…'` of MySQL and Oracle; the place is that of "ied". */
export function visitIdentified(place: i32): void {
  if (lower(at(place - 1)) !== 102 || lower(at(place - 2)) !== 105 || lower(at(place - 3)) !== 116 || !isSpace(at(place + 3))) return;
  let p = place + 4;
  if (lower(at(p)) !== 98 || lower(at(p + 1)) !== 121 || !isSpace(at(p + 2))) return;
  p += 3;
  const from = pastOpening(p);
  // Without quotes these may be words of a sentence.
  if (from === p) return;
  judgeGiven(from);
}
