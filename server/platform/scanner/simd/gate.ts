// Finds the places worth a look sixty-four bytes at a time; engine/gate.ts says the same in plain words, and tests hold the two together.
import { isWorth } from '../engine/keywords.ts';
import { isFlagAt } from '../engine/commands.ts';
import { NIBBLES } from '../engine/layout.ts';
import { begin, isFull } from '../engine/place.ts';
import { AT, FIGURES, FLAG, HYPHENS, KEYWORD, LETTERED, LETTERS, RUN, URL, visit } from '../engine/visit.ts';

// Eight classes of bytes, each a product of low and high halves, from the highest bit down: A to O; P to Z and `_`; a to o; p to z;
// digits; `-`; space and dot; `@` and `:` (with 0 and J, which are taken off again).
// @ts-ignore: decorator
@inline function classOf(low: v128, high: v128): v128 {
  return v128.and(i8x16.swizzle(i8x16(91, -8, -8, -8, -8, -8, -8, -8, -8, -8, -15, -96, -96, -92, -94, -32), low), i8x16.swizzle(i8x16(0, 0, 6, 9, -127, 64, 32, 16, 0, 0, 0, 0, 0, 0, 0, 0), high));
}

// @ts-ignore: decorator
@inline function tops(a: v128, b: v128, c: v128, d: v128): u64 {
  return u64(u32(i8x16.bitmask(a) | (i8x16.bitmask(b) << 16))) | (u64(u32(i8x16.bitmask(c) | (i8x16.bitmask(d) << 16))) << 32);
}

/** A class that is one bit, brought to the top of its byte. */
// @ts-ignore: decorator
@inline function shifted(a: v128, b: v128, c: v128, d: v128, by: i32): u64 {
  return tops(i16x8.shl(a, by), i16x8.shl(b, by), i16x8.shl(c, by), i16x8.shl(d, by));
}

// @ts-ignore: decorator
@inline function equal(at: i32, wanted: i8): u64 {
  const mask = i8x16.splat(wanted);
  return tops(i8x16.eq(v128.load(at), mask), i8x16.eq(v128.load(at, 16), mask), i8x16.eq(v128.load(at, 32), mask), i8x16.eq(v128.load(at, 48), mask));
}

// @ts-ignore: decorator
@inline function ahead(here: u64, next: u64, by: u64): u64 {
  return (here >> by) | (next << (64 - by));
}

// @ts-ignore: decorator
@inline function behind(here: u64, last: u64, by: u64): u64 {
  return (here << by) | (last >> (64 - by));
}

// The block that was looked ahead at: its classes as masks, and where keywords may begin.
let capital: u64 = 0;
let alnum: u64 = 0;
let digit: u64 = 0;
let hyphen: u64 = 0;
let mark: u64 = 0;
let sign: u64 = 0;
let keyword: u64 = 0;

/** What keywords the first, second and third byte may belong to: a nibble says which, both together decide. */
// @ts-ignore: decorator
@inline function keysOf(table: i32, low: v128, high: v128): v128 {
  return v128.and(i8x16.swizzle(v128.load(NIBBLES + table), low), i8x16.swizzle(v128.load(NIBBLES + table + 16), high));
}

// @ts-ignore: decorator
@inline function second(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
}

// @ts-ignore: decorator
@inline function third(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
}

// @ts-ignore: decorator
@inline function classify(at: i32): void {
  const half = i8x16.splat(15);
  const b0 = v128.load(at);
  const b1 = v128.load(at, 16);
  const b2 = v128.load(at, 32);
  const b3 = v128.load(at, 48);
  const b4 = v128.load(at, 64);
  const l0 = v128.and(b0, half);
  const l1 = v128.and(b1, half);
  const l2 = v128.and(b2, half);
  const l3 = v128.and(b3, half);
  const l4 = v128.and(b4, half);
  const h0 = i8x16.shr_u(b0, 4);
  const h1 = i8x16.shr_u(b1, 4);
  const h2 = i8x16.shr_u(b2, 4);
  const h3 = i8x16.shr_u(b3, 4);
  const h4 = i8x16.shr_u(b4, 4);
  const c0 = classOf(l0, h0);
  const c1 = classOf(l1, h1);
  const c2 = classOf(l2, h2);
  const c3 = classOf(l3, h3);
  // What is as great as a class, or greater, reaches the top by what is missing to it.
  const wide = i8x16.splat(64);
  const all = i8x16.splat(120);
  capital = tops(i8x16.add_sat_u(c0, wide), i8x16.add_sat_u(c1, wide), i8x16.add_sat_u(c2, wide), i8x16.add_sat_u(c3, wide));
  alnum = tops(i8x16.add_sat_u(c0, all), i8x16.add_sat_u(c1, all), i8x16.add_sat_u(c2, all), i8x16.add_sat_u(c3, all));
  digit = shifted(c0, c1, c2, c3, 4);
  hyphen = shifted(c0, c1, c2, c3, 5);
  mark = hyphen | shifted(c0, c1, c2, c3, 6);
  sign = shifted(c0, c1, c2, c3, 7) & ~alnum;
  const s0 = keysOf(32, l0, h0);
  const s1 = keysOf(32, l1, h1);
  const s2 = keysOf(32, l2, h2);
  const s3 = keysOf(32, l3, h3);
  const s4 = keysOf(32, l4, h4);
  const t0 = keysOf(64, l0, h0);
  const t1 = keysOf(64, l1, h1);
  const t2 = keysOf(64, l2, h2);
  const t3 = keysOf(64, l3, h3);
  const t4 = keysOf(64, l4, h4);
  const none = i8x16.splat(0);
  keyword = ~tops(
    i8x16.eq(v128.and(keysOf(0, l0, h0), v128.and(second(s0, s1), third(t0, t1))), none),
    i8x16.eq(v128.and(keysOf(0, l1, h1), v128.and(second(s1, s2), third(t1, t2))), none),
    i8x16.eq(v128.and(keysOf(0, l2, h2), v128.and(second(s2, s3), third(t2, t3))), none),
    i8x16.eq(v128.and(keysOf(0, l3, h3), v128.and(second(s3, s4), third(t3, t4))), none),
  );
}

// @ts-ignore: decorator
@inline function byteBefore(place: i32, start: i32): i32 {
  return place > start ? i32(load<u8>(place - 1)) : 0;
}

/** As engine/gate.ts: looks at every place of [from, to), and returns where it stopped. */
export function scan(start: i32, from: i32, to: i32, end: i32, base: i32): i32 {
  begin(start, end, base);
  // A block before the first place says what stands before it; at the start of a text nothing does.
  let block = from - start >= 64 ? from - 64 : start;
  let lastAlnum: u64 = 0;
  let lastDigit: u64 = 0;
  let lastFigure: u64 = 0;
  let lastHyphen: u64 = 0;
  // Nothing was looked ahead at yet: one turn for that, so that there is one place where blocks are classified.
  capital = alnum = digit = hyphen = mark = sign = keyword = 0;
  block -= 64;
  while (block < to) {
    const a = alnum;
    const d = digit;
    const u = capital;
    const m = mark;
    const h = hyphen;
    const t = a | h;
    const signs = sign;
    const words = keyword;
    classify(block + 64);
    const nt = alnum | hyphen;
    const before = behind(a, lastAlnum, 1);

    // Runs of twenty: by doubling.
    const t2 = t & ahead(t, nt, 1);
    const n2 = nt & (nt >> 1);
    const t4 = t2 & ahead(t2, n2, 2);
    const n4 = n2 & (n2 >> 2);
    const t8 = t4 & ahead(t4, n4, 4);
    const n8 = n4 & (n4 >> 4);
    const t16 = t8 & ahead(t8, n8, 8);
    const runs = t16 & ahead(t4, n4, 16) & ~(before | behind(h, lastHyphen, 1));

    // Digits, and single marks between digits, eight in a row.
    const x = d | (m & behind(d, lastDigit, 1) & ahead(d, digit, 1));
    const nx = digit | (mark & behind(digit, d, 1) & (digit >> 1));
    const x2 = x & ahead(x, nx, 1);
    const nx2 = nx & (nx >> 1);
    const x4 = x2 & ahead(x2, nx2, 2);
    const nx4 = nx2 & (nx2 >> 2);
    let figures = x4 & ahead(x4, nx4, 4) & ~behind(x, lastFigure, 1);

    const d2 = ahead(d, digit, 2);
    const d3 = ahead(d, digit, 3);
    const lettered = u & ahead(d, digit, 1) & d2 & d3;
    let letters = u & ahead(u, capital, 1);
    if (letters !== 0) {
      letters &= d3 & (d2 | (equal(block + 2, 32) & ahead(d, digit, 4)));
    }
    // Only behind a letter or digit does it matter whether that belongs to an escape like `\n`.
    if (((figures | letters) & before) !== 0) {
      const boundary = ~before | equal(block - 2, 92);
      figures &= boundary;
      letters &= boundary;
    }
    const addresses = signs & (before | behind(h, lastHyphen, 1)) & ahead(t, nt, 1);
    let urls = signs;
    if (urls !== 0) {
      const ports = urls & ahead(d, digit, 1);
      let stars = urls & ahead(signs, sign, 2);
      if (stars !== 0) stars &= equal(block + 1, 42) & equal(block + 2, 58);
      urls &= equal(block + 1, 47) & equal(block + 2, 47);
      if (ports !== 0) urls |= ports & equal(block + 1, 53) & equal(block + 2, 52);
      urls |= stars;
    }
    let hyphens = h & ahead(h, hyphen, 1);
    if (hyphens !== 0) hyphens &= ahead(h, hyphen, 2) & ahead(h, hyphen, 3) & ahead(h, hyphen, 4) & ~behind(h, lastHyphen, 1);
    // A flag begins behind anything but a letter or digit, which few hyphens do; the byte before and the letter are looked at one by one.
    const flags = h & ~before & ahead(a & ~d, alnum & ~digit, 1);
    let looked = ~u64(0);
    if (block < from) looked = from - block >= 64 ? 0 : looked << u64(from - block);
    if (to - block < 64) looked &= (u64(1) << u64(to - block)) - 1;
    // Most of what the sets let through is no keyword.
    let worth: u64 = 0;
    for (let rest = words & looked; rest !== 0; rest &= rest - 1) if (isWorth(block + i32(ctz(rest)))) worth |= rest & (0 - rest);
    let any = ((flags | runs | figures | letters | lettered | addresses | urls | hyphens) & looked) | worth;
    while (any !== 0) {
      const i = ctz(any);
      const bit = u64(1) << i;
      any &= any - 1;
      if (isFull()) return block + i32(i);
      const kinds =
        (runs & bit ? RUN : 0) | (figures & bit ? FIGURES : 0) | (letters & bit ? LETTERS : 0) | (lettered & bit ? LETTERED : 0) | (addresses & bit && load<u8>(block + i32(i)) === 64 ? AT : 0) | (urls & bit && load<u8>(block + i32(i)) === 58 ? URL : 0) | (hyphens & bit ? HYPHENS : 0) | (worth & bit ? KEYWORD : 0) | (flags & bit && isFlagAt(block + i32(i), byteBefore(block + i32(i), start)) ? FLAG : 0);
      if (kinds !== 0) visit(block + i32(i), kinds);
    }
    lastAlnum = a;
    lastDigit = d;
    lastFigure = x;
    lastHyphen = h;
    block += 64;
  }
  return to;
}
