// Writes the rules into the memory of an engine, as engine/layout.ts says.
import * as characters from './engine/characters.ts';
import { FIRST_TOKEN } from './engine/kinds.ts';
import * as layout from './engine/layout.ts';
import * as tokens from './engine/tokens.ts';
import { CALLS, COMMANDS, NATIONAL } from './engine/words.ts';
import { packedCalls } from './rules/calls.ts';
import { flagLetters } from './rules/commands.ts';
import { type BodySet, type TokenFlag, type TokenRule, TOKENS } from './rules/tokens.ts';
import { LISTS } from './rules/words.ts';

const SETS: Readonly<Record<BodySet, readonly [number, RegExp]>> = {
  alnum: [characters.ALNUM, /[A-Za-z0-9]/],
  base64url: [characters.BASE64URL, /[A-Za-z0-9_-]/],
  base64: [characters.BASE64, /[A-Za-z0-9+/]/],
  hex: [characters.HEX, /[0-9a-fA-F]/],
  lowerDigit: [characters.LOWER_DIGIT, /[a-z0-9]/],
  upperDigit: [characters.UPPER_DIGIT, /[A-Z0-9]/],
  dotted: [characters.DOTTED, /[A-Za-z0-9_.=~-]/],
  wide: [characters.WIDE, /[A-Za-z0-9_.=+/~%-]/],
};
const FLAGS: Readonly<Record<TokenFlag, number>> = {
  checked: tokens.IS_CHECKED,
  padded: tokens.IS_PADDED,
  loose: tokens.IS_LOOSE,
  jwt: tokens.IS_JWT,
  discord: tokens.IS_DISCORD,
  mailchimp: tokens.IS_MAILCHIMP,
  tailed: tokens.IS_TAILED,
  airtable: tokens.IS_AIRTABLE,
  telegram: tokens.IS_TELEGRAM,
  uuid: tokens.IS_UUID,
  grouped: tokens.IS_GROUPED,
  braintree: tokens.IS_BRAINTREE,
  asana: tokens.IS_ASANA,
  staged: tokens.IS_STAGED,
  salesforce: tokens.IS_SALESFORCE,
};
/** Keywords of engine/assignments.ts, in eight sets that let through as little else as possible; what is none of ASCII is a byte of a letter in UTF-8, and has a set of its own that lets no ASCII through. */
const BUCKETS = [
  ['qli', 'key', 'aut', 'ied', 'nai', 'nha', 'net', 'nat'],
  ['mdp', 'pdp', 'rdp', 'pdo', 'pin', 'bir', 'ogi', 'odn', 'odz'],
  ['pwd', 'jwt', 'sws', 'pw ', 'pw:', 'pw=', 'pw"', 'pw\\', 'fm1', 'fm2', 'cfl', 'mrn', 'snm'],
  ['pps', 'bsk', 'gsk', 'psk', 'mqc', 'pas', 'ras', 'lav', 'whs', 'bas', 'nas', 'nac', 'glc', 'lic', 'wif', 'nnw', 'psw'],
  ['geb', 'dob', 'bea', 'bor', 'ola', 'och', 'dap', 'd.o'],
  ['lpl', 'hma', 'lsz', 'esl', 'htw', 'acl', 'usw', 'asa'],
  ['sec', 'tok', 'tie', 'cre', 'sig', 'nne', 'kie'],
  ['\xb6se', '\xbb\xd1\x8c', '\xc5\x82o', '\x86\xe7\xa0', '\xa9 l', '\xa9e ', '\x83\xaf\xe3', '\x88\xed\x98', '\x9fif', '\xb8dt', '\xb8ds', '\xb6dd', '\xb6de', '\xb6\xd0\xb4', '\x9fum', '\xbcle', '\x94\x9f\xe5', '\xba\xe7\x94', '\x9d\xeb\x85'],
];

const utf8 = new TextEncoder();

export const packTables = (memory: ArrayBuffer): void => {
  const bytes = new Uint8Array(memory);
  const words = new Int32Array(memory);
  bytes.fill(0, layout.STATE, layout.TEXT);
  packNumbers(bytes, words);
  let free: number = layout.TABLES;
  const take = (length: number): number => {
    const at = free;
    free = (free + length + 3) & ~3;
    if (free > layout.KEYWORDS) throw new Error('The rules do not fit into their place.');
    return at;
  };
  for (const [number, list] of LISTS) words[(layout.LISTS >> 2) + number] = packList(bytes, words, number, list, take);
  for (const [index, rule] of TOKENS.entries()) for (const literal of literalsOf(rule)) packToken(bytes, words, rule, FIRST_TOKEN + index, literal, take);
};

const packNumbers = (bytes: Uint8Array, words: Int32Array): void => {
  for (let c = 0; c < 128; c++) for (const [bit, set] of Object.values(SETS)) if (set.test(String.fromCharCode(c))) bytes[layout.SETS + c]! |= 1 << bit;
  for (let n = 1; n < 256; n++) {
    words[(layout.LOGS >> 2) + n] = Math.round(n * Math.log2(n) * 1024);
  }
  for (let n = 0; n < 256; n++) {
    let sum = n;
    for (let bit = 0; bit < 8; bit++) sum = (sum & 1) === 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    words[(layout.CRCS >> 2) + n] = sum;
  }
  words[layout.FLAG_LETTERS >> 2] = flagLetters();
  for (const call of packedCalls()) {
    const slot = ((call.charCodeAt(call.length - 2) & 31) << 5) | (call.charCodeAt(call.length - 1) & 31);
    bytes[layout.CALL_ENDS + (slot >> 3)]! |= 1 << (slot & 7);
  }
  for (const [bucket, keywords] of BUCKETS.entries()) {
    for (const keyword of keywords) {
      const slot = [...keyword].reduce((sum, letter) => (sum << 5) | (letter.charCodeAt(0) & 31), 0);
      if (/^[a-z0-9]{2}[a-z0-9\\]$/.test(keyword)) bytes[layout.KEYWORDS + (slot >> 3)]! |= 1 << (slot & 7);
      for (let i = 0; i < 3; i++) {
        const c = keyword.charCodeAt(i);
        bytes[layout.NIBBLES + i * 32 + (c & 15)]! |= 1 << bucket;
        // Capitals stand two rows higher.
        bytes[layout.NIBBLES + i * 32 + 16 + (c >> 4)]! |= 1 << bucket;
        if (c > 96 && c < 123) bytes[layout.NIBBLES + i * 32 + 16 + (c >> 4) - 2]! |= 1 << bucket;
      }
    }
  }
};

/** Lists that are gone through from their beginning, in an order that says something. */
const IN_ORDER: ReadonlySet<number> = new Set([NATIONAL, COMMANDS, CALLS]);

/** Words with the same first letter follow each other, and a table says where those of each begin; what no word of the list has is told by one look. */
const packList = (bytes: Uint8Array, words: Int32Array, number: number, list: readonly string[], take: (length: number) => number): number => {
  const encoded = list.map((word) => utf8.encode(word));
  const packed = IN_ORDER.has(number) ? encoded : encoded.toSorted((a, b) => (a[0]! & 31) - (b[0]! & 31));
  const index = take(140 + packed.reduce((sum, word) => sum + word.length + 1, 1));
  const bitOf = (n: number): number => 1 << (n & 31);
  const summary = index + 128;
  words.set([packed.reduce((bits, word) => bits | bitOf(word[0]!), 0), packed.reduce((bits, word) => bits | bitOf(word.length), 0), packed.reduce((bits, word) => bits | bitOf(word.at(-1)!), 0)], summary >> 2);
  const at = summary + 12;
  let p = at;
  for (const word of packed) {
    const slot = (index >> 2) + (word[0]! & 31);
    if (words[slot] === 0) words[slot] = p;
    bytes[p] = word.length;
    bytes.set(word, p + 1);
    p += word.length + 1;
  }
  return at;
};

/** Rules without a literal of their own give the characters they may begin with. */
const literalsOf = ({ literals, flags }: TokenRule): readonly string[] => (flags.includes('discord') || flags.includes('mailchimp') ? [...literals[0]!].map((c) => `?${c}`) : literals);

const packToken = (bytes: Uint8Array, words: Int32Array, rule: TokenRule, number: number, literal: string, take: (length: number) => number): void => {
  const isBehind = literal.startsWith('<');
  const isFirst = literal.startsWith('?');
  const text = utf8.encode(isBehind || isFirst ? literal.slice(1) : literal);
  const chain = (isBehind ? layout.BY_LAST : layout.BY_FIRST) + 4 * (isBehind ? text.at(-1)! : text[0]!);
  const at = take(28 + text.length);
  const flags = rule.flags.reduce((sum, flag) => sum | FLAGS[flag], 0);
  words.set([words[chain >> 2]!, number, SETS[rule.set][0], rule.least, rule.most, flags, isFirst ? 0 : text.length], at >> 2);
  bytes.set(text, at + 28);
  words[chain >> 2] = at;
  if (isBehind) return;
  for (let second = 0; second < 256; second++) {
    if (text.length === 1 || text[1] === second) bytes[layout.PAIRS + text[0]! * 32 + (second >> 3)]! |= 1 << (second & 7);
  }
};
