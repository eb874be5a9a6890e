// Finds messages in characters without a shape, and leaves what scripts and emoji need: flags, joiners of Persian, Hindi and emoji, marks of direction, soft hyphens.
import type { Note, Place } from '../hidden.ts';

/** Where the sign at an offset of the text is. */
export type Locate = (offset: number) => Place;

const TAGS = /[\u{E0000}-\u{E007F}]{2,}/gu;
/** A flag of a region: a black flag, tags, and the end tag. */
const FLAG = /\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}/gu;
const ZERO_WIDTH = '[\\u200B-\\u200F\\u2060-\\u2064\\u206A-\\u206F\\uFEFF\\u034F\\u180E\\u00AD\\u{1D173}-\\u{1D17A}]';
const RUN = new RegExp(`${ZERO_WIDTH}{7,}`, 'gu');
/** Bits between letters: one sign without width behind nearly every letter, many times. */
const SPREAD = new RegExp(`(?:[\\p{Script=Latin}\\p{N} ]${ZERO_WIDTH}{1,4}){6,}`, 'gu');
const SELECTORS = /[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]{3,}/gu;
const BLANK_LETTERS = /(?:[\u115F\u1160\u3164\uFFA0\u2800]|\u17B4|\u17B5){4,}/gu;
/** Letters moved by one step into planes that no font fills. */
const MOVED = /[\u{F0020}-\u{F007E}]{12,}|[\u{100020}-\u{10007E}]{12,}/gu;
const OVERRIDE = /[\u202D\u202E]([^\u202C\n]{3,})/gu;
const BLANKS = /[ \t\u00A0\u2000-\u200A\u3000]{120,}/g;
const MOST_BLANK_LINES = 60;
const LETTERS_WITHOUT_SHAPE = /[\u{FE00}-\u{FE0F}]|[\u{E0100}-\u{E01EF}]|[\u{E0000}-\u{E007F}]|\u034F|\u17B4|\u17B5|[\u00AD\u115F\u1160\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFEFF\uFFA0]|[\u{1D173}-\u{1D17A}]|[\u{F0020}-\u{F007E}]|[\u{100020}-\u{10007E}]/u;

/** `isBlankMeant`: long runs of blanks mean something here, as in tables of plain text. */
export const findInvisible = (text: string, locate: Locate, note: Note, isBlankMeant = false): void => {
  if (!isBlankMeant) {
    for (const { 0: found, index } of text.matchAll(BLANKS)) pushed(text.slice(index + found.length, index + found.length + 4000).split('\n', 1)[0] ?? '', index + found.length, locate, note);
    farBelow(text, locate, note);
  }
  if (!LETTERS_WITHOUT_SHAPE.test(text)) return;
  const plain = text.replaceAll(FLAG, (flag) => ' '.repeat(flag.length));
  for (const { 0: found, index } of plain.matchAll(TAGS)) note('unicode-tags', locate(index), fromTags(found));
  for (const { 0: found, index } of plain.matchAll(RUN)) bits(found, locate(index), note);
  for (const { 0: found, index } of plain.matchAll(SPREAD)) if (isMixed(found)) bits(found.replace(/[\p{L}\p{N} ]/gu, ''), locate(index), note);
  for (const { 0: found, index } of plain.matchAll(SELECTORS)) note('variation-bytes', locate(index), fromSelectors(found));
  // One kind, a few times, is how people indent where blanks are dropped.
  for (const { 0: found, index } of plain.matchAll(BLANK_LETTERS)) if (new Set(found).size > 1 || found.length >= 32) note('invisible-letters', locate(index), `${found.length} blank letters: ${asBits(found)}`);
  for (const { 0: found, index } of plain.matchAll(MOVED)) {
    const words = [...found].map((sign) => String.fromCharCode(sign.codePointAt(0)! & 0xff)).join('');
    if (/[a-z]{3} [a-z]/i.test(words)) note('invisible-letters', locate(index), words);
  }
  for (const { 1: found = '', index } of plain.matchAll(OVERRIDE)) note('bidi-override', locate(index), found);
};

const fromTags = (tags: string): string => [...tags].map((sign) => sign.codePointAt(0)! - 0xe0000).map((code) => (code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : ' ')).join('').trim() || `${tags.length / 2} tags without letters`;

/** Soft hyphens alone, or one mark repeated, are typography and not bits. */
const isMixed = (run: string): boolean => new Set(run.replace(/[\p{L}\p{N} ]/gu, '')).size >= 2;

const bits = (run: string, place: Place, note: Note): void => {
  const kinds = new Set(run);
  kinds.delete('\u00AD');
  if (kinds.size === 0 || (kinds.size === 1 && run.length < 24)) return;
  note('zero-width-bits', place, readBits(run) ?? `${run.length} zero-width characters`);
};

/** Both ways round, seven and eight bits a letter: what reads as text is shown. */
const readBits = (run: string): string | undefined => {
  const kinds = [...new Set(run)].filter((sign) => [...run].filter((each) => each === sign).length > 2).sort().slice(0, 2);
  for (const [zero, one] of [kinds, kinds.toReversed()]) {
    const digits = [...run].map((sign) => (sign === zero ? '0' : sign === one ? '1' : '')).join('');
    for (const size of [8, 7, 16]) {
      const letters = (digits.match(new RegExp(`.{${size}}`, 'g')) ?? []).map((each) => String.fromCharCode(parseInt(each, 2))).join('');
      if (letters.length > 3 && /^[\x20-\x7e\n]+$/.test(letters)) return letters;
    }
  }
  return undefined;
};

const asBits = (run: string): string => {
  const [zero] = [...new Set(run)].sort();
  return [...run].slice(0, 64).map((sign) => (sign === zero ? '0' : '1')).join('');
};

const fromSelectors = (run: string): string => {
  const bytes = [...run].map((sign) => sign.codePointAt(0)!).map((code) => (code < 0xfe10 ? code - 0xfe00 : code - 0xe0100 + 16));
  for (const shift of [0, -16]) {
    const letters = new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte + shift));
    if (/^[\x20-\x7e\n]+$/.test(letters)) return letters;
  }
  return `${bytes.length} bytes in variation selectors`;
};

/** A table in plain text has blanks, then figures. */
const pushed = (behind: string, start: number, locate: Locate, note: Note): void => {
  if (behind.trim().split(/\s+/).length >= 3 && !behind.trim().startsWith('|')) note('pushed-away', locate(start), behind);
};

/** What follows more blank lines than a screen has. */
const farBelow = (text: string, locate: Locate, note: Note): void => {
  let blanks = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (text.slice(start, Math.min(end, start + 10_000)).trim() === '') blanks++;
    else {
      if (blanks >= MOST_BLANK_LINES) pushed(text.slice(start, start + 4000), start, locate, note);
      blanks = 0;
    }
    start = end + 1;
  }
};

/** Without signs that have no shape, for reading the words. */
export const withoutInvisible = (text: string): string => text.replace(/[\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]|\u034F|[\u{FE00}-\u{FE0F}]|[\u{E0000}-\u{E01EF}]/gu, '');
