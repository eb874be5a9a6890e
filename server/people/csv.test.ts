// Reading and writing CSV: whatever is written comes back, with the lines a person would count.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readCsv, writeCsv } from './csv.ts';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.stringMatching(/^[-=+@;,"\n\r' a]{0,6}$/),
  fc.constantFrom('=1+1', "=cmd|' /C calc'!A0", "'=1+1", '\u200b=1', 'a \n=1', "''+x", '-2', '＝1', '@home', 'Grüße, "Ada"\r\nzwei'),
).map((text) => text.replaceAll('\0', '').trim());
const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

describe('writeCsv and readCsv', () => {
  it('bring every table back as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }), (rows) => {
        const table = [['name', 'e-mail', 'teams'], ...rows];
        const read = readCsv(Buffer.from(writeCsv(table)));
        assert.deepEqual(read.mistakes, []);
        assert.deepEqual(read.records.map(({ cells }) => cells), table.filter((row) => row.some((text) => text !== '')));
      }),
    );
  });

  it('never writes a cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(cell, (text) => {
        const written = writeCsv([[text]]).replace('\uFEFF', '');
        assert.doesNotMatch(written, /^"?[=+\-@\t＝＋－＠]/);
      }),
    );
  });

  it('never writes one behind blanks, tabs or line ends either, and brings them back', () => {
    for (const name of ["=cmd|' /C calc'!A0", '+1', '@SUM(A1)', '-2+3', '\t=1', '\r=1', '\n=1', ' =1', '\u00a0=1', '\u200b=1', '\ufeff=1', "'=1", '＝1', '\r\n@x', '"=1"']) {
      const written = writeCsv([['x', name, 'y']]).replace('\uFEFF', '');
      assert.doesNotMatch(written, /(^|,)"?[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]/, JSON.stringify(name));
      assert.doesNotMatch(written, /(^|,)"?[\t\r\n]/, JSON.stringify(name));
      assert.equal(readCsv(Buffer.from(writeCsv([['x', name, 'y']]))).records[0]!.cells[1]!.trim(), name.trim(), JSON.stringify(name));
    }
  });

  it('never writes one where a spreadsheet that separates by semicolons would cut, and brings those back', () => {
    const runs = (cell: string): boolean => /^[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]/.test(cell);
    // Such a spreadsheet knows no quote but at the beginning of a cell, so it cuts lines of ours wherever there is one of its signs.
    const cellsThere = (written: string): string[] => written.replace('\uFEFF', '').split(/[;\r\n]/);
    for (const name of ['x;=HYPERLINK("http://x.example","y");z', "a; =cmd|' /C calc'!A0;", 'x;\u200b@SUM(A1);', 'x;;+1', "x;'=1", 'two\n=1;lines', 'x\r\n-1+1', 'x;\t=1;']) {
      const written = writeCsv([['Ada', name, 'y'], ['Bo', 'z', name]]);
      assert.deepEqual(cellsThere(written).filter(runs), [], JSON.stringify(name));
      assert.deepEqual(readCsv(Buffer.from(written)).records.map(({ cells }) => cells), [['Ada', name, 'y'], ['Bo', 'z', name]], JSON.stringify(name));
    }
    fc.assert(fc.property(cell, cell, (one, other) => assert.deepEqual(cellsThere(writeCsv([['x', one, other]])).filter(runs), [])));
  });

  it('leaves numbers numbers', () => {
    assert.equal(writeCsv([['a', -0.25, 1e21, 0, '-0.25']]), "\uFEFFa,-0.25,1e+21,0,'-0.25\r\n");
  });

  it('reads separators, line ends and BOM of all kinds, and counts lines as an editor does', () => {
    const separators = fc.constantFrom(',', ';', '\t');
    const ends = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(separators, ends, fc.boolean(), fc.array(fc.tuple(cell, fc.nat(2)), { maxLength: 6 }), (separator, end, hasBom, rows) => {
        let text = `${hasBom ? '\uFEFF' : ''}name${separator}e-mail${end}`;
        const expected: { line: number; text: string }[] = [];
        for (const [content, empties] of rows) {
          text += end.repeat(empties);
          expected.push({ line: text.split(/\r\n|\n|\r/).length, text: content });
          text += `${quote(content)}${separator}x${end}`;
        }
        const { records } = readCsv(Buffer.from(text));
        const inside = (said: string): string => said.replaceAll(/([;\t\r\n])'(?='*[^\S\t\r\n]*[=+\-@])/g, '$1');
        const plain = (said: string): string => (/^'+(?:\s*[=+\-@]|[\t\r\n])/.test(inside(said)) ? inside(said).slice(1).trim() : inside(said));
        assert.deepEqual(records.slice(1).map(({ line, cells }) => ({ line, text: cells[0] })), expected.map(({ line, text }) => ({ line, text: plain(text) })));
      }),
    );
  });

  it('reads a file whose lines end differently', () => {
    assert.deepEqual(readCsv(Buffer.from('a,b\r\n1,2\n3,4\r5,6')).records, [
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2'] },
      { line: 3, cells: ['3', '4'] },
      { line: 4, cells: ['5', '6'] },
    ]);
  });

  it('names the line of a wrong encoding, and of quotes that do not close', () => {
    const latin1 = Buffer.concat([Buffer.from('name,e-mail\nAda,a@example.org\n'), Buffer.from('Jürgen,j@example.org\n', 'latin1')]);
    assert.equal(readCsv(latin1).mistakes[0]?.line, 3);
    assert.equal(readCsv(Buffer.from('\uFEFFname', 'utf16le')).mistakes[0]!.code, 'utf-16');
    assert.equal(readCsv(Buffer.from([0x61, 0, 0x62])).mistakes[0]!.code, 'zero-bytes');
    assert.equal(readCsv(Buffer.from('name\nAda\nBo"b\n')).mistakes.length, 1);
    assert.equal(readCsv(Buffer.from('name\n"Ada\n')).records.length, 0);
  });

  it('answers something for any bytes at all', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => void readCsv(Buffer.from(bytes))));
  });
});
