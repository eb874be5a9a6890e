// CSV as people's files really come: BOM, semicolons, CRLF, quotes over several lines; and CSV that no spreadsheet runs.
import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import type { ImportMistakeCode } from './schemas.ts';

export type CsvRecord = { line: number; cells: string[] };
export type CsvMistake = { line: number; code: ImportMistakeCode };
export type ReadCsv = { records: CsvRecord[]; mistakes: CsvMistake[] };

// Full-width signs too: spreadsheets set to some East Asian languages read them as the plain ones. Blanks before a sign, also
// those without width, are taken off by some that read. A tab or an end of line begins a formula by itself.
const FORMULA = /^'*(?:[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|[\t\r\n])/;

// Half of Europe separates by semicolons: a spreadsheet set so cuts a line of ours there, knows no quote that stands behind a
// comma, and what follows is a cell of its own. Behind a line end in a cell it begins a line.
const SIGN = String.raw`'*(?:[^\S\t\r\n]|[\u200b-\u200f\u2060])*[=+\-@＝＋－＠]`;
const CUT_OFF = new RegExp(String.raw`[;\t\r\n](?=${SIGN})`, 'g');
const GUARDED = new RegExp(String.raw`([;\t\r\n])'(?=${SIGN})`, 'g');

/** What a spreadsheet would run gets a ' in front (OWASP, CSV Injection), also where it would cut; reading takes it away again. */
const guard = (cell: string): string => `${FORMULA.test(cell) ? "'" : ''}${cell.replaceAll(CUT_OFF, "$&'")}`;
const unguard = (cell: string): string => {
  const plain = cell.replaceAll(GUARDED, '$1');
  return plain.startsWith("'") && FORMULA.test(plain) ? plain.slice(1).trim() : plain;
};

/** With a BOM, because Excel reads UTF-8 only so. What is given as a number stays one, below zero too: nobody typed it. */
export const writeCsv = (rows: readonly (readonly (string | number)[])[]): string => {
  const lines = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? String(cell) : guard(cell))).map((cell) => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
};

/** The bytes as text, or the first line that is not UTF-8. */
const decode = (bytes: Buffer): string | CsvMistake => {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { line: 1, code: 'utf-16' };
  }
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from);
    const part = bytes.subarray(from, end < 0 ? bytes.length : end);
    if (!isUtf8(part)) return { line, code: 'not-utf-8' };
    if (part.includes(0)) return { line, code: 'zero-bytes' };
    from = end < 0 ? bytes.length : end + 1;
  }
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
};

/** Whichever of , ; and tab stands most often in the first line, outside quotes. */
const delimiterOf = (text: string): string => {
  const header = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replaceAll(/"(?:[^"]|"")*"/g, '');
  const count = (sign: string): number => header.split(sign).length;
  return [';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
};

/** Lines are those where a record begins, from 1; records without any text are left out. */
export const readCsv = (bytes: Buffer): ReadCsv => {
  const text = decode(bytes);
  if (typeof text !== 'string') return { records: [], mistakes: [text] };
  try {
    const delimiter = delimiterOf(text);
    const found = parse(text, { delimiter, record_delimiter: ['\r\n', '\n', '\r'], trim: delimiter !== '\t', relax_column_count: true, info: true, max_record_size: 100_000 });
    return { records: withLines(found as unknown as Found[], Buffer.from(text)), mistakes: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return { records: [], mistakes: [{ line, code: 'quotes' }] };
  }
};

type Found = { record: string[]; info: { bytes: number } };

// Counted here because the library counts a CRLF inside quotes twice.
const withLines = (found: readonly Found[], bytes: Buffer): CsvRecord[] => {
  let [line, from] = [1, 0];
  const records: CsvRecord[] = [];
  for (const { record, info } of found) {
    if (record.some((cell) => cell.trim() !== '')) records.push({ line, cells: record.map((cell) => unguard(cell.trim())) });
    line += bytes.toString('latin1', from, info.bytes).match(/\r\n|\n|\r/g)?.length ?? 0;
    from = info.bytes;
  }
  return records;
};
