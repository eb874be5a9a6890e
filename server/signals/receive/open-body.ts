// A body's bytes, unpacked as they come when they are gzip, Zstandard or Brotli; where it breaks off, everything before has been handed on.
import { createBrotliDecompress, createGunzip, createZstdDecompress } from 'node:zlib';
import type { SentBody } from '../../platform/http/contract.ts';
import { packingOf } from '../packing.ts';

export type BrokeOff = 'cut-short' | 'not-gzip' | 'not-zstd' | 'not-brotli' | 'expands-too-much';

/** Thrown after the last bytes that could be read. */
export class BodyBrokeOff extends Error {
  readonly because: BrokeOff;
  constructor(because: BrokeOff) {
    super(because);
    this.because = because;
  }
}

/** No log packs better than this for longer than this: what a sender can make us do is bounded by what they send. */
const MOST_RATIO = 200;
const FREE_BYTES = 64 * 1024 ** 2;
/** But for one line without an end, which is passed over quickly, and some records after it: records are what costs. */
const MOST_BYTES_BEYOND = 1.5 * 1024 ** 3;
const MOST_SEPARATORS_BEYOND = 1_000_000;
const SEPARATORS = [0x0a, 0x2c];
const PIECE = 16 * 1024;
const MARK_BYTES = 2;
const MARKS: ReadonlyMap<number, string> = new Map([[0xfffe, 'utf-16le'], [0xfeff, 'utf-16be']]);

type Packing = 'gzip' | 'zstd' | 'brotli';
const UNPACK = { gzip: createGunzip, zstd: createZstdDecompress, brotli: createBrotliDecompress } as const;

/** What the header says was done last (RFC 9110, 8.4). Brotli has no mark of its own. */
const saidOf = (encoding: string): Packing | undefined => {
  const said = encoding.split(',').at(-1)!.trim().toLowerCase();
  return said === 'br' ? 'brotli' : said === 'zstd' ? 'zstd' : /gzip/.test(said) ? 'gzip' : undefined;
};

/** By its first bytes, whatever the header says: files are often sent as they lie. */
export const openBody = async function* ({ stream, encoding }: Pick<SentBody, 'stream' | 'encoding'>): AsyncGenerator<Buffer> {
  if (stream === null) return;
  const source = piecesOf(stream);
  const first = await source.next();
  if (first.done === true) return;
  const said = saidOf(encoding);
  const packing = packingOf(first.value) ?? (said === 'gzip' && first.value.length > 1 ? undefined : said);
  if (packing === undefined && said !== undefined) throw new BodyBrokeOff(`not-${said}`);
  const rest = startingWith(first.value, source);
  yield* inUtf8(packing === undefined ? rest : unpack(rest, packing));
};

const startingWith = async function* (first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
};

/** UTF-16 by its mark, as PowerShell's `>` and Excel's "Unicode text" write it; everything else passes as it is. */
const inUtf8 = async function* (source: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let head = Buffer.alloc(0);
  let decoder: TextDecoder | undefined;
  for await (const piece of source) {
    let given = piece;
    if (head.length < MARK_BYTES) {
      given = head = Buffer.concat([head, piece]);
      if (head.length < MARK_BYTES) continue;
      const encoding = MARKS.get(head.readUInt16BE());
      if (encoding !== undefined) decoder = new TextDecoder(encoding);
    }
    yield decoder === undefined ? given : Buffer.from(decoder.decode(given, { stream: true }));
  }
  if (head.length < MARK_BYTES) yield head;
  else if (decoder !== undefined) yield Buffer.from(decoder.decode());
};

/** Paced by who hands it over: a sender that dawdles has gone away. */
const piecesOf = async function* (stream: ReadableStream<Uint8Array>): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) if (chunk.byteLength > 0) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  } catch {
    throw new BodyBrokeOff('cut-short');
  }
};

const countSeparators = (piece: Buffer): number => {
  let count = 0;
  for (const separator of SEPARATORS) for (let at = piece.indexOf(separator); at >= 0; at = piece.indexOf(separator, at + 1)) count += 1;
  return count;
};

/** Fed by hand: an error of Node's own stream takes along what was unpacked and not read yet. */
const unpack = async function* (source: AsyncGenerator<Buffer>, packing: Packing): AsyncGenerator<Buffer> {
  const unpacker = UNPACK[packing]();
  const failed: NodeJS.ErrnoException[] = [];
  let wake = (): void => {};
  unpacker.on('error', (error) => {
    failed.push(error);
    wake();
  });
  unpacker.on('readable', () => wake());
  unpacker.on('end', () => wake());
  let [packed, unpacked, separators] = [0, 0, 0];
  const drain = async function* (isOver: () => boolean): AsyncGenerator<Buffer> {
    for (;;) {
      for (let out = unpacker.read() as Buffer | null; out !== null; out = unpacker.read() as Buffer | null) {
        unpacked += out.length;
        if (unpacked > FREE_BYTES && unpacked > packed * MOST_RATIO) {
          separators += countSeparators(out);
          if (separators > MOST_SEPARATORS_BEYOND || unpacked > MOST_BYTES_BEYOND) throw new BodyBrokeOff('expands-too-much');
        }
        yield out;
      }
      if (isOver() || failed.length > 0) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (isOver() || failed.length > 0 || unpacker.readableLength > 0) resolve();
      });
    }
  };
  try {
    for await (const chunk of source) {
      for (let from = 0; from < chunk.length && failed.length === 0; from += PIECE) {
        const piece = chunk.subarray(from, from + PIECE);
        packed += piece.length;
        let isThrough = false;
        unpacker.write(piece, () => {
          isThrough = true;
          wake();
        });
        yield* drain(() => isThrough);
      }
      if (failed.length > 0) break;
    }
    if (failed.length === 0) {
      unpacker.end();
      yield* drain(() => unpacker.readableEnded);
    }
    if (failed.length > 0) throw new BodyBrokeOff(failed[0]!.code === 'Z_BUF_ERROR' ? 'cut-short' : `not-${packing}`);
  } finally {
    unpacker.destroy();
  }
};
