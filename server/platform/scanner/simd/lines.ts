// Lines and columns sixteen bytes at a time; the same answers as engine/lines.ts.
import * as plain from '../engine/lines.ts';

export function countLines(from: i32, to: i32): i32 {
  let count: i32 = 0;
  let p = from;
  const lineEnd = i8x16.splat(10);
  while (p + 16 <= to) {
    count += popcnt(i8x16.bitmask(i8x16.eq(v128.load(p), lineEnd)));
    p += 16;
  }
  return count + plain.countLines(p, to);
}

export function lineStart(from: i32, to: i32): i32 {
  return plain.lineStart(from, to);
}

export function units(from: i32, to: i32): i32 {
  let count: i32 = 0;
  let p = from;
  // As signed bytes, 0x80 to 0xbf are below -64, and 0xf0 to 0xff lie between -16 and -1.
  const first = i8x16.splat(-64);
  const four = i8x16.splat(-17);
  const zero = i8x16.splat(0);
  while (p + 16 <= to) {
    const bytes = v128.load(p);
    count += 16 - popcnt(i8x16.bitmask(i8x16.lt_s(bytes, first))) + popcnt(i8x16.bitmask(v128.and(i8x16.gt_s(bytes, four), i8x16.lt_s(bytes, zero))));
    p += 16;
  }
  return count + plain.units(p, to);
}
