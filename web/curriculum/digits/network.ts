// A small network for digits: pixels, one hidden layer of rectified units, ten classes. Plain typed arrays, no library.
import { normalFrom, type Random } from './random.ts';

/** Weights by input first: `first[input * hidden + unit]`, `second[unit * classes + class]`. Pixels are from 0 (paper) to 1 (ink). */
export type Network = {
  inputs: number;
  hidden: number;
  classes: number;
  first: Float32Array;
  firstBias: Float32Array;
  second: Float32Array;
  secondBias: Float32Array;
};

/** Images beside each other, `pixels[row * inputs + input]`, and one label from 0 to 9 per row. */
export type Rows = { count: number; inputs: number; pixels: Float32Array; labels: Uint8Array };

/** What one pass leaves behind: `units` after the rectifier, `shares` by softmax, which add up to 1. */
export type Pass = { units: Float64Array; shares: Float64Array };

/** Weights drawn as He et al. 2015 (arXiv 1502.01852) propose for rectified units; biases 0. */
export const createNetwork = (inputs: number, hidden: number, classes: number, random: Random): Network => {
  const draw = (count: number, fanIn: number): Float32Array => Float32Array.from({ length: count }, () => normalFrom(random) * Math.sqrt(2 / fanIn));
  return { inputs, hidden, classes, first: draw(inputs * hidden, inputs), firstBias: new Float32Array(hidden), second: draw(hidden * classes, hidden), secondBias: new Float32Array(classes) };
};

export const createPass = ({ hidden, classes }: Network): Pass => ({ units: new Float64Array(hidden), shares: new Float64Array(classes) });

/** Fills `pass` for the image that begins at `from` in `pixels`. */
export const forward = (network: Network, pixels: Float32Array, from: number, pass: Pass): void => {
  const { inputs, hidden, classes, first, second } = network;
  const { units, shares } = pass;
  units.set(network.firstBias);
  for (let input = 0; input < inputs; input += 1) {
    const pixel = pixels[from + input]!;
    // Most pixels of a digit are paper.
    if (pixel === 0) continue;
    const row = input * hidden;
    for (let unit = 0; unit < hidden; unit += 1) units[unit]! += pixel * first[row + unit]!;
  }
  shares.set(network.secondBias);
  for (let unit = 0; unit < hidden; unit += 1) {
    const value = units[unit]!;
    if (value <= 0) {
      units[unit] = 0;
      continue;
    }
    for (let at = 0; at < classes; at += 1) shares[at]! += value * second[unit * classes + at]!;
  }
  softmax(shares);
};

/** In place; the largest is taken off first, so that nothing overflows. */
const softmax = (shares: Float64Array): void => {
  let most = -Infinity;
  for (const score of shares) if (score > most) most = score;
  let sum = 0;
  for (let at = 0; at < shares.length; at += 1) {
    shares[at] = Math.exp(shares[at]! - most);
    sum += shares[at]!;
  }
  for (let at = 0; at < shares.length; at += 1) shares[at]! /= sum;
};

export const largest = (shares: Float64Array): number => {
  let best = 0;
  for (let at = 1; at < shares.length; at += 1) if (shares[at]! > shares[best]!) best = at;
  return best;
};

/** The slope of the cross-entropy loss at the scores, in place of the shares: share - 1 at the label, share elsewhere. */
export const lossSlope = (shares: Float64Array, label: number): void => {
  // Summed from the others: `share - 1` rounds to 0 for a sure network, and an attack along a slope of 0 stands still.
  let others = 0;
  for (let at = 0; at < shares.length; at += 1) if (at !== label) others += shares[at]!;
  shares[label] = -others;
};

/** The slope at the hidden units, from the slope at the scores that `pass.shares` holds; 0 where a unit is off. */
export const unitSlopes = ({ hidden, classes, second }: Network, { units, shares }: Pass, into: Float64Array): void => {
  for (let unit = 0; unit < hidden; unit += 1) {
    let slope = 0;
    if (units[unit]! > 0) for (let at = 0; at < classes; at += 1) slope += shares[at]! * second[unit * classes + at]!;
    into[unit] = slope;
  }
};

/** The class of one image. */
export const classOf = (network: Network, pixels: Float32Array, from = 0, pass: Pass = createPass(network)): number => {
  forward(network, pixels, from, pass);
  return largest(pass.shares);
};

/** How many rows get their own label. */
export const countRight = (network: Network, rows: Rows): number => {
  const pass = createPass(network);
  let right = 0;
  for (let row = 0; row < rows.count; row += 1) if (classOf(network, rows.pixels, row * rows.inputs, pass) === rows.labels[row]) right += 1;
  return right;
};
