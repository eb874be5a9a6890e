// Ids that sort by time (UUID version 7, RFC 9562), made here because PostgreSQL 15 has no uuidv7().
import { randomBytes } from 'node:crypto';

let last = { at: 0, count: 0 };

/** Ids of one process sort as they were made within a millisecond, too: a counter of 12 bits that begins low by chance (RFC 9562, 6.2, method 1). */
export const newId = (at: number = Date.now()): string => {
  const bytes = randomBytes(16);
  last = { at, count: at === last.at ? (last.count + 1) & 0xfff : bytes.readUInt16BE(6) & 0x7ff };
  bytes.writeUIntBE(at, 0, 6);
  bytes.writeUInt16BE(0x7000 | last.count, 6);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
