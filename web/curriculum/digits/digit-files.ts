// Digits and networks as safetensors files: images with two pixels a byte, weights as whole numbers with one scale per layer.
import { type NewTensor, readSafetensors, type Safetensors, tensorOf, writeSafetensors } from '../model-file/safetensors.ts';
import type { Network, Rows } from './network.ts';

const SHADES = 15;

/** Sixteen shades per pixel: what the eye and these networks need, in half the bytes. */
export const rowsToTensors = (name: string, { count, inputs, pixels, labels }: Rows): Record<string, NewTensor> => {
  const packed = new Uint8Array((count * inputs) / 2);
  for (let at = 0; at < packed.length; at += 1) packed[at] = (Math.round(pixels[at * 2]! * SHADES) << 4) | Math.round(pixels[at * 2 + 1]! * SHADES);
  return { [`${name}.images`]: { dtype: 'U8', shape: [count, inputs / 2], values: packed }, [`${name}.labels`]: { dtype: 'U8', shape: [count], values: labels } };
};

export const rowsFromFile = (file: Safetensors, name: string): Rows => {
  const packed = tensorOf(file, `${name}.images`, 'U8');
  const labels = tensorOf(file, `${name}.labels`, 'U8');
  const pixels = new Float32Array(packed.length * 2);
  for (let at = 0; at < packed.length; at += 1) {
    pixels[at * 2] = (packed[at]! >> 4) / SHADES;
    pixels[at * 2 + 1] = (packed[at]! & 15) / SHADES;
  }
  return { count: labels.length, inputs: pixels.length / labels.length, pixels, labels };
};

/** Each layer as values from -127 to 127 and one scale: a quarter of the size, and the accuracies stated are measured after it. */
export const writeNetwork = ({ inputs, hidden, classes, first, firstBias, second, secondBias }: Network, metadata: Record<string, string>): Uint8Array => {
  const scales = [first, second].map((weights) => weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127);
  const whole = (weights: Float32Array, scale: number): Int8Array => Int8Array.from(weights, (weight) => Math.round(weight / scale));
  return writeSafetensors(
    {
      'first.bias': { dtype: 'F32', shape: [hidden], values: firstBias },
      'second.bias': { dtype: 'F32', shape: [classes], values: secondBias },
      scales: { dtype: 'F32', shape: [2], values: Float32Array.from(scales) },
      'first.weight': { dtype: 'I8', shape: [inputs, hidden], values: whole(first, scales[0]!) },
      'second.weight': { dtype: 'I8', shape: [hidden, classes], values: whole(second, scales[1]!) },
    },
    metadata,
  );
};

export const readNetwork = (bytes: Uint8Array): Network => {
  const file = readSafetensors(bytes);
  const scales = tensorOf(file, 'scales', 'F32');
  const weights = (name: string, scale: number): Float32Array => Float32Array.from(tensorOf(file, name, 'I8'), (value) => value * scale);
  const [inputs, hidden] = file.tensors['first.weight']!.shape as [number, number];
  const classes = file.tensors['second.weight']!.shape[1]!;
  return { inputs, hidden, classes, first: weights('first.weight', scales[0]!), firstBias: tensorOf(file, 'first.bias', 'F32'), second: weights('second.weight', scales[1]!), secondBias: tensorOf(file, 'second.bias', 'F32') };
};
