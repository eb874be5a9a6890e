// Lines of network devices: `enable secret 0 …`, `username jo password …`, `snmp-server community … RW`, `crypto isakmp key … address`. What is hashed (types 5, 8 and 9) is left.
import { isDigit, isSpace, lower } from './characters.ts';
import { PASSWORD } from './kinds.ts';
import { isBesideName } from './passwords.ts';
import { at, found } from './place.ts';
import { matchToken } from './tokens.ts';
import { DEVICE_WORDS, isWord } from './words.ts';

/** Where the line begins, also in a text in JSON. */
function lineBegin(place: i32): i32 {
  let p = place;
  while (place - p < 120) {
    const c = at(p - 1);
    if (c === 0 || c === 10 || c === 34 || (c === 110 && at(p - 2) === 92)) break;
    p--;
  }
  while (p < place && isSpace(at(p))) p++;
  return p;
}

/** Behind a word of the list that begins the line. */
function isOfDevice(line: i32, name: i32): bool {
  let end = line;
  while (end < name && at(end) > 32) end++;
  return end < name && isWord(DEVICE_WORDS, line, end);
}

function judgeWord(from: i32): bool {
  let to = from;
  while (to - from < 128 && at(to) > 32 && at(to) !== 34 && at(to) !== 92) to++;
  if (matchToken(from) !== 0 || !isBesideName(from, to)) return false;
  found(PASSWORD, from, to);
  return true;
}

function hasDigit(from: i32): bool {
  for (let p = from; p - from < 40 && at(p) > 32; p++) if (isDigit(at(p))) return true;
  return false;
}

/** `secret`, `password` or `key` ends here; true when it was a device's line. */
export function visitDevice(start: i32, end: i32): bool {
  let p = end;
  while (isSpace(at(p))) p++;
  // Of sentences, in which these words stand too, few go on with a word that has a digit in it.
  if (!hasDigit(p) || !isOfDevice(lineBegin(start), start)) return false;
  if (isDigit(at(p)) && isSpace(at(p + 1))) {
    // 0 is as it was typed, 7 is turned around by a table that everybody has.
    if (at(p) !== 48 && at(p) !== 55 && at(p) !== 54) return true;
    p += 2;
  }
  return judgeWord(p);
}

/** `snmp-server community …`: the place is that of "snm". */
export function visitCommunity(place: i32): void {
  if (lower(at(place + 3)) !== 112 || at(place + 4) !== 45) return;
  // community, behind a word of no more than twelve letters
  for (let p = place + 5; p < place + 18; p++) {
    if (!isSpace(at(p)) || lower(at(p + 1)) !== 99 || lower(at(p + 4)) !== 109 || lower(at(p + 9)) !== 121 || !isSpace(at(p + 10))) continue;
    judgeWord(p + 11);
    return;
  }
}
