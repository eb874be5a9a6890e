// A register of rows: one SHA-256 per row, and a seal over the whole register by a key that whoever stores the data does not have.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Rows } from '../digits/network.ts';

/** Hashes in the order of the rows, in hexadecimal digits. */
export type Register = readonly string[];

/** The label is hashed along with the pixels: a flipped label is a changed row. */
export const registerRows = ({ count, inputs, pixels, labels }: Rows): Register => {
  const bytes = new Uint8Array(inputs + 1);
  return Array.from({ length: count }, (_none, row) => {
    for (let input = 0; input < inputs; input += 1) bytes[input] = Math.round(pixels[row * inputs + input]! * 255);
    bytes[inputs] = labels[row]!;
    return bytesToHex(sha256(bytes));
  });
};

/** Rows whose content is not the one that was registered. */
export const changedRows = (rows: Rows, register: Register): number[] => {
  const now = registerRows(rows);
  return [...now.keys()].filter((row) => now[row] !== register[row]);
};

/** HMAC-SHA-256 over the register. */
export const sealOf = (register: Register, key: string): string => bytesToHex(hmac(sha256, utf8ToBytes(key), utf8ToBytes(register.join('\n'))));

/** The rows that are not named. */
export const withoutRows = (rows: Rows, left: readonly number[]): Rows => {
  const out = new Set(left);
  const kept = Array.from({ length: rows.count }, (_none, row) => row).filter((row) => !out.has(row));
  const pixels = new Float32Array(kept.length * rows.inputs);
  for (const [at, row] of kept.entries()) pixels.set(rows.pixels.subarray(row * rows.inputs, (row + 1) * rows.inputs), at * rows.inputs);
  return { count: kept.length, inputs: rows.inputs, pixels, labels: Uint8Array.from(kept, (row) => rows.labels[row]!) };
};
