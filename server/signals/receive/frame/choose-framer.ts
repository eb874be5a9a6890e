// Looks at how a body begins, and at what it says it is, and chooses how it is cut into records.
import { heldPieces } from '../../../platform/pieces.ts';
import { type Framed, type Framer, MOST_BYTES } from './framer.ts';
import { splitArray } from './split-array.ts';
import { cellsOf, splitCsv } from './split-csv.ts';
import { splitLines } from './split-lines.ts';

const [LF, OPEN, BRACE, CLOSE, UNBRACE, QUOTE, ESCAPE] = [0x0a, 0x5b, 0x7b, 0x5d, 0x7d, 0x22, 0x5c];
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
/** So much is waited for to see the first line's end. */
const ENOUGH = 64 * 1024;
const MOST_CSV = 1024 * 1024;
/** Fewer are a sentence with a comma in it, and a longer line is no list of names. */
const [FEWEST_COLUMNS, MOST_HEADER] = [4, 8 * 1024];

/** `type` is the content type; `isCsv` what a mapping says. A byte order mark is taken off. */
export const chooseFramer = (framed: Framed, { type, isCsv, most = MOST_BYTES }: { type: string; isCsv: boolean; most?: number }): Framer => {
  let chosen: Framer | undefined;
  let head = heldPieces();
  let hasLineEnd = false;
  const choose = (): Framer => {
    const all = head.whole();
    const bytes = all.subarray(0, 3).equals(BOM) ? all.subarray(3) : all;
    chosen = isCsv || /\bcsv\b/i.test(type) ? splitCsv(framed, Math.min(most, MOST_CSV)) : byFirstLine(framed, bytes, type, most);
    chosen.write(bytes);
    head = heldPieces();
    return chosen;
  };
  return {
    write(piece) {
      if (chosen !== undefined) return chosen.write(piece);
      head.add(piece);
      // Looked at once, where the first line ends, and not anew with each byte that somebody sends by itself.
      const isFirstEnd = !hasLineEnd && piece.includes(LF);
      hasLineEnd ||= isFirstEnd;
      if (head.size() >= ENOUGH || (isFirstEnd && endsAfterStart(head.whole()))) choose();
    },
    end: (isWhole) => (chosen ?? choose()).end(isWhole),
    line: () => chosen?.line() ?? 0,
  };
};

const endsAfterStart = (bytes: Buffer): boolean => startOf(bytes) < bytes.indexOf(LF);

const startOf = (bytes: Buffer): number => {
  const from = bytes.subarray(0, 3).equals(BOM) ? 3 : 0;
  const at = bytes.subarray(from).findIndex((byte) => byte > 0x20);
  return at < 0 ? Number.POSITIVE_INFINITY : from + at;
};

const byFirstLine = (framed: Framed, bytes: Buffer, type: string, most: number): Framer => {
  const start = startOf(bytes);
  const end = bytes.indexOf(LF, Number.isFinite(start) ? start : 0);
  const first = bytes.subarray(Number.isFinite(start) ? start : 0, end < 0 ? bytes.length : end);
  // Lines of records, somebody says; where the first one is broken off, the others are lines all the same.
  const areLines = /ndjson|jsonl/i.test(type);
  // No record is an array, whatever its file is called.
  if (first[0] === OPEN) return splitArray(framed, 1, most);
  // A document that is set out over several lines ends its first one open.
  if (first[0] === BRACE && end >= 0 && (areLines ? /^\{\s*$/ : /[{[,:]\s*$/).test(first.toString('latin1'))) return splitArray(framed, 0, most);
  // Some post their records one behind the other, without a line between.
  if (first[0] === BRACE && !areLines && isFollowed(first)) return splitArray(framed, 0, most);
  return isHeader(first) ? splitCsv(framed, Math.min(most, MOST_CSV)) : splitLines(framed, most);
};

/** Some export CSV whatever they call it, such as Purview's search: nothing but names of columns, each another. A log's line has values. */
const isHeader = (first: Buffer): boolean => {
  const text = first.toString('latin1', 0, MOST_HEADER).trim();
  if (first.length > MOST_HEADER || /[=|{}<>[\]]/.test(text)) return false;
  const names = [',', ';', '\t'].map((sign) => cellsOf(text, sign).map((cell) => cell.trim())).find(({ length }) => length >= FEWEST_COLUMNS) ?? [];
  return names.length > 0 && new Set(names).size === names.length && names.every((name) => /^[A-Za-z_][\w .#()/-]{0,60}$/.test(name));
};

/** Whether a document ends within these bytes and another begins. */
const isFollowed = (bytes: Buffer): boolean => {
  let [depth, isText] = [0, false];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (isText) {
      if (byte === ESCAPE) at += 1;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (byte === BRACE || byte === OPEN) depth += 1;
    else if ((byte === UNBRACE || byte === CLOSE) && (depth -= 1) === 0) return /^[\s,]*\{/.test(bytes.toString('latin1', at + 1, at + 32));
  }
  return false;
};
