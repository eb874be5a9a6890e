// Reads numbers and strings of a GGUF header one after the other from a file, a piece at a time, and never past its bounds.
import { readSync } from 'node:fs';

/** The file is no model that may be used; its message completes "This file …". */
export class BadModelFile extends Error {
  constructor(says: string) {
    super(says);
    this.name = 'BadModelFile';
  }
}

const PIECE = 64 * 1024;
/** With 250,000 tokens and as many merges a real header takes some 12 MB. */
const MOST_HEADER = 64 * 1024 * 1024;

export type HeaderBytes = ReturnType<typeof headerBytes>;

export const headerBytes = (file: number, size: number) => {
  const end = Math.min(size, MOST_HEADER);
  const piece = Buffer.alloc(PIECE);
  let from = 0;
  let held = 0;
  let at = 0;

  const check = (count: number): void => {
    if (count <= end - at) return;
    throw new BadModelFile(end === size ? 'ends in the middle of its header' : 'has a header of more than 64 MB');
  };
  /** The next bytes, which lie in one piece; at most a piece of them. */
  const take = (count: number): Buffer => {
    check(count);
    if (at < from || at + count > from + held) {
      from = at;
      held = readSync(file, piece, 0, Math.min(PIECE, end - at), at);
      if (held < count) throw new BadModelFile('became shorter while it was read');
    }
    at += count;
    return piece.subarray(at - count - from, at - from);
  };
  const skip = (count: number): void => {
    check(count);
    at += count;
  };
  /** A length or count, which is 64 bits wide in the file. */
  const count = (most: number, what: string): number => {
    const value = take(8).readBigUInt64LE();
    if (value > BigInt(most)) throw new BadModelFile(`says it has ${value} ${what}, and ${most} at most are read`);
    return Number(value);
  };
  const text = (most: number, what: string): string => take(count(Math.min(most, PIECE), `bytes in ${what}`)).toString('utf8');

  return { take, skip, count, text, at: () => at };
};
