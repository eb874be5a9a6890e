// A keyword (pass, secret, token, key, bearer, birth, …): is it a name, has it a value, and is that a secret or a person's?
import { decode } from './base64.ts';
import { isAlnum, isDigit, isLetter, isLower, isQuote, isSpace, isUpper, lower } from './characters.ts';
import { BASIC, BEARER, PASSWORD, SECRET } from './kinds.ts';
import { SCRATCH } from './layout.ts';
import { byteAt } from './memory.ts';
import { IS_PASSWORD, IS_PERHAPS, IS_SECRET, judgeName, nameEnd, nameStart, NOTHING } from './names.ts';
import { visitBirth, visitLicence, visitMedical, visitPassport } from './papers.ts';
import { at, found, isNameSeen, markName } from './place.ts';
import { changes, digits, distinct, entropy, isPlaceholder, letters, longestPattern } from './strength.ts';
import { matchToken, visitBeginning } from './tokens.ts';
import { findValue, isArgument, isBare, isProse, isQuoted, isTight, valueEnd, valueStart } from './values.ts';
import { CODE_WORDS, EXAMPLES, hasWord, isWord, PLACEHOLDER_WORDS, WEAK_PASSWORDS } from './words.ts';

function three(a: i32, b: i32, c: i32): i32 {
  return (a << 16) | (b << 8) | c;
}

const PAS: i32 = 7364979;
const BEA: i32 = 6448481;
const BAS: i32 = 6447475;
const NAI: i32 = 7233897;
const NAC: i32 = 7233891;
const NAS: i32 = 7233907;
const CUR: i32 = 6518130;
const SSH: i32 = 7566184;
const BIR: i32 = 6449522;
const DOB: i32 = 6582114;
const GEB: i32 = 6776162;
const BOR: i32 = 6451058;
const MRN: i32 = 7172718;
const LIC: i32 = 7104867;
const WHS: i32 = 7825523;
const GLC: i32 = 6777955;
const CFL: i32 = 6514284;
const BSK: i32 = 6452075;
const FM2: i32 = 6712626;

export function isKeyword(trigram: i32): bool {
  switch (trigram) {
    case PAS: case BEA: case BAS: case BIR: case DOB: case GEB: case BOR: case MRN: case LIC: case WHS: case GLC: case CFL: case BSK: case FM2:
    case CUR: case SSH: case NAI: case NAC: case NAS:
    // psk
    case 7369579:
    // pwd psw sec tok key cre aut sig
    case 7370596: case 7369591: case 7562595: case 7630699: case 7038329: case 6517349: case 6387060: case 7563623:
      return true;
    default:
      return false;
  }
}

/** Three letters that may be a keyword begin here. */
export function visitKeyword(place: i32): void {
  const trigram = three(lower(at(place)), lower(at(place + 1)), lower(at(place + 2)));
  if (!isKeyword(trigram)) return;
  switch (trigram) {
    case BEA: visitBearer(place); return;
    case BAS: visitBasic(place); return;
    case CUR: visitCurl(place); return;
    case SSH: visitSshpass(place); return;
    case BIR: case DOB: case GEB: case BOR: case NAI: case NAC: case NAS: visitBirth(place); return;
    case MRN: visitMedical(place); return;
    case LIC: visitLicence(place); return;
    case WHS: case GLC: case CFL: case FM2: visitBeginning(place); return;
    case BSK: visitBeginning(place - 1); return;
    default:
  }
  if (trigram === PAS && visitPassport(place)) return;
  visitName(place);
}

function visitName(place: i32): void {
  if (isNameSeen(place)) return;
  const end = nameEnd(place);
  markName(end);
  const start = nameStart(place);
  if (start === 0) return;
  const isDashed = at(start) === 45 || at(start - 1) === 45;
  if (!findValue(end, isDashed)) return;
  if (valueEnd() - valueStart() < 6 || valueEnd() - valueStart() > 400) return;
  // "pass `x1y2`" is a verb.
  if ((isBare() || isProse()) && end - start === 4 && !isAssigned(end)) return;
  const kind = judgeName(start, end);
  if (kind === NOTHING) return;
  judge(kind);
}

/** A sign stands right behind the name, or the word `is`. */
function isAssigned(end: i32): bool {
  for (let p = end; p < valueStart(); p++) if (at(p) === 58 || at(p) === 61 || (lower(at(p)) === 105 && lower(at(p + 1)) === 115 && isSpace(at(p - 1)))) return true;
  return false;
}

function judge(kind: i32): void {
  const from = valueStart();
  const to = valueEnd();
  // What has a shape of its own is found, or left alone, by that.
  if (matchToken(from) !== 0) return;
  if (isCode(from, to)) return;
  if (kind === IS_PERHAPS && to - from >= 16 && holdsPassword(decode(from, to))) {
    found(BASIC, from, to);
    return;
  }
  // A word of prose may hold a digit; what follows a name without any sign must look drawn.
  if (isBare() && !isQuoted() && (to - from < (kind === IS_PASSWORD ? 8 : 20) || digits(from, to) < 2 || changes(from, to) < 2 || !hasBothCases(from, to))) return;
  if (kind === IS_PASSWORD ? isPassword(from, to) : isSecret(from, to, kind)) found(kind === IS_PASSWORD ? PASSWORD : SECRET, from, to);
}

/** Not a value but where one comes from: `${…}`, `{{ … }}`, `<your key>`, `process.env.X`, `get(…)`, a path, an address. */
function isCode(from: i32, to: i32): bool {
  const c = at(from);
  if (c === 36 || c === 123 || c === 60 || c === 40 || c === 91 || (c === 47 && isPath(from, to)) || c === 46 || c === 42 || (c === 37 && !isDigit(at(from + 1)))) return true;
  if (!isQuoted() && (at(to) === 40 || at(to) === 91)) return true;
  for (let p = from; p < to; p++) {
    const d = at(p);
    if (d === 32 || d > 126 || (d === 123 && (at(p - 1) === 36 || at(p + 1) === 123 || at(p - 1) === 35)) || (d === 58 && at(p + 1) === 47)) return true;
    if (!isQuoted() && (d === 40 || d === 123 || d === 91)) return true;
  }
  return isWord(CODE_WORDS, from, to) || isDotted(from, to);
}

/** Base64 may begin with a slash; what stands behind it then is drawn. */
function isPath(from: i32, to: i32): bool {
  return to - from < 24 || digits(from, to) < 3 || changes(from, to) * 5 < to - from;
}

/** `config.auth.password`, `user.pass1`. */
function isDotted(from: i32, to: i32): bool {
  let dots = 0;
  for (let p = from; p < to; p++) {
    const c = at(p);
    if (c === 46) {
      dots++;
      if (isDigit(at(p + 1)) || isDigit(at(p - 1))) return false;
    } else if (!isAlnum(c) && c !== 95 && c !== 63) {
      return false;
    }
  }
  return dots > 0 && digits(from, to) < 3;
}

function isSymbol(c: i32): bool {
  return c === 33 || c === 35 || c === 36 || c === 37 || c === 38 || c === 42 || c === 43 || c === 63 || c === 64 || c === 94 || c === 126 || c === 61;
}

function symbolsInside(from: i32, to: i32): i32 {
  let count = 0;
  for (let p = from + 1; p < to - 1; p++) if (isSymbol(at(p))) count++;
  return count;
}

function isPassword(from: i32, to: i32): bool {
  const n = to - from;
  if (n > 128 || letters(from, to) < 2 || distinct(from, to) < 5) return false;
  if (longestPattern(from, to) >= 5 || hasWord(PLACEHOLDER_WORDS, from, to) || isWord(WEAK_PASSWORDS, from, to) || isPlaceholder(from, to)) return false;
  const d = digits(from, to);
  const symbols = symbolsInside(from, to) + (isSymbol(at(to - 1)) ? 1 : 0);
  if (d === 0) return n >= 8 && symbolsInside(from, to) > 0 && hasBothCases(from, to) && !isProse();
  if (isArgument() && symbols === 0 && changes(from, to) < 2 && (n < 12 || d < 2)) return false;
  if (isQuoted() || isTight()) return n >= 6 && (d >= 2 || symbols > 0 || changes(from, to) >= 2);
  return n >= 8 && (symbols > 0 || changes(from, to) >= 2 || d >= 2) && !(symbols === 0 && changes(from, to) < 2 && isProse() && !(d >= 2 && hasBothCases(from, to)));
}

function hasBothCases(from: i32, to: i32): bool {
  let hasUpper = false;
  let hasLower = false;
  for (let p = from; p < to; p++) {
    if (isUpper(at(p))) hasUpper = true;
    if (isLower(at(p))) hasLower = true;
  }
  return hasUpper && hasLower;
}

function isSecretByte(c: i32): bool {
  return isAlnum(c) || c === 95 || c === 45 || c === 43 || c === 47 || c === 61 || c === 46 || c === 126 || c === 37 || c === 33 || c === 64 || c === 35 || c === 42 || c === 94 || c === 58 || c === 36;
}

function count(from: i32, to: i32, wanted: i32): i32 {
  let n = 0;
  for (let p = from; p < to; p++) if (at(p) === wanted) n++;
  return n;
}

/** Whether something among hexadecimal digits alone, as sums and hashes are. */
function isHexOnly(from: i32, to: i32): bool {
  for (let p = from; p < to; p++) {
    const c = lower(at(p));
    if (!isDigit(c) && !(c >= 97 && c <= 102)) return false;
  }
  return true;
}

/** 8-4-4-4-12. */
function isUuid(from: i32, to: i32): bool {
  return to - from === 36 && at(from + 8) === 45 && at(from + 13) === 45 && at(from + 18) === 45 && at(from + 23) === 45;
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
  if (kind === IS_PERHAPS && (!isQuoted() || isHexOnly(from, to) || isUuid(from, to) || entropy(from, to) < 3686)) return false;
  if (isProse() && (n < 12 || d < 2)) return false;
  if (!isQuoted() && !isTight() && n < 16 && (d < 2 || met < 3)) return false;
  const least = n < 16 ? 2765 : n < 24 ? 3072 : 3200;
  return entropy(from, to) >= least && met * 6 >= n;
}

/** `Bearer …` in a header, whatever quotes and escapes surround it. */
function visitBearer(place: i32): void {
  // rer
  if (lower(at(place + 3)) !== 114 || lower(at(place + 4)) !== 101 || lower(at(place + 5)) !== 114 || isLetter(at(place - 1))) return;
  let p = place + 6;
  if (!isSpace(at(p))) return;
  while (isSpace(at(p))) p++;
  const from = p;
  while (p - from < 2048 && (isAlnum(at(p)) || at(p) === 45 || at(p) === 46 || at(p) === 95 || at(p) === 126 || at(p) === 43 || at(p) === 47 || at(p) === 61)) p++;
  while (p > from && at(p - 1) === 46) p--;
  if (p - from < 16 || matchToken(from) !== 0 || at(p) === 40) return;
  if (digits(from, p) >= 1 && !isPlaceholder(from, p) && entropy(from, p) >= 3072 && changes(from, p) * 6 >= p - from) found(BEARER, from, p);
}

/** Behind a flag of a command on its line, past a quote, or 0: `-u x`, `-ux`, `--user x`. */
function pastFlag(from: i32, letter: i32, long: i32): i32 {
  for (let p = from; p < from + 400 && at(p) !== 0; p++) {
    const c = at(p);
    if (c === 124 || c === 59 || (c === 10 && at(p - 1) !== 92) || (c === 92 && at(p + 1) === 110 && at(p - 1) !== 92)) return 0;
    if (c !== 45 || !isSpace(at(p - 1))) continue;
    let q = p + 1;
    if (at(q) === letter) q++;
    else if (long !== 0 && at(q) === 45 && three(at(q + 1), at(q + 2), at(q + 3)) === long) while (isLetter(at(q)) || at(q) === 45) q++;
    else continue;
    while (isSpace(at(q)) || at(q) === 61) q++;
    while (at(q) === 92) q++;
    return isQuote(at(q)) ? q + 1 : q;
  }
  return 0;
}

function judgeArgument(from: i32): void {
  let to = from;
  while (to - from < 128 && at(to) > 32 && !isQuote(at(to)) && at(to) !== 92) to++;
  if (to - from < 6 || matchToken(from) !== 0 || isCode(from, to)) return;
  if (digits(from, to) >= 1 && (changes(from, to) >= 3 || (digits(from, to) >= 2 && (changes(from, to) >= 2 || symbolsInside(from, to) > 0))) && isPassword(from, to)) found(PASSWORD, from, to);
}

/** `curl -u name:password` (curl(1), `-u, --user`). */
function visitCurl(place: i32): void {
  if (lower(at(place + 3)) !== 108 || !isSpace(at(place + 4)) || (isAlnum(at(place - 1)) && at(place - 2) !== 92)) return;
  // use(r)
  let p = pastFlag(place + 4, 117, 7697253);
  if (p === 0) return;
  const name = p;
  while (p - name < 64 && at(p) > 32 && at(p) !== 58 && !isQuote(at(p))) p++;
  if (at(p) === 58) judgeArgument(p + 1);
}

/** `sshpass -p password` (sshpass(1)). */
function visitSshpass(place: i32): void {
  if (lower(at(place + 3)) !== 112 || lower(at(place + 4)) !== 97 || lower(at(place + 6)) !== 115 || !isSpace(at(place + 7))) return;
  const from = pastFlag(place + 7, 112, 0);
  if (from > 0) judgeArgument(from);
}

/** RFC 7617: `Basic`, then base64 of `name:password`. */
function visitBasic(place: i32): void {
  if (lower(at(place + 3)) !== 105 || lower(at(place + 4)) !== 99 || !isSpace(at(place + 5)) || isLetter(at(place - 1))) return;
  const from = place + 6;
  let p = from;
  while (p - from < 400 && (isAlnum(at(p)) || at(p) === 43 || at(p) === 47)) p++;
  const length = p - from;
  while (at(p) === 61 && p - from < length + 2) p++;
  if (length >= 10 && !hasWord(EXAMPLES, from, p) && holdsPassword(decode(from, p))) found(BASIC, from, p);
}

/** Whether the decoded bytes are printable and have a password behind their colon that is none of the usual examples. */
function holdsPassword(n: i32): bool {
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
