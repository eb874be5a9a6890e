// Three bytes that a keyword may begin with: which are worth a look (both gates ask here), and what looks.
import { isAlnum, lower } from './characters.ts';
import { visitCall, visitCharacters } from './calls.ts';
import { visitFinnish, visitForeignName, visitHungarian, visitName, visitNameAround, visitSpanish } from './assignments.ts';
import { visitIdentified, visitPasswd, visitRabbit, visitRemote } from './commands.ts';
import { visitCommunity } from './devices.ts';
import { visitBasic, visitBearer } from './headers.ts';
import { isForeignName } from './foreign.ts';
import { KEYWORDS } from './layout.ts';
import { visitCzech, visitIrish } from './lettered.ts';
import { byteAt } from './memory.ts';
import { visitLogin } from './pairs.ts';
import { visitBirth, visitDotted, visitItalianBirth, visitLicence, visitMedical, visitPaper, visitPassport, visitPatient, visitPolishBirth } from './papers.ts';
import { at, isNameSeen } from './place.ts';
import { visitNetUse, visitRasdial, visitSlashCommand, visitThin } from './places.ts';
import { visitCookie, visitPhrase, visitPin } from './sessions.ts';
import { visitBehind, visitBeginning } from './tokens.ts';

function three(a: i32, b: i32, c: i32): i32 {
  return (a << 16) | (b << 8) | c;
}

const KEY: i32 = 7038329;
const TOK: i32 = 7630699;
const SEC: i32 = 7562595;
const CRE: i32 = 6517349;
const PAS: i32 = 7364979;
const BEA: i32 = 6448481;
const BAS: i32 = 6447475;
const NAI: i32 = 7233897;
const NAT: i32 = 7233908;
const NAC: i32 = 7233891;
const NAS: i32 = 7233907;
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
const OGI: i32 = 7300969;
const MQC: i32 = 7172451;
const IED: i32 = 6907236;
const PPS: i32 = 7368819;
const ODN: i32 = 7300206;
const LSZ: i32 = 7107450;
const ODZ: i32 = 7300218;
const RAS: i32 = 7496051;
const HMA: i32 = 6843745;
const JWT: i32 = 6977396;
const NNE: i32 = 7237221;
const QLI: i32 = 7433321;
const DAP: i32 = 6578544;
const PDO: i32 = 7365743;
const OCH: i32 = 7299944;
const LPL: i32 = 7106668;
const PDP: i32 = 7365744;
const ACL: i32 = 6382444;
const NET: i32 = 7234932;
const RDP: i32 = 7496816;
const SWS: i32 = 7567219;
const USW: i32 = 7697271;
const WIF: i32 = 7825766;
const SNM: i32 = 7564909;
const PWB: i32 = 7370588;
const PIN: i32 = 7367022;
const KIE: i32 = 7039333;
const TIE: i32 = 7629157;
const ASA: i32 = 6386529;

/** Three bytes that a keyword begins with: letters by one look in a table, others each by itself. What the gates let through else is mostly none; the look behind it is exact. */
export function isWorth(place: i32): bool {
  const a = byteAt(place);
  const b = byteAt(place + 1);
  const c = byteAt(place + 2);
  if (((a & b & c) & 64) === 0 || ((a | b | c) & 128) !== 0) return isOtherKeyword(place, a, b, c);
  const slot = ((a & 31) << 10) | ((b & 31) << 5) | (c & 31);
  return ((byteAt(KEYWORDS + (slot >> 3)) >> (slot & 7)) & 1) === 1;
}

/** What three letters do not tell: `fm1` and `fm2`, `d.o` of d.o.b., `pw` before a space, a colon, an equals sign or a quote, and names in other alphabets. */
function isOtherKeyword(place: i32, a: i32, b: i32, c: i32): bool {
  if (a > 127) return isForeignName(place);
  if ((a | 32) === 102) return (b | 32) === 109 && (c === 49 || c === 50);
  if (b === 46) return (a | 32) === 100 && (c | 32) === 111;
  return (a | 32) === 112 && (b | 32) === 119 && (c === 32 || c === 58 || c === 61 || c === 34);
}

function visitOther(place: i32, first: i32): void {
  if (first > 127) visitForeignName(place);
  else if (first === 102) visitBeginning(place);
  else if (first === 100) visitDotted(place);
  // rootpw, of OpenLDAP and Kickstart
  else if ((!isAlnum(at(place - 1)) || lower(at(place - 1)) === 116) && !isNameSeen(place)) visitNameAround(place - 1);
}

/** Three letters that may be a keyword begin here, or what is as good as one. */
export function visitKeyword(place: i32): void {
  const first = lower(at(place));
  const trigram = three(first, lower(at(place + 1)), lower(at(place + 2)));
  if ((trigram & 0xc0c0c0) !== 0x404040) {
    visitOther(place, first);
    return;
  }
  // Two of three that there are, first: a switch asks for one after another. Of "pas" that is "password", by its w and o.
  if (trigram === KEY || trigram === TOK || trigram === SEC || trigram === CRE || (trigram === PAS && (at(place + 4) | 32) === 119 && (at(place + 5) | 32) === 111)) {
    visitName(place);
    return;
  }
  switch (trigram) {
    case BEA: visitBearer(place); return;
    case BAS: visitBasic(place); return;
    case MQC: visitRabbit(place); return;
    case OGI: visitLogin(place); return;
    case IED: visitIdentified(place); return;
    case PPS: visitIrish(place); return;
    case ODN: visitCzech(place); return;
    case RAS: if (lower(at(place + 3)) === 100) visitRasdial(place);
      else if (lower(at(place - 1)) === 104) visitPhrase(place - 2);
      else visitSpanish(place);
      return;
    case HMA: case JWT: case NNE: case QLI: case DAP: case PDO: case WIF: visitCall(place); return;
    case NET: if (lower(at(place - 1)) === 114) visitCall(place);
      else visitNetUse(place);
      return;
    case RDP: visitRemote(place); return;
    case SWS: if (at(place - 1) === 83 && at(place + 3) === 32) visitBehind(place + 4);
      return;
    case USW: visitPaper(place); return;
    case OCH: visitCharacters(place); return;
    case LPL: case PDP: visitSlashCommand(place); return;
    case ACL: visitThin(place); return;
    case SNM: visitCommunity(place); return;
    case PWB: visitOther(place, first); return;
    case PIN: visitPin(place); return;
    case KIE: visitCookie(place); return;
    case TIE: visitPatient(place); return;
    case ASA: visitFinnish(place); return;
    case LSZ: visitHungarian(place); return;
    case ODZ: visitPolishBirth(place); return;
    case BIR: case DOB: case GEB: case BOR: case NAI: case NAC: case NAS: visitBirth(place); return;
    case NAT: visitItalianBirth(place); return;
    case MRN: visitMedical(place); return;
    case LIC: visitLicence(place); return;
    case WHS: case GLC: case CFL: visitBeginning(place); return;
    case BSK: visitBeginning(place - 1); return;
    default:
  }
  if (trigram === PAS && (visitPassport(place) || visitPasswd(place))) return;
  visitName(place);
}
