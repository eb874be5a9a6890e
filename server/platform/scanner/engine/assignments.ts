// A keyword (pass, secret, token, key, bearer, birth, …): is it a name, has it a value, and is that a secret or a person's?
import { decode } from './base64.ts';
import { isAlnum, isDigit, isLetter, isSpace, lower } from './characters.ts';
import { BASIC, BEARER, PASSWORD, SECRET } from './kinds.ts';
import { KEYWORDS, SCRATCH } from './layout.ts';
import { byteAt } from './memory.ts';
import { IS_PASSWORD, IS_PERHAPS, IS_SECRET, judgeName, nameEnd, nameStart, NOTHING } from './names.ts';
import { visitBirth, visitLicence, visitMedical, visitPassport } from './papers.ts';
import { visitCommand, visitHtpasswd, visitIdentified } from './commands.ts';
import { visitCzech, visitIrish } from './lettered.ts';
import { isCode, isPassword } from './passwords.ts';
import { at, found, isNameSeen, markName } from './place.ts';
import { changes, digits, entropy, hasBothCases, isPlaceholder, letters } from './strength.ts';
import { mayBeCell, visitTable } from './tables.ts';
import { matchToken, visitBeginning } from './tokens.ts';
import { findValue, isBare, isProse, isQuoted, isTight, valueEnd, valueStart } from './values.ts';
import { EXAMPLES, hasWord, PLACEHOLDER_WORDS } from './words.ts';

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
const MYS: i32 = 7174515;
const LDA: i32 = 7103585;
const OGI: i32 = 7300969;
const SMB: i32 = 7564642;
const LCM: i32 = 7103341;
const GOS: i32 = 6778739;
const MQC: i32 = 7172451;
const IED: i32 = 6907236;
const PPS: i32 = 7368819;
const ODN: i32 = 7300206;
const RAS: i32 = 7496051;
const SEN: i32 = 11957093;

/** One look in a table: most of what the gate lets through is none. The look behind it is exact. */
export function isKeyword(trigram: i32): bool {
  const slot = (((trigram >> 16) & 31) << 10) | (((trigram >> 8) & 31) << 5) | (trigram & 31);
  return ((byteAt(KEYWORDS + (slot >> 3)) >> (slot & 7)) & 1) === 1;
}

/** Three letters that may be a keyword begin here. */
export function visitKeyword(place: i32): void {
  const trigram = three(lower(at(place)), lower(at(place + 1)), lower(at(place + 2)));
  if (!isKeyword(trigram)) return;
  switch (trigram) {
    case BEA: visitBearer(place); return;
    case BAS: visitBasic(place); return;
    case CUR: case SSH: case MYS: case LDA: case OGI: case SMB: case LCM: case GOS: case MQC: visitCommand(place); return;
    case IED: visitIdentified(place); return;
    case PPS: visitIrish(place); return;
    case ODN: visitCzech(place); return;
    case RAS: visitSpanish(place); return;
    case SEN: visitSwedish(place); return;
    case BIR: case DOB: case GEB: case BOR: case NAI: case NAC: case NAS: visitBirth(place); return;
    case MRN: visitMedical(place); return;
    case LIC: visitLicence(place); return;
    case WHS: case GLC: case CFL: case FM2: visitBeginning(place); return;
    case BSK: visitBeginning(place - 1); return;
    default:
  }
  if (trigram === PAS && (visitPassport(place) || visitHtpasswd(place))) return;
  visitName(place);
}

function visitName(place: i32): void {
  if (isNameSeen(place)) return;
  const end = nameEnd(place);
  markName(end);
  const start = nameStart(place);
  if (start === 0) return;
  const isDashed = at(start) === 45 || at(start - 1) === 45;
  if (!findValue(end, isDashed)) {
    // Most names stand in sentences, and what a name says is dearer to ask.
    const named = mayBeCell(start, end) ? judgeName(start, end) : NOTHING;
    if (named === IS_PASSWORD || named === IS_SECRET) visitTable(start, end);
    return;
  }
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

/** `contraseña`, also with its sign left out or escaped; the place is that of "ras". */
function visitSpanish(place: i32): void {
  if (lower(at(place + 3)) !== 101 || lower(at(place - 1)) !== 116 || lower(at(place - 2)) !== 110) return;
  const sign = at(place + 4);
  const past = sign === 0xc3 && at(place + 5) === 0xb1 ? place + 6 : sign === 92 && at(place + 5) === 117 && at(place + 8) === 102 ? place + 10 : lower(sign) === 110 ? place + 5 : 0;
  if (past === 0 || lower(at(past)) !== 97) return;
  visitForeign(lower(at(past + 1)) === 115 ? past + 2 : past + 1);
}

/** `lösenord`; the place is that of the second byte of its ö. */
function visitSwedish(place: i32): void {
  if (at(place - 1) === 0xc3 && lower(at(place - 2)) === 108 && lower(at(place + 3)) === 110 && lower(at(place + 4)) === 111 && lower(at(place + 5)) === 114 && lower(at(place + 6)) === 100) visitForeign(place + 7);
}

/** A name with a letter in it that no name of a program has. */
function visitForeign(end: i32): void {
  if (isNameSeen(end - 1)) return;
  markName(end);
  if (isAlnum(at(end)) || !findValue(end, false) || valueEnd() - valueStart() < 6 || valueEnd() - valueStart() > 400 || isBare()) return;
  judge(IS_PASSWORD);
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
