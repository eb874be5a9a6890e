// What the exercise changes in a model file, and what really comes of each change: the file is written, read and used.
import { readNetwork } from '../digits/digit-files.ts';
import { countRight, type Rows } from '../digits/network.ts';
import { leavesFolder, type Onnx, type OnnxWeights, readOnnx, writeOnnx } from './onnx.ts';
import { BadModelFile, readSafetensors } from './safetensors.ts';

export type Format = 'safetensors' | 'onnx';
export const CHANGES = { safetensors: ['code', 'length', 'overlap', 'weights'], onnx: ['weights', 'operator', 'outside', 'detour'] } as const;
export type Change = (typeof CHANGES)[Format][number];
export const VERDICTS = { safetensors: ['same', 'different', 'refused', 'runs'], onnx: ['same', 'different', 'outside', 'needs-code'] } as const;
export type Verdict = (typeof VERDICTS)[Format][number];
/** `evidence`: the reader's words, or what it found; a text for people. */
export type Came = { verdict: Verdict; evidence: string };

// safetensors: the shipped network itself is changed.

type Header = Record<string, { data_offsets: [number, number] } & Record<string, unknown>> & { __metadata__?: Record<string, string> };

/** Writes another header before the same numbers, without any of the checks that a reader makes. */
const withHeader = (bytes: Uint8Array, change: (header: Header) => void): Uint8Array => {
  const { headerBytes } = readSafetensors(bytes);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerBytes))) as Header;
  change(header);
  const written = new TextEncoder().encode(JSON.stringify(header));
  const whole = new Uint8Array(8 + written.length + bytes.length - 8 - headerBytes);
  new DataView(whole.buffer).setBigUint64(0, BigInt(written.length), true);
  whole.set(written, 8);
  whole.set(bytes.subarray(8 + headerBytes), 8 + written.length);
  return whole;
};

const withLength = (bytes: Uint8Array): Uint8Array => {
  const copy = new Uint8Array(bytes);
  new DataView(copy.buffer).setBigUint64(0, 2n ** 40n, true);
  return copy;
};

/** In every hidden unit the weight for a 7 and the weight for a 1 change places. */
const withSwappedWeights = (bytes: Uint8Array): Uint8Array => {
  const { headerBytes, tensors } = readSafetensors(bytes);
  const copy = new Uint8Array(bytes);
  const { from, shape } = tensors['second.weight']!;
  const [units, classes] = shape as [number, number];
  for (let unit = 0; unit < units; unit += 1) {
    const row = 8 + headerBytes + from + unit * classes;
    [copy[row + 1], copy[row + 7]] = [copy[row + 7]!, copy[row + 1]!];
  }
  return copy;
};

export const changeSafetensors = (bytes: Uint8Array, change: Change): Uint8Array => {
  if (change === 'code') return withHeader(bytes, (header) => (header.__metadata__ = { ...header.__metadata__, on_load: "__import__('os').system('id')" }));
  if (change === 'overlap') return withHeader(bytes, (header) => (header['second.bias']!.data_offsets = [0, 40]));
  return change === 'length' ? withLength(bytes) : withSwappedWeights(bytes);
};

export const judgeSafetensors = (bytes: Uint8Array, changed: Uint8Array, digits: Rows): Came => {
  const before = countRight(readNetwork(bytes), digits);
  try {
    const now = countRight(readNetwork(changed), digits);
    return { verdict: now === before ? 'same' : 'different', evidence: `${now}/${digits.count} (${before}/${digits.count})` };
  } catch (problem) {
    if (problem instanceof BadModelFile) return { verdict: 'refused', evidence: problem.message };
    throw problem;
  }
};

// ONNX: a scorer with two inputs, y = x W + b.

const SCORER: Onnx = {
  producer: 'beforetab',
  nodes: [{ op: 'Gemm', domain: '', inputs: ['x', 'W', 'b'], outputs: ['y'] }],
  weights: [{ name: 'W', shape: [2, 1], values: Float32Array.from([0.75, -1.5]) }, { name: 'b', shape: [1], values: Float32Array.from([0.25]) }],
};
const PROBE = [2, 2] as const;

const external = (location: string): Onnx => ({ ...SCORER, weights: [{ name: 'W', shape: [2, 1], location }, SCORER.weights[1]!] });
const ONNX_CHANGES: Readonly<Record<string, Onnx>> = {
  weights: { ...SCORER, weights: [{ name: 'W', shape: [2, 1], values: Float32Array.from([-0.75, 1.5]) }, SCORER.weights[1]!] },
  operator: { ...SCORER, nodes: [{ op: 'Normalise', domain: 'com.example.ops', inputs: ['x'], outputs: ['z'] }, { op: 'Gemm', domain: '', inputs: ['z', 'W', 'b'], outputs: ['y'] }] },
  outside: external('../../home/ml/.aws/credentials'),
  detour: external('weights/../../../home/ml/.aws/credentials'),
};

export const onnxFile = (change?: Change): Uint8Array => writeOnnx((change && ONNX_CHANGES[change]) ?? SCORER, [1, 2], [1, 1]);

const score = ({ weights }: Onnx): number => {
  const values = (name: string): Float32Array => weights.find((one: OnnxWeights) => one.name === name)?.values ?? new Float32Array();
  return PROBE.reduce((sum, x, at) => sum + x * values('W')[at]!, values('b')[0]!);
};

export const judgeOnnx = (changed: Uint8Array): Came => {
  const model = readOnnx(changed);
  const foreign = model.nodes.filter(({ domain }) => domain !== '' && domain !== 'ai.onnx');
  if (foreign.length > 0) return { verdict: 'needs-code', evidence: foreign.map(({ op, domain }) => `${domain}::${op}`).join(', ') };
  const outside = model.weights.flatMap(({ location }) => (location !== undefined && leavesFolder(location) ? [location] : []));
  if (outside.length > 0) return { verdict: 'outside', evidence: outside.join(', ') };
  const [before, now] = [score(SCORER), score(model)];
  return { verdict: now === before ? 'same' : 'different', evidence: `${now} (${before})` };
};
