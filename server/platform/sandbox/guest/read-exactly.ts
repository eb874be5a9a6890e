// Fills a buffer from a place in an open file.
import { readSync } from 'node:fs';

/** Returns `into`. Throws when the file ends before it is full. */
export const readExactly = <Bytes extends Uint8Array>(file: number, into: Bytes, at: number): Bytes => {
  if (readSync(file, into, 0, into.length, at) !== into.length) throw new Error('The file is not whole.');
  return into;
};
