// Does a string look drawn at random? Entropy, changes of class, and the marks of placeholders.
import { isDigit, isLetter, isLower, isUpper, lower } from './characters.ts';
import { COUNTS, LOGS } from './layout.ts';
import { divide, putWord, wordAt } from './memory.ts';
import { at } from './place.ts';
import { EXAMPLES, hasWord, PLACEHOLDERS } from './words.ts';

/** Shannon entropy in 1/1024 bit a character, of at most 255 characters. */
export function entropy(from: i32, to: i32): i32 {
  const n = to - from > 255 ? 255 : to - from;
  if (n <= 0) return 0;
  for (let i = 0; i < n; i++) {
    const slot = COUNTS + at(from + i) * 4;
    putWord(slot, wordAt(slot) + 1);
  }
  let sum = wordAt(LOGS + n * 4);
  for (let i = 0; i < n; i++) {
    const slot = COUNTS + at(from + i) * 4;
    sum -= wordAt(LOGS + wordAt(slot) * 4);
    putWord(slot, 0);
  }
  return divide(sum, n);
}

export function distinct(from: i32, to: i32): i32 {
  const n = to - from > 255 ? 255 : to - from;
  let count = 0;
  for (let i = 0; i < n; i++) {
    const slot = COUNTS + at(from + i) * 4;
    if (wordAt(slot) === 0) count++;
    putWord(slot, 1);
  }
  for (let i = 0; i < n; i++) putWord(COUNTS + at(from + i) * 4, 0);
  return count;
}

function kindOf(c: i32): i32 {
  if (isDigit(c)) return 1;
  if (isUpper(c)) return 2;
  return isLower(c) ? 3 : 4;
}

/** How often letters of one case, letters of the other, and digits meet; a capital that begins a word is no meeting, nor is punctuation. */
export function changes(from: i32, to: i32): i32 {
  let count = 0;
  for (let p = from + 1; p < to; p++) {
    const before = kindOf(at(p - 1));
    const now = kindOf(at(p));
    if (before === now || before === 4 || now === 4) continue;
    if (before === 2 && now === 3 && (p - 1 === from || kindOf(at(p - 2)) !== 2)) continue;
    count++;
  }
  return count;
}

export function digits(from: i32, to: i32): i32 {
  let count = 0;
  for (let p = from; p < to; p++) if (isDigit(at(p))) count++;
  return count;
}

export function letters(from: i32, to: i32): i32 {
  let count = 0;
  for (let p = from; p < to; p++) if (isLetter(at(p))) count++;
  return count;
}

export function hasBothCases(from: i32, to: i32): bool {
  let hasUpper = false;
  let hasLower = false;
  for (let p = from; p < to; p++) {
    if (isUpper(at(p))) hasUpper = true;
    if (isLower(at(p))) hasLower = true;
  }
  return hasUpper && hasLower;
}

/** The longest stretch of one character, or of characters in the order of the alphabet or of numbers. */
export function longestPattern(from: i32, to: i32): i32 {
  let longest = 1;
  let same = 1;
  let rising = 1;
  let falling = 1;
  for (let p = from + 1; p < to; p++) {
    const step = lower(at(p)) - lower(at(p - 1));
    same = step === 0 ? same + 1 : 1;
    rising = step === 1 ? rising + 1 : 1;
    falling = step === -1 ? falling + 1 : 1;
    if (same > longest) longest = same;
    if (rising > longest) longest = rising;
    if (falling > longest) longest = falling;
  }
  return longest;
}

/** The second half repeats the first, or quarters repeat. */
export function repeats(from: i32, to: i32): bool {
  for (let period = 1; period <= (to - from) >> 1 && period <= 20; period++) {
    let p = from + period;
    while (p < to && at(p) === at(p - period)) p++;
    if (p === to) return true;
  }
  return false;
}

export function isPlaceholder(from: i32, to: i32): bool {
  return longestPattern(from, to) >= 6 || repeats(from, to) || hasWord(PLACEHOLDERS, from, to) || hasWord(EXAMPLES, from, to);
}

/** For bodies behind a provider's prefix: the prefix has said what it is, this only keeps out what a person typed in its place. */
export function isDrawn(from: i32, to: i32, isHex: bool): bool {
  const n = to - from;
  const kinds = distinct(from, to);
  const least = isHex ? 7 : 9;
  if (kinds < (n >= 16 ? least : 5)) return false;
  return !isPlaceholder(from, to);
}

/** Hexadecimal digits alone, as sums and hashes are. */
export function isHexOnly(from: i32, to: i32): bool {
  for (let p = from; p < to; p++) {
    const c = lower(at(p));
    if (!isDigit(c) && !(c >= 97 && c <= 102)) return false;
  }
  return true;
}
