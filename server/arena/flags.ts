// Flags: derived for each player, level and round from the server's key, kept nowhere, compared in constant time.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { FLAG_WORDS } from './flag-words.ts';

export type FlagOf = { round: string; challenge: string; level: string; subject: string };

// Without signs that are taken for one another.
const SIGNS = '23456789abcdefghjkmnpqrstuvwxyz';
const WORDS = 3;
const CHECKS = 4;

/** `amber-falcon-river-7k2q`: 24 bits of words and some 20 of signs, against 60 guesses an hour. */
export const flagOf = (key: Buffer, { round, challenge, level, subject }: FlagOf): string => {
  // Lengths first, so that no two lists of parts make the same text.
  const parts = [round, challenge, level, subject];
  const bytes = createHmac('sha256', key).update(`flag ${parts.map((part) => part.length).join(' ')} ${parts.join(' ')}`).digest();
  const words = Array.from({ length: WORDS }, (_none, at) => FLAG_WORDS[bytes[at]!]!);
  // Two bytes a sign: the remainder of one byte would favour the first signs.
  const checks = Array.from({ length: CHECKS }, (_none, at) => SIGNS[bytes.readUInt16BE(WORDS + 2 * at) % SIGNS.length]!);
  return [...words, checks.join('')].join('-');
};

/** As the assistant is given it. */
export const secretOf = (flag: string): string => `FLAG{${flag}}`;

/** As people type it: with or without FLAG{…}, in any case, with blanks for dashes. */
export const asFlag = (typed: string): string =>
  typed
    .normalize('NFKC')
    .trim()
    .replace(/^flag\s*\{(.*)\}$/is, '$1')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_–—-]+/g, '-');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
export const isSameFlag = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
