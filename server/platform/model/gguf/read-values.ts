// The metadata of a GGUF file: keys with a number, a text, or a list, of which the long ones are stepped over.
import { BadModelFile, type HeaderBytes } from './header-bytes.ts';

export type Value = number | bigint | boolean | string | { listOf: number; length: number };

const STRING = 8;
const LIST = 9;
const MOST_KEY = 256;
/** A chat template is the longest text that is read; what is longer is stepped over. */
const MOST_TEXT = 64 * 1024;
const MOST_SKIPPED = 4 * 1024 * 1024;
const MOST_TOKEN = 4_096;
const TOKENS = 'tokenizer.ggml.tokens';
const MOST_ITEMS = 4_000_000;

const NUMBERS: Readonly<Record<number, { bytes: number; read: (bytes: Buffer) => number | bigint | boolean }>> = {
  0: { bytes: 1, read: (bytes) => bytes.readUInt8() },
  1: { bytes: 1, read: (bytes) => bytes.readInt8() },
  2: { bytes: 2, read: (bytes) => bytes.readUInt16LE() },
  3: { bytes: 2, read: (bytes) => bytes.readInt16LE() },
  4: { bytes: 4, read: (bytes) => bytes.readUInt32LE() },
  5: { bytes: 4, read: (bytes) => bytes.readInt32LE() },
  6: { bytes: 4, read: (bytes) => bytes.readFloatLE() },
  7: { bytes: 1, read: (bytes) => bytes.readUInt8() === 1 },
  10: { bytes: 8, read: (bytes) => bytes.readBigUInt64LE() },
  11: { bytes: 8, read: (bytes) => bytes.readBigInt64LE() },
  12: { bytes: 8, read: (bytes) => bytes.readDoubleLE() },
};

export const readValues = (bytes: HeaderBytes, keys: number): Map<string, Value> => {
  const values = new Map<string, Value>();
  for (let at = 0; at < keys; at += 1) {
    const key = bytes.text(MOST_KEY, 'the name of a key');
    if (!/^[\w.-]+$/.test(key)) throw new BadModelFile('has a key whose name is not made of letters, digits, dots and dashes');
    if (values.has(key)) throw new BadModelFile(`has the key ${key} twice`);
    values.set(key, readValue(bytes, key));
  }
  return values;
};

const readValue = (bytes: HeaderBytes, key: string): Value => {
  const type = bytes.take(4).readUInt32LE();
  if (type === STRING) return readText(bytes, key);
  if (type === LIST) return stepOver(bytes, key);
  const number = NUMBERS[type];
  if (number === undefined) throw new BadModelFile(`has a value of the unknown type ${type} under ${key}`);
  return number.read(bytes.take(number.bytes));
};

const readText = (bytes: HeaderBytes, key: string): string => {
  const length = bytes.count(MOST_SKIPPED, `bytes under ${key}`);
  if (length <= MOST_TEXT) return bytes.take(length).toString('utf8');
  bytes.skip(length);
  return '';
};

/** Lists in lists are allowed by the format, used by nobody, and refused by llama.cpp. */
const stepOver = (bytes: HeaderBytes, key: string): Value => {
  const listOf = bytes.take(4).readUInt32LE();
  const length = bytes.count(MOST_ITEMS, `items under ${key}`);
  if (key === TOKENS && listOf === STRING) readTokens(bytes, length);
  else if (listOf === STRING) for (let at = 0; at < length; at += 1) bytes.skip(bytes.count(MOST_SKIPPED, `bytes in an item of ${key}`));
  else {
    const number = NUMBERS[listOf];
    if (number === undefined) throw new BadModelFile(`has a list of the unknown type ${listOf} under ${key}`);
    bytes.skip(length * number.bytes);
  }
  return { listOf, length };
};

/** Of two equal tokens llama.cpp does not complain: it ends its process. */
const readTokens = (bytes: HeaderBytes, length: number): void => {
  const seen = new Set<string>();
  for (let at = 0; at < length; at += 1) seen.add(bytes.take(bytes.count(MOST_TOKEN, 'bytes in a token')).toString('latin1'));
  if (seen.size < length) throw new BadModelFile('has the same token twice');
};
