// Writes a GGUF file of version 3, for examples and tests: metadata, then the places of the tensors, then their weights as 32-bit floats.

export type Written =
  | { key: string; is: 'u32' | 'i32' | 'f32'; value: number }
  | { key: string; is: 'bool'; value: boolean }
  | { key: string; is: 'text'; value: string }
  | { key: string; is: 'texts'; value: readonly string[] }
  | { key: string; is: 'f32s' | 'i32s'; value: readonly number[] };
export type Tensor = { name: string; dimensions: readonly number[]; values: Float32Array };

const TYPES = { u32: 4, i32: 5, f32: 6, bool: 7, text: 8 } as const;
const LIST = 9;
const F32 = 0;
const ALIGNMENT = 32;

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const u64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};
const text = (value: string): Buffer => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);
const numbers = (values: readonly number[], isFloat: boolean): Buffer => Buffer.from((isFloat ? Float32Array.from(values) : Int32Array.from(values)).buffer);
const list = (type: number, length: number, items: Buffer): Buffer => Buffer.concat([u32(LIST), u32(type), u64(length), items]);

const valueOf = (written: Written): Buffer => {
  switch (written.is) {
    case 'text':
      return Buffer.concat([u32(TYPES.text), text(written.value)]);
    case 'bool':
      return Buffer.from([...u32(TYPES.bool), written.value ? 1 : 0]);
    case 'texts':
      return list(TYPES.text, written.value.length, Buffer.concat(written.value.map(text)));
    case 'f32s':
      return list(TYPES.f32, written.value.length, numbers(written.value, true));
    case 'i32s':
      return list(TYPES.i32, written.value.length, numbers(written.value, false));
    default:
      return Buffer.concat([u32(TYPES[written.is]), numbers([written.value], written.is === 'f32')]);
  }
};

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT)]);

export const writeModelFile = (metadata: readonly Written[], tensors: readonly Tensor[]): Buffer => {
  const data = tensors.map(({ values }) => padded(Buffer.from(values.buffer, values.byteOffset, values.byteLength)));
  let offset = 0;
  const places = tensors.map(({ name, dimensions }, at) => {
    const place = Buffer.concat([text(name), u32(dimensions.length), ...dimensions.map(u64), u32(F32), u64(offset)]);
    offset += data[at]!.length;
    return place;
  });
  const pairs = metadata.map((written) => Buffer.concat([text(written.key), valueOf(written)]));
  const header = Buffer.concat([Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(metadata.length), ...pairs, ...places]);
  return Buffer.concat([padded(header), ...data]);
};
