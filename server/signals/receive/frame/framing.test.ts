// Cutting bodies into records, wherever the pieces are cut; and unpacking what is packed, cut short or broken.
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { brotliCompressSync, createGzip, gzipSync, zstdCompressSync } from 'node:zlib';
import type { MistakeCode } from '../../schemas.ts';
import { BodyBrokeOff, openBody } from '../open-body.ts';
import { chooseFramer } from './choose-framer.ts';

type Cut = { records: [number, string][]; mistakes: [number, MistakeCode][]; line: number };

const cut = (body: string | Buffer, { type = 'application/json', isCsv = false, most = 1_000, piece = 1_000_000, isWhole = true } = {}): Cut => {
  const result: Cut = { records: [], mistakes: [], line: 0 };
  const framer = chooseFramer({ record: (line, bytes) => void result.records.push([line, bytes.toString('utf8').trim()]), mistake: (line, code) => void result.mistakes.push([line, code]) }, { type, isCsv, most });
  const bytes = Buffer.from(body);
  for (let at = 0; at < bytes.length; at += piece) framer.write(bytes.subarray(at, at + piece));
  framer.end(isWhole);
  return { ...result, line: framer.line() };
};
const everywhere = (body: string | Buffer, given: Parameters<typeof cut>[1], expected: Partial<Cut>): void => {
  for (const piece of [1, 2, 3, 7, 1_000_000]) {
    const got = cut(body, { ...given, piece });
    assert.deepEqual({ records: got.records, mistakes: got.mistakes }, { records: expected.records ?? [], mistakes: expected.mistakes ?? [] }, `pieces of ${piece}`);
  }
};

describe('a body is cut', () => {
  it('by lines, with LF, CRLF, a BOM, empty lines, or no last line end', () => {
    everywhere('\uFEFF{"a":1}\r\n\r\n{"a":"x\\ny"}\n{"a":3}', {}, { records: [[1, '{"a":1}'], [3, '{"a":"x\\ny"}'], [4, '{"a":3}']] });
    everywhere('', {}, {});
    everywhere('{"a":1}', {}, { records: [[1, '{"a":1}']] });
  });

  it('by the elements of an array, whatever stands in their texts', () => {
    everywhere('[ {"a":"]},[\\"{"} ,\n{"b":[1,{"c":2}]}, 3 ]\n', {}, { records: [[1, '{"a":"]},[\\"{"}'], [2, '{"b":[1,{"c":2}]}'], [3, '3']] });
    everywhere('[]', {}, {});
  });

  it('as one document where that is set out over lines', () => {
    everywhere('{\n  "resourceLogs": [\n    {"a": "}"}\n  ]\n}\n', {}, { records: [[1, '{\n  "resourceLogs": [\n    {"a": "}"}\n  ]\n}']] });
  });

  it('as several documents that are set out over lines, and as a sequence with marks between', () => {
    everywhere('{\n  "a": 1\n}\n{\n  "a": [\n    {}\n  ]\n}\n', {}, { records: [[1, '{\n  "a": 1\n}'], [2, '{\n  "a": [\n    {}\n  ]\n}']] });
    everywhere('{\n"a": 1\n}\n}\n{\n"a": 2\n}', {}, { records: [[1, '{\n"a": 1\n}'], [2, '}'], [3, '{\n"a": 2\n}']] });
    everywhere('\u001E{"a":1}\n\u001E{"a":2}\n', {}, { records: [[1, '{"a":1}'], [2, '{"a":2}']] });
    everywhere('\u001E{\n"a":1\n}\n\u001E{\n"a":2\n}\n', {}, { records: [[1, '{\n"a":1\n}'], [2, '{\n"a":2\n}']] });
  });

  it('as what it is where it is called lines and is an array, or documents set out over lines', () => {
    const type = 'application/x-ndjson';
    everywhere('[{"a":1},\n{"a":2}]\n', { type }, { records: [[1, '{"a":1}'], [2, '{"a":2}']] });
    everywhere('[{"a":1}]\n[{"a":2}]\n', { type }, { records: [[1, '{"a":1}'], [2, '{"a":2}']] });
    everywhere('{\n  "a": 1\n}\n{\n  "a": 2\n}\n', { type }, { records: [[1, '{\n  "a": 1\n}'], [2, '{\n  "a": 2\n}']] });
    everywhere('{"half":\n{"a":2}\n', { type }, { records: [[1, '{"half":'], [2, '{"a":2}']] });
  });

  it('as documents posted one behind the other, with nothing between', () => {
    everywhere('{"a":"}{"}{"a":[{}]} {"a":3}\n', {}, { records: [[1, '{"a":"}{"}'], [2, '{"a":[{}]}'], [3, '{"a":3}']] });
    everywhere('{"a":1} no\n{"a":2}', {}, { records: [[1, '{"a":1} no'], [2, '{"a":2}']] });
  });

  it('by rows of CSV, with quotes over lines, semicolons and wrong columns', () => {
    everywhere('\uFEFFat;text\r\n1;"two\nlines; ""quoted"""\r\n2\r\n3;plain\r\n', { isCsv: true }, { records: [[2, '{"at":"1","text":"two\\nlines; \\"quoted\\""}'], [5, '{"at":"3","text":"plain"}']], mistakes: [[4, 'wrong-columns']] });
    everywhere('a,b\n5" pipe,x\n6,"say ""hi""\nthere"\n', { isCsv: true }, { records: [[2, '{"a":"5\\" pipe","b":"x"}'], [3, '{"a":"6","b":"say \\"hi\\"\\nthere"}']] });
    everywhere('a,b\n1,2', { type: 'text/csv' }, { records: [[2, '{"a":"1","b":"2"}']] });
    everywhere('sep=;\r\na,x;b\r\n1;2\r\n', { isCsv: true }, { records: [[3, '{"a,x":"1","b":"2"}']] });
  });

  it('by rows of CSV where nothing says so but a first line of names, and by lines where it has values', () => {
    everywhere('RecordId,CreationDate,UserId,AuditData\r\n1,2026-10-07,a,"{""b"":1}"\r\n', {}, { records: [[2, '{"RecordId":"1","CreationDate":"2026-10-07","UserId":"a","AuditData":"{\\"b\\":1}"}']] });
    for (const line of ['one, two, three', '2026-10-07,10.0.0.1,GET,/x', 'a=1\tb=2\tc=3\td=4', 'a,b,a,c']) everywhere(`${line}\n`, {}, { records: [[1, line]] });
  });

  it('by rows of CSV of two thousand columns, and of no more: each would cost as much as an upload', () => {
    const head = (columns: number): string => Array.from({ length: columns }, (_none, at) => `c${at}`).join(',');
    assert.equal(cut(`${head(2_000)}\n${','.repeat(1_999)}\n`, { isCsv: true, most: 1_000_000 }).records.length, 1);
    const began = performance.now();
    const wide = cut(`${head(100_000)}\n${`${','.repeat(99_999)}\n`.repeat(20)}`, { isCsv: true, most: 1_000_000 });
    assert.deepEqual([wide.records.length, wide.mistakes.length, wide.mistakes[0], wide.line], [0, 21, [1, 'wrong-columns'], 21]);
    assert.ok(performance.now() - began < 1_000, `${performance.now() - began} ms`);
  });

  it('without holding what is over the limit, and takes what follows', () => {
    const long = `{"a":"${'x'.repeat(2_000)}"}`;
    everywhere(`{"a":1}\n${long}\n{"a":2}\n`, {}, { records: [[1, '{"a":1}'], [3, '{"a":2}']], mistakes: [[2, 'too-long']] });
    everywhere(`[1,${long},2]`, {}, { records: [[1, '1'], [3, '2']], mistakes: [[2, 'too-long']] });
    const open = cut(`a,b\n1,"never closed\n${'2,3\n'.repeat(600)}4,5\n`, { isCsv: true });
    assert.ok(open.mistakes.some(([, code]) => code === 'too-long'));
    assert.deepEqual(open.records.at(-1)?.[1], '{"a":"4","b":"5"}');
  });

  it('also where a sender gives every byte of a long beginning by itself, in no more time than any other', () => {
    const began = performance.now();
    everywhere(`${' '.repeat(40_000)}\n {"a":1}\n`, { most: 100_000 }, { records: [[1, ''], [2, '{"a":1}']] });
    assert.ok(performance.now() - began < 2_000, `${performance.now() - began} ms`);
  });

  it('and leaves half a record alone where it broke off', () => {
    const got = cut('{"a":1}\n{"a":2}\n{"a":', { isWhole: false });
    assert.deepEqual([got.records.length, got.mistakes.length, got.line], [2, 0, 2]);
  });
});

const streamOf = (bytes: Buffer, piece = 1_000, fails = false): ReadableStream<Uint8Array> => {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.subarray(at, (at += piece)));
      else if (fails) controller.error(new Error('aborted'));
      else controller.close();
    },
  });
};
const read = async (bytes: Buffer, encoding = '', fails = false): Promise<{ text: string; because: string | null }> => {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of openBody({ stream: streamOf(bytes, 1_000, fails), encoding })) pieces.push(piece);
    return { text: Buffer.concat(pieces).toString(), because: null };
  } catch (error) {
    if (!(error instanceof BodyBrokeOff)) throw error;
    return { text: Buffer.concat(pieces).toString(), because: error.because };
  }
};

describe('a body is unpacked', () => {
  const text = Array.from({ length: 4_000 }, (_, at) => `line ${at} ${Math.sin(at)}\n`).join('');
  const packed = gzipSync(text);

  it('whether it says that it is gzip or not, also in several members', async () => {
    assert.deepEqual(await read(packed, 'gzip'), { text, because: null });
    assert.deepEqual(await read(Buffer.concat([packed, packed])), { text: text + text, because: null });
    assert.deepEqual(await read(Buffer.from(text)), { text, because: null });
    assert.deepEqual(await read(Buffer.alloc(0), 'gzip'), { text: '', because: null });
  });

  it('from Zstandard by its first bytes and from Brotli by its header, with the same limits', async () => {
    const [zstd, brotli] = [zstdCompressSync(text), brotliCompressSync(text)];
    for (const encoding of ['zstd', '', 'gzip']) assert.deepEqual(await read(zstd, encoding), { text, because: null });
    assert.deepEqual(await read(brotli, 'br'), { text, because: null });
    for (const [bytes, encoding] of [[zstd, 'zstd'], [brotli, 'br']] as const) {
      const { text: got, because } = await read(bytes.subarray(0, bytes.length / 2), encoding);
      assert.equal(because, 'cut-short');
      assert.ok(text.startsWith(got));
    }
    assert.equal((await read(Buffer.from('{"a":1}'), 'zstd')).because, 'not-zstd');
    assert.equal((await read(Buffer.from('{"a":1}'), 'br')).because, 'not-brotli');
    const line = Buffer.alloc(128 * 1024 ** 2, '\n');
    for (const [bomb, encoding] of [[zstdCompressSync(line), 'zstd'], [brotliCompressSync(line, { params: { 1: 2 } }), 'br']] as const) {
      let unpacked = 0;
      await assert.rejects(async () => {
        for await (const piece of openBody({ stream: streamOf(bomb), encoding })) unpacked += piece.length;
      }, { because: 'expands-too-much' });
      assert.ok(unpacked <= 66 * 1024 ** 2, String(unpacked));
    }
  });

  it('as far as it goes where it was cut short, and says so', async () => {
    for (const share of [0.2, 0.5, 0.9]) {
      const { text: got, because } = await read(packed.subarray(0, Math.floor(packed.length * share)));
      assert.equal(because, 'cut-short');
      assert.ok(text.startsWith(got) && got.length > text.length * (share - 0.15), `${got.length} of ${text.length}`);
    }
    assert.equal((await read(packed.subarray(0, -4))).because, 'cut-short');
    const aborted = await read(Buffer.from('half a line'), '', true);
    assert.deepEqual(aborted, { text: 'half a line', because: 'cut-short' });
  });

  it('only as far as its sender paid for: a few hundred kilobytes do not become a gigabyte of work', async () => {
    const bomb = gzipSync(Buffer.alloc(128 * 1024 ** 2, '\n'), { level: 9 });
    let unpacked = 0;
    await assert.rejects(async () => {
      for await (const piece of openBody({ stream: streamOf(bomb), encoding: 'gzip' })) unpacked += piece.length;
    }, { because: 'expands-too-much' });
    assert.ok(unpacked <= 66 * 1024 ** 2, String(unpacked));
  });

  it('past one line of 300 MiB that was sent in 300 KB, to what follows it', async () => {
    const records = '{"a":1,"b":2}\n'.repeat(20_000);
    const sent = buffer(Readable.from((function* () {
      for (let at = 0; at < 300; at += 1) yield Buffer.alloc(1024 ** 2, 'a');
      yield Buffer.from(`\n${records}`);
    })()).pipe(createGzip({ level: 9 })));
    let [end, hasLine] = ['', false];
    for await (const piece of openBody({ stream: streamOf(await sent), encoding: 'gzip' })) {
      hasLine ||= piece.includes('\n');
      if (hasLine) end += piece.toString('latin1');
    }
    assert.equal(end.slice(-records.length), records);
  });

  it('up to where it is broken', async () => {
    const broken = Buffer.from(packed);
    broken.fill(0xff, broken.length - 3_000, broken.length - 2_000);
    const { text: got, because } = await read(broken);
    assert.equal(because, 'not-gzip');
    // What follows the damage may be anything; what stands far before it is as it was.
    assert.equal(got.slice(0, text.length / 2), text.slice(0, text.length / 2));
    assert.equal((await read(Buffer.from('{"a":1}'), 'gzip')).because, 'not-gzip');
  });
});
