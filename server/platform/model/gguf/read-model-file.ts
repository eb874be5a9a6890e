// The header of a GGUF file, read within bounds before any engine sees it. Format: docs/gguf.md of ggml-org/ggml.
import { closeSync, fstatSync, openSync } from 'node:fs';
import { BadModelFile, headerBytes, type HeaderBytes } from './header-bytes.ts';
import { readValues, type Value } from './read-values.ts';
import { tensorSize } from './tensor-size.ts';

export { BadModelFile };

/** What a header says of a language model that writes text. */
export type ModelFile = { version: number; architecture: string; title: string; bytes: number; contextTokens: number; vocabulary: number; layers: number; tensors: number; hasTemplate: boolean };

const MOST_TENSORS = 65_536;
const MOST_KEYS = 4_096;
const MOST_NAME = 256;
const MOST_DIMENSIONS = 4;
/** An element more than this in one tensor would be a model that no machine of ours loads. */
const MOST_ELEMENTS = 1n << 40n;

/** Throws BadModelFile; the weights themselves are not looked at. */
export const readModelFile = (path: string): ModelFile => {
  const file = openSync(path, 'r');
  try {
    const about = fstatSync(file);
    if (!about.isFile()) throw new BadModelFile('is no file');
    return readHeader(headerBytes(file, about.size), about.size);
  } finally {
    closeSync(file);
  }
};

const readHeader = (bytes: HeaderBytes, size: number): ModelFile => {
  if (size < 24 || bytes.take(4).toString('latin1') !== 'GGUF') throw new BadModelFile('does not begin as a GGUF file does');
  const version = bytes.take(4).readUInt32LE();
  if (version !== 2 && version !== 3) throw new BadModelFile(`is of version ${version} of the format; 2 and 3 are read`);
  const tensors = bytes.count(MOST_TENSORS, 'tensors');
  const keys = bytes.count(MOST_KEYS, 'metadata keys');
  const values = readValues(bytes, keys);
  checkTensors(bytes, tensors, alignmentOf(values), size);
  return { version, tensors, bytes: size, ...describe(values) };
};

const alignmentOf = (values: ReadonlyMap<string, Value>): number => {
  const given = values.get('general.alignment') ?? 32;
  if (typeof given !== 'number' || given < 8 || given > 65_536 || !Number.isInteger(Math.log2(given))) throw new BadModelFile('has an alignment that is no power of two between 8 and 65536');
  return given;
};

type Placed = { name: string; offset: bigint; length: bigint };

/** Every tensor has a known size and lies inside the file, so a file that was cut off is found here. */
const checkTensors = (bytes: HeaderBytes, count: number, alignment: number, size: number): void => {
  if (count === 0) throw new BadModelFile('holds no tensors');
  const names = new Set<string>();
  const placed: Placed[] = [];
  for (let at = 0; at < count; at += 1) {
    const tensor = readTensor(bytes, alignment);
    if (names.has(tensor.name)) throw new BadModelFile(`has the tensor ${tensor.name.slice(0, 60)} twice`);
    names.add(tensor.name);
    placed.push(tensor);
  }
  const start = BigInt(Math.ceil(bytes.at() / alignment) * alignment);
  const beyond = placed.find(({ offset, length }) => start + offset + length > BigInt(size));
  if (beyond !== undefined) throw new BadModelFile('is shorter than its header says; it was probably cut off');
};

const readTensor = (bytes: HeaderBytes, alignment: number): Placed => {
  const name = bytes.text(MOST_NAME, 'the name of a tensor');
  const count = bytes.take(4).readUInt32LE();
  if (count < 1 || count > MOST_DIMENSIONS) throw new BadModelFile(`has a tensor of ${count} dimensions`);
  const dimensions = Array.from({ length: count }, () => bytes.take(8).readBigUInt64LE());
  if (dimensions.some((one) => one === 0n || one > MOST_ELEMENTS) || dimensions.reduce((product, one) => product * one, 1n) > MOST_ELEMENTS) throw new BadModelFile('has a tensor without elements, or with too many');
  const type = bytes.take(4).readUInt32LE();
  const length = tensorSize(type, dimensions);
  if (length === undefined) throw new BadModelFile(`has a tensor of type ${type}, which is not known, or whose rows do not fit it`);
  const offset = bytes.take(8).readBigUInt64LE();
  if (offset % BigInt(alignment) !== 0n) throw new BadModelFile('has a tensor that is not aligned');
  return { name, offset, length };
};

const describe = (values: ReadonlyMap<string, Value>): Omit<ModelFile, 'version' | 'tensors' | 'bytes'> => {
  const architecture = values.get('general.architecture');
  if (typeof architecture !== 'string' || !/^[a-z0-9][a-z0-9_-]{0,39}$/.test(architecture)) throw new BadModelFile('does not name its architecture');
  const positive = (key: string, most: number): number => {
    const value = Number(values.get(`${architecture}.${key}`));
    if (!Number.isInteger(value) || value < 1 || value > most) throw new BadModelFile(`has no sensible ${architecture}.${key}; it may be no language model`);
    return value;
  };
  const tokens = values.get('tokenizer.ggml.tokens');
  if (typeof tokens !== 'object' || tokens.length < 2) throw new BadModelFile('holds no vocabulary; it may be an adapter, or a part of a model');
  const name = values.get('general.name');
  const template = values.get('tokenizer.chat_template');
  return {
    architecture,
    title: typeof name === 'string' ? readable(name) : '',
    contextTokens: positive('context_length', 1 << 24),
    layers: positive('block_count', 1_024),
    vocabulary: tokens.length,
    hasTemplate: template !== undefined,
  };
};

/** Written by whoever made the file: shown, so neither long nor with signs that a terminal obeys. */
const readable = (name: string): string => name.replace(/[\p{C}\s]+/gu, ' ').trim().slice(0, 80);
