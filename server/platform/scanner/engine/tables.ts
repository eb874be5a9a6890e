// Tables that people paste: a column or a row called password, in Markdown or in rows of CSV.
import { isAlnum, isSpace } from './characters.ts';
import { BIRTH_DATE, PASSWORD } from './kinds.ts';
import { dateEnd } from './papers.ts';
import { isGiven } from './passwords.ts';
import { at, found } from './place.ts';
import { digits } from './strength.ts';
import { matchToken } from './tokens.ts';
import { hasWholeWord, USER_WORDS } from './words.ts';

const BAR: i32 = 124;
const MOST_ROWS: i32 = 32;

/** How many bytes a line end takes here, also one of a text in JSON; 0 where there is none. */
function lineEnd(p: i32): i32 {
  const c = at(p);
  if (c === 13) return at(p + 1) === 10 ? 2 : 1;
  if (c === 10) return 1;
  if (c !== 92) return 0;
  if (at(p + 1) === 110) return 2;
  return at(p + 1) === 114 && at(p + 2) === 92 && at(p + 3) === 110 ? 4 : 0;
}

function isOver(p: i32): bool {
  return at(p) === 0 || lineEnd(p) > 0;
}

function isAround(c: i32): bool {
  return isSpace(c) || c === 42 || c === 95 || c === 96;
}

/** Which rule a column is read for. */
let wanted: i32 = PASSWORD;
/** The table has a column of users: then its passwords are words, too. */
let isBesideUser: bool = false;

/** Of the cell from here to its sign or line end: what stands in it without spaces, backticks or stars. */
function judgeCell(from: i32, sign: i32): void {
  let start = from;
  while (isAround(at(start)) || at(start) === 34) start++;
  let end = start;
  while (end - start < 130 && at(end) !== sign && !isOver(end)) end++;
  while (end > start && (isAround(at(end - 1)) || at(end - 1) === 34)) end--;
  if (wanted === BIRTH_DATE) {
    if (end > start && dateEnd(start) === end) found(BIRTH_DATE, start, end);
    return;
  }
  for (let p = start; p < end; p++) if (isSpace(at(p)) || at(p) === 34) return;
  if (end - start >= 8 && (digits(start, end) > 0 || isBesideUser) && matchToken(start) === 0 && isGiven(start, end)) found(PASSWORD, start, end);
}

/** A sign of a table stands on one side of the name, and on the other nothing but one or a line's end. */
export function mayBeCell(start: i32, end: i32): bool {
  let after = end;
  while (after - end < 8 && isAround(at(after))) after++;
  const c = at(after);
  if (c === BAR) return true;
  const before = at(start - 1);
  return after === end && (((c === 44 || c === 59 || c === 9) && !isSpace(at(after + 1)) && !isOver(after + 1)) || ((before === 44 || before === 59 || before === 9) && isOver(end)));
}

/** The name of a password, or of a birth, stands alone in a cell, between these. */
export function visitTable(start: i32, end: i32, rule: i32): void {
  wanted = rule;
  isBesideUser = hasWholeWord(USER_WORDS, start - 60, start);
  let before = start;
  // "**API secret**" is one cell.
  while (start - before < 24 && (isAround(at(before - 1)) || isAlnum(at(before - 1)))) before--;
  let after = end;
  while (after - end < 8 && isAround(at(after))) after++;
  if (at(before - 1) === BAR || at(after) === BAR) visitMarkdown(before, after);
  else if (after === end) visitRows(start, end);
}

function columnOf(name: i32, sign: i32): i32 {
  let column = 0;
  let p = name;
  for (; name - p < 300; p--) {
    const c = at(p - 1);
    // An end of a line in JSON is the letter behind its backslash.
    if (c === 0 || c === 10 || c === 13 || c === 34 || (at(p - 2) === 92 && c === 110)) return column;
    if (c === sign) column++;
  }
  return -1;
}

/** Nothing but spaces stands before it on its line. */
function beginsLine(place: i32): bool {
  let p = place;
  while (place - p < 24 && isSpace(at(p - 1))) p--;
  const c = at(p - 1);
  return c === 0 || c === 10 || c === 34 || (c === 110 && at(p - 2) === 92);
}

function pastLine(from: i32): i32 {
  let p = from;
  while (p - from < 1000 && !isOver(p)) p++;
  return at(p) === 0 || p - from >= 1000 ? 0 : p + lineEnd(p);
}

function isRule(from: i32): bool {
  let hyphens = 0;
  for (let p = from; p - from < 1000 && !isOver(p); p++) {
    const c = at(p);
    if (c === 45) hyphens++;
    else if (c !== BAR && c !== 58 && !isSpace(c)) return false;
  }
  return hyphens >= 3;
}

function visitMarkdown(before: i32, after: i32): void {
  const column = columnOf(before, BAR);
  const next = pastLine(after);
  if (next > 0 && isRule(next)) visitColumn(pastLine(next), column, BAR, 0);
  // `| Password | … |`: the label of a row, which a bar begins.
  else if (at(after) === BAR && column === 1 && beginsLine(before - 1)) judgeCell(after + 1, BAR);
}

/** `name,username,password` above rows of as many cells. */
function visitRows(start: i32, end: i32): void {
  const sign = at(start - 1) === 44 || at(start - 1) === 59 || at(start - 1) === 9 ? at(start - 1) : at(end);
  if (sign !== 44 && sign !== 59 && sign !== 9) return;
  if (at(end) !== sign && !isOver(end)) return;
  const column = columnOf(start, sign);
  if (column < 0 || (column === 0 && at(start - 1) !== 10 && at(start - 1) !== 0)) return;
  let all = column;
  for (let p = end; !isOver(p) && p - end < 300; p++) {
    if (at(p) === sign) all++;
    else if (!isAlnum(at(p)) && at(p) !== 95 && at(p) !== 45 && at(p) !== 32) return;
  }
  // Of the cells before: words alone, with no space behind a comma.
  for (let p = start - 1, seen = 0; seen < column; p--) {
    const c = at(p);
    if (c === sign) seen++;
    else if (!isAlnum(c) && c !== 95 && c !== 45) return;
  }
  const rows = pastLine(end);
  if (all > 0 && rows > 0) visitColumn(rows, column, sign, all);
}

/** `all` signs a row, where that is not 0. */
function visitColumn(rows: i32, column: i32, sign: i32, all: i32): void {
  let row = rows;
  for (let i = 0; i < MOST_ROWS && row > 0; i++) {
    let cell = row;
    let signs = 0;
    let p = row;
    for (; p - row < 1000 && !isOver(p); p++) {
      if (at(p) !== sign) continue;
      if (++signs === column) cell = p + 1;
    }
    if (signs < column || (all > 0 ? signs !== all : signs === 0)) return;
    judgeCell(cell, sign);
    if (at(p) === 0) return;
    row = p + lineEnd(p);
  }
}
