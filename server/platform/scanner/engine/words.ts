// Lists of words, packed by the host: a byte of length, the word in lower case, and a zero after the last. Words with the same first byte (by its lower five bits) follow each other; before the list stand 32 addresses of where those begin, and a bit for every first byte, every length and every last byte there is.
import { isAlnum, lower } from './characters.ts';
import { LISTS } from './layout.ts';
import { byteAt, wordAt } from './memory.ts';
import { at } from './place.ts';

export const PLACEHOLDERS: i32 = 0;
export const EXAMPLES: i32 = 1;
export const DOMAINS_NOT_REAL: i32 = 2;
export const ENDINGS: i32 = 3;
export const BOXES: i32 = 4;
export const PHONE_WORDS: i32 = 5;
export const CARD_WORDS: i32 = 6;
export const ID_WORDS: i32 = 8;
export const SECRET_NAMES: i32 = 9;
export const KEY_KINDS: i32 = 10;
export const NOT_SECRET_NAMES: i32 = 11;
export const NAME_ENDINGS: i32 = 12;
export const WEAK_PASSWORDS: i32 = 13;
export const MONTHS: i32 = 14;
export const AUTHORSHIP: i32 = 15;
export const CODE_WORDS: i32 = 16;
export const TEST_NUMBERS: i32 = 17;
export const COUNTRIES: i32 = 18;
export const PLACEHOLDER_WORDS: i32 = 19;
export const LOCAL_NOT_REAL: i32 = 20;
export const PASSWORD_NAMES: i32 = 21;
export const ANNOTATIONS: i32 = 22;
export const PASSPORT_WORDS: i32 = 23;
export const LICENCE_WORDS: i32 = 24;
export const KNOWN_HOOKS: i32 = 25;
export const PHONE_NOT: i32 = 26;
export const EXAMPLE_ACCOUNTS: i32 = 27;
/** Calls that take a text as it is. */
export const LITERAL_CALLS: i32 = 7;
/** Where the record of a package names its people. */
export const RECORD_NAMES: i32 = 28;
export const MAIL_NAMES: i32 = 29;
/** Between a name and its value in prose: "the password is …". */
export const VERBS: i32 = 30;
/** How the field beside a name is called that holds its value. */
export const VALUE_NAMES: i32 = 31;
/** Commands that are given a password by a flag, see rules/commands.ts. */
export const COMMANDS: i32 = 96;
/** Words that people make passwords of. */
export const MEMORABLE: i32 = 97;
/** Names behind which a name and a password follow in parentheses. */
export const PAIR_NAMES: i32 = 98;
/** Calls that take a password without its name, see rules/calls.ts. */
export const CALLS: i32 = 99;
/** What a line of a network device begins with that ends in a password. */
export const DEVICE_WORDS: i32 = 100;
/** Words of forms and messages, of which no passphrase is made. */
export const FORM_WORDS: i32 = 101;
/** What any account is called, and a bank's as well. */
export const ACCOUNT_WORDS: i32 = 102;
/** What stands near one, where its name alone could be that of another account. */
export const BANK_WORDS: i32 = 103;
/** What only a bank account's number is called. */
export const ACCOUNT_NAMES: i32 = 105;
/** What a bank's own number is called. */
export const BANK_CODES: i32 = 106;
/** The last words of all of these. */
export const ACCOUNT_ENDS: i32 = 107;
/** How the cookie of a session ends that is as good as a password. */
export const SESSION_NAMES: i32 = 109;
/** What a patient's number is called, behind "patient". */
export const PATIENT_WORDS: i32 = 110;
/** Which phrases are keys of a wallet. */
export const PHRASE_WORDS: i32 = 111;
/** What the name before a password is called. */
export const USER_WORDS: i32 = 112;
/** What a patient's record is called. */
export const MEDICAL_WORDS: i32 = 113;
/** What stands behind the name of a password and is none. */
export const NOT_PASSWORDS: i32 = 114;
/** What is part of words that manuals and programs put in a password's place. */
export const DUMMY_PARTS: i32 = 115;
/** How words end that say what happened to it, or how it is. */
export const STATE_ENDINGS: i32 = 116;
/** How cookies of a session are called where nothing else says that they are one. */
export const SESSION_COOKIES: i32 = 117;
/** What a key is for that a name says in a line before it. */
export const KEY_USES: i32 = 118;
/** What a key is called that only tells things apart. */
export const KEY_NO_USES: i32 = 119;
/** Between "login" and a name with its password: "login is jo / …". */
export const PAIR_VERBS: i32 = 120;
/** How flags name the user beside whom a password's flag stands. */
export const USER_FLAGS: i32 = 121;
/** What the labels of a form call a password for. */
export const FORM_VERBS: i32 = 122;
/** With which forms, messages and manuals tell something. */
export const TELLING_WORDS: i32 = 124;
/** Between a password's name and what it opens. */
export const FOR_WORDS: i32 = 123;
/** Calls of tests that put a text into a field. */
export const FILL_CALLS: i32 = 108;
/** Commands that take `name/password@place`. */
export const SLASH_COMMANDS: i32 = 104;
/** Rows of weights of national numbers, see rules/national-sums.ts. */
export const NATIONAL: i32 = 60;
/** The first of the lists of national schemes: what each number is called. */
export const SCHEMES: i32 = 32;

function startsHere(word: i32, length: i32, address: i32): bool {
  for (let i = 0; i < length; i++) {
    if (lower(at(address + i)) !== byteAt(word + i)) return false;
  }
  return true;
}

/** Where the words begin whose first byte has the same lower five bits, or 0. */
function groupOf(entry: i32, c: i32): i32 {
  return wordAt(entry - 140 + (c & 31) * 4);
}

function isInGroup(entry: i32, c: i32): bool {
  return ((byteAt(entry + 1) ^ c) & 31) === 0;
}

function hasLength(entry: i32, length: i32): bool {
  return ((wordAt(entry - 8) >> (length & 31)) & 1) === 1;
}

function hasLast(entry: i32, c: i32): bool {
  return ((wordAt(entry - 4) >> (c & 31)) & 1) === 1;
}

/** Whether a word of the list stands anywhere between. */
export function hasWord(list: i32, from: i32, to: i32): bool {
  return findWord(list, from, to) !== 0;
}

/** The address behind the first word of the list that stands between, or 0. */
export function findWord(list: i32, from: i32, to: i32): i32 {
  // Which letters there are, by their lower five bits: a word whose first is none of them stands nowhere.
  let letters = 0;
  for (let address = from; address < to; address++) letters |= 1 << (at(address) & 31);
  let entry = wordAt(LISTS + list * 4);
  if ((letters & wordAt(entry - 12)) === 0) return 0;
  let length = byteAt(entry);
  while (length !== 0) {
    const first = byteAt(entry + 1);
    for (let address = ((letters >> (first & 31)) & 1) === 1 ? from : to; address + length <= to; address++) {
      if (lower(at(address)) === first && startsHere(entry + 1, length, address)) return address + length;
    }
    entry += length + 1;
    length = byteAt(entry);
  }
  return 0;
}

/** Whether a word of the list stands between, as a word of its own. */
export function hasWholeWord(list: i32, from: i32, to: i32): bool {
  for (let address = from; address < to; address++) {
    // What is not written in Latin letters may have no spaces between words.
    if (at(address) < 192 && (!isAlnum(at(address)) || (isAlnum(at(address - 1)) && at(address - 2) !== 92))) continue;
    if (isWholeWordAt(list, address, to)) return true;
  }
  return false;
}

function isWholeWordAt(list: i32, address: i32, to: i32): bool {
  const first = lower(at(address));
  let entry = groupOf(wordAt(LISTS + list * 4), first);
  if (entry === 0) return false;
  let length = byteAt(entry);
  while (length !== 0 && isInGroup(entry, first)) {
    if (byteAt(entry + 1) === first && address + length <= to && !isAlnum(at(address + length)) && startsHere(entry + 1, length, address)) return true;
    entry += length + 1;
    length = byteAt(entry);
  }
  return false;
}

/** The address behind a word of the list that begins here, or 0. */
export function pastWord(list: i32, address: i32): i32 {
  const first = lower(at(address));
  let entry = groupOf(wordAt(LISTS + list * 4), first);
  if (entry === 0) return 0;
  let length = byteAt(entry);
  while (length !== 0 && isInGroup(entry, first)) {
    if (byteAt(entry + 1) === first && startsHere(entry + 1, length, address)) return address + length;
    entry += length + 1;
    length = byteAt(entry);
  }
  return 0;
}

/** Whether the stretch is a word of the list. */
export function isWord(list: i32, from: i32, to: i32): bool {
  const all = wordAt(LISTS + list * 4);
  if (to <= from || !hasLength(all, to - from) || !hasLast(all, at(to - 1))) return false;
  const first = at(from);
  let entry = groupOf(all, first);
  if (entry === 0) return false;
  let length = byteAt(entry);
  while (length !== 0 && isInGroup(entry, first)) {
    if (length === to - from && startsHere(entry + 1, length, from)) return true;
    entry += length + 1;
    length = byteAt(entry);
  }
  return false;
}

/** The length of the longest word of the list that the stretch ends with, or 0. */
export function endsWithWord(list: i32, from: i32, to: i32): i32 {
  let longest = 0;
  let entry = wordAt(LISTS + list * 4);
  if (to <= from || !hasLast(entry, at(to - 1))) return 0;
  let length = byteAt(entry);
  while (length !== 0) {
    if (length > longest && length <= to - from && startsHere(entry + 1, length, to - length)) longest = length;
    entry += length + 1;
    length = byteAt(entry);
  }
  return longest;
}
