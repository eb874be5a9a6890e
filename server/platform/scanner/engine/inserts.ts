// `INSERT INTO users (name, password) VALUES ('jo', '…')`: the value that stands where the column does, in every row.
import { isAlnum, isQuote, isSpace, lower } from './characters.ts';
import { PASSWORD, SECRET } from './kinds.ts';
import { IS_SECRET } from './names.ts';
import { argumentEnd } from './pairs.ts';
import { isGiven } from './passwords.ts';
import { at, found } from './place.ts';
import { isHexOnly } from './strength.ts';
import { matchToken } from './tokens.ts';

const MOST_ROWS: i32 = 32;

/** Spaces and line ends, also those of a text in JSON. */
function pastBlank(from: i32): i32 {
  let p = from;
  while (p - from < 64) {
    const c = at(p);
    if (isSpace(c) || c === 10 || c === 13) p++;
    else if (c === 92 && (at(p + 1) === 110 || at(p + 1) === 114 || at(p + 1) === 116)) p += 2;
    else break;
  }
  return p;
}

function isOfColumn(c: i32): bool {
  return isAlnum(c) || isQuote(c) || isSpace(c) || c === 95 || c === 46 || c === 91 || c === 93 || c === 10 || c === 13 || c === 92;
}

/** Nothing but a quote or a space stands between the name and a comma or the parenthesis behind it. */
export function mayBeColumn(end: i32): bool {
  let p = end;
  while (p - end < 4 && (isQuote(at(p)) || isSpace(at(p)) || at(p) === 93 || at(p) === 92 || at(p) === 10)) p++;
  return at(p) === 44 || at(p) === 41;
}

/** How many columns stand before the name in its parentheses; -1 when there are none. */
function columnOf(name: i32): i32 {
  let column = 0;
  for (let p = name - 1; name - p < 400; p--) {
    const c = at(p);
    if (c === 40) return column;
    if (c === 44) column++;
    else if (!isOfColumn(c)) return -1;
  }
  return -1;
}

/** Behind `) VALUES`, or 0. */
export function pastValues(name: i32): i32 {
  let p = name;
  while (p - name < 400 && (isOfColumn(at(p)) || at(p) === 44)) p++;
  if (at(p) !== 41) return 0;
  p = pastBlank(p + 1);
  // values
  if (lower(at(p)) !== 118 || lower(at(p + 1)) !== 97 || lower(at(p + 2)) !== 108 || lower(at(p + 3)) !== 117 || lower(at(p + 4)) !== 101 || lower(at(p + 5)) !== 115) return 0;
  return pastBlank(p + 6);
}

/** A sum of a password is none: 32, 40, 64 or 128 hexadecimal digits. */
function isSum(from: i32, to: i32): bool {
  const n = to - from;
  return (n === 32 || n === 40 || n === 64 || n === 128) && isHexOnly(from, to);
}

function judgeCell(from: i32, end: i32, kind: i32): void {
  let start = from;
  // N'…' of SQL Server
  if (lower(at(start)) === 110) start++;
  while (at(start) === 92) start++;
  if (!isQuote(at(start))) return;
  const quote = at(start);
  start++;
  let to = end;
  while (to > start && at(to) !== quote) to--;
  while (to > start && at(to - 1) === 92) to--;
  if (matchToken(start) === 0 && (kind === IS_SECRET || !isSum(start, to)) && isGiven(start, to)) found(kind === IS_SECRET ? SECRET : PASSWORD, start, to);
}

/** The name of a column is that of a password (or, as `kind` says, of a secret); the first row begins at `rows`. */
export function visitInsert(start: i32, rows: i32, kind: i32): void {
  let row = rows;
  const column = columnOf(start);
  if (column < 0) return;
  for (let i = 0; i < MOST_ROWS && at(row) === 40; i++) {
    let cell = pastBlank(row + 1);
    for (let seen = 0; seen < column; seen++) {
      const comma = argumentEnd(cell);
      if (at(comma) !== 44) return;
      cell = pastBlank(comma + 1);
    }
    let close = argumentEnd(cell);
    if (close === 0) return;
    judgeCell(cell, close, kind);
    while (at(close) === 44) {
      close = argumentEnd(close + 1);
      if (close === 0) return;
    }
    const next = pastBlank(close + 1);
    if (at(next) !== 44) return;
    row = pastBlank(next + 1);
  }
}
