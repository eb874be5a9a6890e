// Trains the small network by stochastic gradient descent, one row at a time, one epoch per call so that a page can breathe.
import { createNetwork, createPass, forward, lossSlope, type Network, type Pass, type Rows, unitSlopes } from './network.ts';
import { type Random, randomFrom, shuffled } from './random.ts';

/** `rate` is the step size of the first epoch; it falls in a line to a tenth of it. */
export type Plan = { hidden: number; epochs: number; rate: number; seed: number };

/** Changes a row before it is learned; what adversarial training adds. Returns pixels from which one image is read at 0. */
export type Change = (network: Network, pixels: Float32Array, from: number, label: number, epoch: number) => Float32Array;

/** Calls `onEpoch` after each epoch with how many are done; returns the trained network. Same rows, plan and machine, same weights. */
export const train = (rows: Rows, plan: Plan, onEpoch?: (done: number) => void, change?: Change): Network => {
  const training = startTraining(rows, plan);
  for (let epoch = 0; epoch < plan.epochs; epoch += 1) {
    trainEpoch(training, epoch, change);
    onEpoch?.(epoch + 1);
  }
  return training.network;
};

type Training = { rows: Rows; plan: Plan; network: Network; pass: Pass; slopes: Float64Array; random: Random };

const CLASSES = 10;

const startTraining = (rows: Rows, plan: Plan): Training => {
  const random = randomFrom(plan.seed);
  const network = createNetwork(rows.inputs, plan.hidden, CLASSES, random);
  return { rows, plan, network, pass: createPass(network), slopes: new Float64Array(plan.hidden), random };
};

const trainEpoch = (training: Training, epoch: number, change: Change | undefined): void => {
  const { rows, plan, network, random } = training;
  const rate = plan.rate * (1 - (0.9 * epoch) / plan.epochs);
  for (const row of shuffled(rows.count, random)) {
    const from = row * rows.inputs;
    const label = rows.labels[row]!;
    const changed = change?.(network, rows.pixels, from, label, epoch);
    learnRow(training, changed ?? rows.pixels, changed === undefined ? from : 0, label, rate);
  }
};

/** One step down the slope of the loss of one row. */
const learnRow = ({ network, pass, slopes }: Training, pixels: Float32Array, from: number, label: number, rate: number): void => {
  const { inputs, hidden, classes, first, firstBias, second, secondBias } = network;
  const { units, shares } = pass;
  forward(network, pixels, from, pass);
  lossSlope(shares, label);
  unitSlopes(network, pass, slopes);
  for (let unit = 0; unit < hidden; unit += 1) {
    const value = units[unit]!;
    firstBias[unit]! -= rate * slopes[unit]!;
    if (value > 0) for (let at = 0; at < classes; at += 1) second[unit * classes + at]! -= rate * shares[at]! * value;
  }
  for (let at = 0; at < classes; at += 1) secondBias[at]! -= rate * shares[at]!;
  for (let input = 0; input < inputs; input += 1) {
    const pixel = pixels[from + input]!;
    if (pixel === 0) continue;
    const step = rate * pixel;
    const row = input * hidden;
    for (let unit = 0; unit < hidden; unit += 1) first[row + unit]! -= step * slopes[unit]!;
  }
};
