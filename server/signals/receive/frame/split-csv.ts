// CSV as exports really are: BOM, quotes over several lines, a comma, semicolon or tab between; each row as the JSON of its columns.
import { isUtf8 } from 'node:buffer';
import { type Framed, type Framer, gather, MOST_BYTES } from './framer.ts';

const [LF, CR, QUOTE] = [0x0a, 0x0d, 0x22];
/** What stands before a cell: a line end, comma, semicolon or tab. */
const STARTS: ReadonlySet<number> = new Set([LF, 0x2c, 0x3b, 0x09]);

/** No export has so many; each makes every row dearer, and a row of commas packs to nothing. */
const MOST_COLUMNS = 2_000;

/** An open quote swallows what follows: past this the row ends at its line after all. */
const MOST_ROW = 1024 * 1024;

export const splitCsv = ({ record, mistake }: Framed, most = Math.min(MOST_BYTES, MOST_ROW)): Framer => {
  const kept = gather(most);
  let columns: string[] | undefined;
  let delimiter: string | undefined;
  let [line, begunAt, before] = [0, 1, LF];
  let [isQuoted, hasClosed] = [false, false];
  // Told by the header's end: a file of an old Mac has no LF, and in others a lone CR is a sign like any other.
  let [endsByCr, isAfterCr] = [false, false];
  const close = (): void => {
    isQuoted = false;
    const at = begunAt;
    begunAt = line + 1;
    const whole = kept.take();
    if (whole === undefined) return mistake(at, 'too-long');
    const bytes = whole.at(-1) === CR ? whole.subarray(0, -1) : whole;
    if (bytes.length === 0) return;
    if (!isUtf8(bytes)) {
      columns ??= [];
      return mistake(at, 'not-utf-8');
    }
    const text = bytes.toString('utf8');
    if (columns === undefined) {
      const said = /^sep=(.)$/i.exec(text);
      // What Excel writes above the header for itself.
      if (said !== null) return void (delimiter = said[1]);
      delimiter ??= delimiterOf(text);
      columns = columnsOf(text, delimiter);
      if (columns.length > MOST_COLUMNS) columns = [];
      if (columns.length === 0) mistake(at, 'wrong-columns');
      return;
    }
    const cells = columns.length === 0 ? [] : cellsOf(text, delimiter ?? ',', columns.length + 1);
    if (columns.length === 0 || cells.length !== columns.length) return mistake(at, 'wrong-columns');
    record(at, Buffer.from(JSON.stringify(Object.fromEntries(columns.map((column, index) => [column, cells[index]])))));
  };
  return {
    write(piece) {
      let from = 0;
      for (let at = 0; at < piece.length; at += 1) {
        const byte = piece[at]!;
        if (isAfterCr && byte !== LF && (endsByCr || columns === undefined)) {
          endsByCr = true;
          line += 1;
          kept.add(piece.subarray(from, at));
          from = at;
          before = LF;
          close();
        }
        isAfterCr = byte === CR && !isQuoted;
        // A quote opens only where a cell begins, or again right behind one that closed: `5" pipe` opens nothing.
        if (byte === QUOTE) {
          if (isQuoted) [isQuoted, hasClosed] = [false, true];
          else isQuoted = hasClosed || STARTS.has(before);
        }
        if (byte !== QUOTE || isQuoted) hasClosed = false;
        before = byte;
        if (byte !== LF) continue;
        line += 1;
        kept.add(piece.subarray(from, at));
        from = at + 1;
        if (!isQuoted || kept.size() > most) close();
        else kept.add(Buffer.from('\n'));
      }
      kept.add(piece.subarray(from));
    },
    end(isWhole) {
      if (!isWhole || kept.size() === 0) return;
      line += 1;
      // Everything from the open quote on is in this row, and nobody can tell what of it belongs there.
      if (!isQuoted) return close();
      kept.take();
      mistake(begunAt, 'wrong-columns');
    },
    line: () => line,
  };
};

/** Of two columns of one name the second is `name (2)`, so that neither takes the other's place. None where this is no header but JSON. */
const columnsOf = (header: string, delimiter: string): string[] => {
  if (/^\s*[{[]/.test(header)) return [];
  const times = new Map<string, number>();
  return cellsOf(header, delimiter, MOST_COLUMNS + 1).map((cell) => {
    const name = cell.trim();
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? name : `${name} (${time})`;
  });
};

const delimiterOf = (header: string): string => [';', '\t'].reduce((best, sign) => (header.split(sign).length > header.split(best).length ? sign : best), ',');

/** One row without its line end; the first `most` cells of it. */
export const cellsOf = (row: string, delimiter: string, most = Number.POSITIVE_INFINITY): string[] => {
  const cells: string[] = [];
  for (let at = 0; at <= row.length && cells.length < most; ) {
    let text = '';
    if (row[at] === '"') {
      const end = closingQuote(row, at + 1);
      text = row.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    }
    const next = row.indexOf(delimiter, at);
    const stop = next < 0 ? row.length : next;
    cells.push(text + row.slice(at, stop));
    at = stop + 1;
  }
  return cells;
};

const closingQuote = (row: string, from: number): number => {
  for (let at = row.indexOf('"', from); at >= 0; at = row.indexOf('"', at + 2)) if (row[at + 1] !== '"') return at;
  return row.length;
};
