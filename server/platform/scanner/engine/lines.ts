// Lines and columns: how many line ends lie between, where the last is, and how long a stretch is in UTF-16 units.
import { byteAt } from './memory.ts';

export function countLines(from: i32, to: i32): i32 {
  let count = 0;
  for (let p = from; p < to; p++) if (byteAt(p) === 10) count++;
  return count;
}

/** The address behind the last line end, or `from` - 1 when there is none. */
export function lineStart(from: i32, to: i32): i32 {
  for (let p = to - 1; p >= from; p--) if (byteAt(p) === 10) return p + 1;
  return from - 1;
}

/** UTF-16 units of what is UTF-8: continuation bytes count nothing, four-byte characters twice. */
export function units(from: i32, to: i32): i32 {
  let count = 0;
  for (let p = from; p < to; p++) {
    const c = byteAt(p);
    if ((c & 192) !== 128) count += c >= 240 ? 2 : 1;
  }
  return count;
}
