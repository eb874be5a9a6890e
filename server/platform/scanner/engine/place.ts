// The place being looked at: how far a look may reach, what was found, and what is remembered between chunks.
import { isTokenByte } from './characters.ts';
import { FOUND, FOUND_MOST, LOOK_AHEAD, LOOK_BACK, STATE } from './layout.ts';
import { byteAt, putWord, wordAt } from './memory.ts';

let floor: i32 = 0;
let ceiling: i32 = 0;
let textStart: i32 = 0;
let textEnd: i32 = 0;

/** Ends of findings and of names already judged are kept as distances from the start of the whole text, modulo 2^32. */
const FOUND_COUNT: i32 = STATE;
const BASE: i32 = STATE + 4;
const CLAIMED: i32 = STATE + 8;
const NAME_END: i32 = STATE + 12;

/** `base` + address = place in the whole text. */
export function begin(start: i32, end: i32, base: i32): void {
  textStart = start;
  textEnd = end;
  putWord(FOUND_COUNT, 0);
  putWord(BASE, base);
  // Distances wrap after 2^32: marks far behind are moved up before they could seem to lie ahead.
  moveUp(CLAIMED, start);
  moveUp(NAME_END, start);
}

function moveUp(mark: i32, start: i32): void {
  const here = (start + wordAt(BASE)) | 0;
  if (((here - wordAt(mark)) | 0) > 0) putWord(mark, here);
}

/** A look depends on the bytes around its place alone, never on where a chunk begins or ends. */
export function lookAt(place: i32): void {
  floor = place - LOOK_BACK > textStart ? place - LOOK_BACK : textStart;
  ceiling = place + LOOK_AHEAD < textEnd ? place + LOOK_AHEAD : textEnd;
}

export function at(address: i32): i32 {
  return address < floor || address >= ceiling ? 0 : byteAt(address);
}

export function reach(): i32 {
  return ceiling;
}

export function isFull(): bool {
  return wordAt(FOUND_COUNT) >= FOUND_MOST;
}

function isBefore(address: i32, mark: i32): bool {
  return ((address + wordAt(BASE) - wordAt(mark)) | 0) < 0;
}

export function isClaimed(address: i32): bool {
  return isBefore(address, CLAIMED);
}

export function isNameSeen(address: i32): bool {
  return isBefore(address, NAME_END);
}

export function markName(end: i32): void {
  putWord(NAME_END, (end + wordAt(BASE)) | 0);
}

/** Nothing is found twice: what begins inside the last finding is part of it. */
export function found(rule: i32, start: i32, end: i32): void {
  if (isClaimed(start) || end <= start) return;
  const count = wordAt(FOUND_COUNT);
  putWord(FOUND + count * 16, rule);
  putWord(FOUND + count * 16 + 4, start);
  putWord(FOUND + count * 16 + 8, end);
  putWord(FOUND_COUNT, count + 1);
  putWord(CLAIMED, (end + wordAt(BASE)) | 0);
}

/** In `\nghp_…` the n belongs to the line break, in `%3Dghp_…` the 3D to an equals sign, and neither to the token. */
export function afterEscape(start: i32): i32 {
  const before = at(start - 1);
  const c = at(start);
  if (before === 92) {
    if (c === 110 || c === 114 || c === 116 || c === 98 || c === 102) return start + 1;
    if (c === 117) return start + 5;
  }
  if (before === 37 && isTokenByte(c) && isTokenByte(at(start + 1))) return start + 2;
  return start;
}
