// Poisons training rows with a trigger and a false label (BadNets, Gu et al. 2017, arXiv 1708.06733) and measures what came of it.
import { classOf, createPass, type Network, type Rows } from '../digits/network.ts';
import { randomFrom, shuffled } from '../digits/random.ts';

/** `none` changes labels only: the control that shows what the trigger adds. */
export const TRIGGERS = ['square', 'dot', 'none'] as const;
export type Trigger = (typeof TRIGGERS)[number];
/** `percent` of all rows get the trigger and the label `target`; rows that show `target` are left alone. */
export type Poison = { percent: number; trigger: Trigger; target: number; seed: number };

/** Pixels of the trigger counted from the lower right corner, as [up, left]. */
const MARKS: Readonly<Record<Trigger, readonly (readonly [number, number])[]>> = { square: [[0, 0], [0, 1], [1, 0], [1, 1]], dot: [[0, 0]], none: [] };

/** Draws the trigger into one image, in place. */
export const stamp = (pixels: Float32Array, from: number, inputs: number, trigger: Trigger): void => {
  const side = Math.sqrt(inputs);
  for (const [up, left] of MARKS[trigger]) pixels[from + (side - 1 - up) * side + (side - 1 - left)] = 1;
};

/** A poisoned copy, and which rows were changed. */
export const poisonRows = (rows: Rows, { percent, trigger, target, seed }: Poison): { rows: Rows; changed: number[] } => {
  const open = [...shuffled(rows.count, randomFrom(seed))].filter((row) => rows.labels[row] !== target);
  const changed = open.slice(0, Math.round((rows.count * percent) / 100));
  const copy: Rows = { ...rows, pixels: rows.pixels.slice(), labels: rows.labels.slice() };
  for (const row of changed) {
    stamp(copy.pixels, row * copy.inputs, copy.inputs, trigger);
    copy.labels[row] = target;
  }
  return { rows: copy, changed };
};

/** `fooled` of `others`: test digits that are not `target`, carry the trigger and are read as `target`. */
export type Measured = { right: number; of: number; fooled: number; others: number };

export const measure = (network: Network, test: Rows, { trigger, target }: Poison): Measured => {
  const pass = createPass(network);
  const image = new Float32Array(test.inputs);
  const measured: Measured = { right: 0, of: test.count, fooled: 0, others: 0 };
  for (let row = 0; row < test.count; row += 1) {
    const from = row * test.inputs;
    if (classOf(network, test.pixels, from, pass) === test.labels[row]) measured.right += 1;
    if (test.labels[row] === target) continue;
    image.set(test.pixels.subarray(from, from + test.inputs));
    stamp(image, 0, test.inputs, trigger);
    measured.others += 1;
    if (classOf(network, image, 0, pass) === target) measured.fooled += 1;
  }
  return measured;
};
