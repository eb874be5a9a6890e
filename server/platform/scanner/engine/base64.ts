// Reads base64 into SCRATCH, as much as fits.
import { isDigit, isLower, isUpper } from './characters.ts';
import { SCRATCH, SCRATCH_SIZE } from './layout.ts';
import { putByte } from './memory.ts';
import { at } from './place.ts';

function sextet(c: i32): i32 {
  if (isUpper(c)) return c - 65;
  if (isLower(c)) return c - 71;
  if (isDigit(c)) return c + 4;
  if (c === 43 || c === 45) return 62;
  return c === 47 || c === 95 ? 63 : -1;
}

/** How many bytes came out; stops at the first character that is none of base64's. */
export function decode(from: i32, to: i32): i32 {
  let bits = 0;
  let held = 0;
  let n = 0;
  for (let p = from; p < to && n < SCRATCH_SIZE; p++) {
    const value = sextet(at(p));
    if (value < 0) break;
    bits = ((bits << 6) | value) & 16383;
    held += 6;
    if (held >= 8) {
      held -= 8;
      putByte(SCRATCH + n, (bits >> held) & 255);
      n++;
    }
  }
  return n;
}
