// Reads and writes the part of ONNX that matters here: operators with their domain, and weights inside or outside of the file.
// Field numbers from https://github.com/onnx/onnx/blob/main/onnx/onnx.proto (ModelProto, GraphProto, NodeProto, TensorProto).
import { BadModelFile } from './safetensors.ts';

export type OnnxNode = { op: string; domain: string; inputs: string[]; outputs: string[] };
/** `location`: the weights lie in another file, at this path from the folder of the model. */
export type OnnxWeights = { name: string; shape: number[]; values?: Float32Array; location?: string };
export type Onnx = { producer: string; nodes: OnnxNode[]; weights: OnnxWeights[] };

const MODEL = { irVersion: 1, producer: 2, graph: 7, opset: 8 } as const;
const GRAPH = { node: 1, name: 2, initializer: 5, input: 11, output: 12 } as const;
const NODE = { input: 1, output: 2, op: 4, domain: 7 } as const;
const TENSOR = { dims: 1, type: 2, name: 8, raw: 9, external: 13, location: 14 } as const;
const VALUE = { name: 1, type: 2, tensorType: 1, elemType: 1, shape: 2, dim: 1, dimValue: 1 } as const;
const [FLOAT, EXTERNAL, OPSET, IR] = [1, 1, 17, 8];

// Writing: tag, length, bytes.

type Field = [number: number, value: number | string | Uint8Array];

const varint = (value: number): number[] => (value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))]);
const utf8 = new TextEncoder();

const encode = (fields: readonly Field[]): Uint8Array => {
  const parts = fields.map(([number, value]) => {
    if (typeof value === 'number') return Uint8Array.from([...varint(number * 8), ...varint(value)]);
    const bytes = typeof value === 'string' ? utf8.encode(value) : value;
    return concat([Uint8Array.from([...varint(number * 8 + 2), ...varint(bytes.length)]), bytes]);
  });
  return concat(parts);
};

const concat = (parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

const encodeWeights = ({ name, shape, values, location }: OnnxWeights): Uint8Array => {
  const dims = shape.map((size): Field => [TENSOR.dims, size]);
  const where: Field[] = location === undefined ? [[TENSOR.raw, new Uint8Array((values ?? new Float32Array()).slice().buffer)]] : [[TENSOR.external, encode([[1, 'location'], [2, location]])], [TENSOR.location, EXTERNAL]];
  return encode([...dims, [TENSOR.type, FLOAT], [TENSOR.name, name], ...where]);
};

const encodeNode = ({ op, domain, inputs, outputs }: OnnxNode): Uint8Array =>
  encode([...inputs.map((name): Field => [NODE.input, name]), ...outputs.map((name): Field => [NODE.output, name]), [NODE.op, op], ...(domain === '' ? [] : [[NODE.domain, domain] as Field])]);

const encodeValue = (name: string, shape: readonly number[]): Uint8Array => {
  const dims = shape.map((size): Field => [VALUE.dim, encode([[VALUE.dimValue, size]])]);
  return encode([[VALUE.name, name], [VALUE.type, encode([[VALUE.tensorType, encode([[VALUE.elemType, FLOAT], [VALUE.shape, encode(dims)]])]])]]);
};

/** `input` and `output` are the shapes at either end. */
export const writeOnnx = ({ producer, nodes, weights }: Onnx, input: readonly number[], output: readonly number[]): Uint8Array => {
  const domains = [...new Set(nodes.map(({ domain }) => domain))];
  const graph = encode([
    ...nodes.map((node): Field => [GRAPH.node, encodeNode(node)]),
    [GRAPH.name, 'score'],
    ...weights.map((one): Field => [GRAPH.initializer, encodeWeights(one)]),
    [GRAPH.input, encodeValue(nodes[0]!.inputs[0]!, input)],
    [GRAPH.output, encodeValue(nodes.at(-1)!.outputs[0]!, output)],
  ]);
  return encode([[MODEL.irVersion, IR], [MODEL.producer, producer], [MODEL.graph, graph], ...domains.map((domain): Field => [MODEL.opset, encode([...(domain === '' ? [] : [[1, domain] as Field]), [2, domain === '' ? OPSET : 1]])])]);
};

// Reading: every field by its number, unknown ones are stepped over.

type Read = { number: number; value: number; bytes: Uint8Array };

const fieldsOf = (bytes: Uint8Array): Read[] => {
  const fields: Read[] = [];
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at];
      if (byte === undefined || scale > 2 ** 49) throw new BadModelFile('This is no ONNX file: a number in it has no end.');
      at += 1;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = next();
    const [number, wire] = [Math.floor(tag / 8), tag % 8];
    const value = wire === 0 ? next() : 0;
    const length = wire === 2 ? next() : wire === 5 ? 4 : wire === 1 ? 8 : wire === 0 ? 0 : -1;
    if (length < 0 || at + length > bytes.length) throw new BadModelFile('This is no ONNX file: a field ends after the file does.');
    fields.push({ number, value, bytes: bytes.subarray(at, at + length) });
    at += length;
  }
  return fields;
};

const text = (bytes: Uint8Array | undefined): string => (bytes === undefined ? '' : new TextDecoder().decode(bytes));
const all = (fields: readonly Read[], number: number): Uint8Array[] => fields.filter((field) => field.number === number).map(({ bytes }) => bytes);

const decodeWeights = (bytes: Uint8Array): OnnxWeights => {
  const fields = fieldsOf(bytes);
  const shape = fields.filter(({ number }) => number === TENSOR.dims).map(({ value }) => value);
  const name = text(all(fields, TENSOR.name)[0]);
  const entries = all(fields, TENSOR.external).map((entry) => fieldsOf(entry)).map((entry) => [text(all(entry, 1)[0]), text(all(entry, 2)[0])] as const);
  const location = entries.find(([key]) => key === 'location')?.[1];
  if (location !== undefined) return { name, shape, location };
  const raw = new Uint8Array(all(fields, TENSOR.raw)[0] ?? new Uint8Array());
  if (raw.length !== 4 * shape.reduce((product, size) => product * size, 1)) throw new BadModelFile(`${name} has ${raw.length} bytes, which do not fit its shape.`);
  return { name, shape, values: new Float32Array(raw.buffer) };
};

const decodeNode = (bytes: Uint8Array): OnnxNode => {
  const fields = fieldsOf(bytes);
  return { op: text(all(fields, NODE.op)[0]), domain: text(all(fields, NODE.domain)[0]), inputs: all(fields, NODE.input).map(text), outputs: all(fields, NODE.output).map(text) };
};

/** Throws BadModelFile. It only lists: no operator is looked up and no other file is opened. */
export const readOnnx = (bytes: Uint8Array): Onnx => {
  const model = fieldsOf(bytes);
  const graph = all(model, MODEL.graph)[0];
  if (graph === undefined) throw new BadModelFile('This file holds no graph.');
  const inside = fieldsOf(graph);
  return { producer: text(all(model, MODEL.producer)[0]), nodes: all(inside, GRAPH.node).map(decodeNode), weights: all(inside, GRAPH.initializer).map(decodeWeights) };
};

/** Whether a path, taken from the folder of the model, ends outside of that folder. Links on the disk are another way out, which a path cannot tell. */
export const leavesFolder = (path: string): boolean => {
  if (/^([/\\]|[a-z]:)/i.test(path)) return true;
  let depth = 0;
  for (const part of path.split(/[/\\]/)) {
    if (part === '..') depth -= 1;
    else if (part !== '' && part !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return false;
};
