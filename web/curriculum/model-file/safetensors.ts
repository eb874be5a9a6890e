// Reads and writes safetensors: eight bytes of length, a header of JSON, then numbers. Nothing in it is ever run.
// Format: https://github.com/huggingface/safetensors (README, "Format"); the checks follow its reference implementation.

const SIZES = { F32: 4, U8: 1, I8: 1 } as const;
export type Dtype = keyof typeof SIZES;
export type TensorInfo = { dtype: Dtype; shape: number[]; from: number; to: number };
export type Safetensors = { headerBytes: number; metadata: Record<string, string>; tensors: Record<string, TensorInfo>; data: Uint8Array };

/** The reference implementation refuses longer headers, so that a length cannot ask for all memory. */
export const MOST_HEADER_BYTES = 100_000_000;

/** What is wrong with a file, in words for whoever made it. */
export class BadModelFile extends Error {}
const refuse = (says: string): never => {
  throw new BadModelFile(says);
};

/** Throws BadModelFile; every byte of the data belongs to exactly one tensor, or the file is refused. */
export const readSafetensors = (bytes: Uint8Array): Safetensors => {
  if (bytes.length < 8) refuse('The file is shorter than its first field.');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (length > BigInt(MOST_HEADER_BYTES)) refuse(`The header claims ${length} bytes; at most ${MOST_HEADER_BYTES} are allowed.`);
  const headerBytes = Number(length);
  if (headerBytes > bytes.length - 8) refuse(`The header claims ${headerBytes} bytes, and ${bytes.length - 8} are there.`);
  const header = parseHeader(bytes.subarray(8, 8 + headerBytes));
  const data = bytes.subarray(8 + headerBytes);
  const { __metadata__: metadata = {}, ...entries } = header;
  const tensors = Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, readEntry(name, entry)]));
  checkCovered(tensors, data.length);
  return { headerBytes, metadata: readMetadata(metadata), tensors, data };
};

const parseHeader = (bytes: Uint8Array): Record<string, unknown> => {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    refuse('The header is not JSON.');
  }
  return isObject(header) ? header : refuse('The header is no JSON object.');
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const readMetadata = (given: unknown): Record<string, string> => {
  if (!isObject(given) || Object.values(given).some((value) => typeof value !== 'string')) return refuse('The metadata may hold texts only.');
  return given as Record<string, string>;
};

const readEntry = (name: string, entry: unknown): TensorInfo => {
  const { dtype, shape, data_offsets: offsets } = isObject(entry) ? entry : refuse(`${name} is no tensor.`);
  if (typeof dtype !== 'string' || !Object.hasOwn(SIZES, dtype)) return refuse(`${name} has the type ${String(dtype)}, which this reader does not know.`);
  if (!Array.isArray(shape) || !shape.every(isCount)) return refuse(`${name} has no shape.`);
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isCount) || offsets[0]! > offsets[1]!) return refuse(`${name} does not say where its bytes are.`);
  const [from, to] = offsets as [number, number];
  const wanted = shape.reduce((product, size) => product * size, 1) * SIZES[dtype as Dtype];
  if (wanted !== to - from) return refuse(`${name} needs ${wanted} bytes by its shape, and points at ${to - from}.`);
  return { dtype: dtype as Dtype, shape, from, to };
};

const checkCovered = (tensors: Record<string, TensorInfo>, length: number): void => {
  let at = 0;
  for (const [name, { from, to }] of Object.entries(tensors).sort(([, one], [, other]) => one.from - other.from || one.to - other.to)) {
    if (from < at) refuse(`${name} lies over another tensor.`);
    if (from > at) refuse(`There are ${from - at} bytes before ${name} that no tensor owns.`);
    at = to;
  }
  if (at > length) refuse(`The tensors need ${at} bytes, and ${length} are there.`);
  if (at < length) refuse(`There are ${length - at} bytes at the end that no tensor owns.`);
};

export type NewTensor = { shape: number[] } & ({ dtype: 'F32'; values: Float32Array } | { dtype: 'U8'; values: Uint8Array } | { dtype: 'I8'; values: Int8Array });

/** The header is filled up with spaces to a multiple of 8, so that the numbers stand aligned. */
export const writeSafetensors = (tensors: Record<string, NewTensor>, metadata: Record<string, string>): Uint8Array => {
  let at = 0;
  const entries = Object.entries(tensors).map(([name, { dtype, shape, values }]) => {
    const from = at;
    at += values.byteLength;
    return [name, { dtype, shape, data_offsets: [from, at] }] as const;
  });
  const text = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) });
  const header = new TextEncoder().encode(text);
  const padded = Math.ceil(header.length / 8) * 8;
  const bytes = new Uint8Array(8 + padded + at).fill(0x20, 8 + header.length, 8 + padded);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(padded), true);
  bytes.set(header, 8);
  let to = 8 + padded;
  for (const { values } of Object.values(tensors)) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), to);
    to += values.byteLength;
  }
  return bytes;
};

/** The numbers of one tensor, copied; throws BadModelFile where it is missing or of another type. */
export const tensorOf = <Type extends Dtype>({ tensors, data }: Safetensors, name: string, dtype: Type): { F32: Float32Array; U8: Uint8Array; I8: Int8Array }[Type] => {
  const info = tensors[name];
  if (info === undefined || info.dtype !== dtype) return refuse(`There is no ${name} of type ${dtype} in this file.`);
  // A Buffer of Node shares its memory when sliced; this copies everywhere.
  const copy = new Uint8Array(data.subarray(info.from, info.to));
  const values = { F32: (): Float32Array => new Float32Array(copy.buffer), U8: (): Uint8Array => copy, I8: (): Int8Array => new Int8Array(copy.buffer) };
  return values[dtype]() as { F32: Float32Array; U8: Uint8Array; I8: Int8Array }[Type];
};
