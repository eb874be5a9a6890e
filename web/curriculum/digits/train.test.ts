// Training learns what is there to learn, the same way each time.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countRight, type Rows } from './network.ts';
import { randomFrom, shuffled } from './random.ts';
import { train } from './train.ts';

/** Each class lights one pixel of sixteen, with some noise on the others. */
const easyRows = (count: number, seed: number): Rows => {
  const random = randomFrom(seed);
  const labels = Uint8Array.from({ length: count }, (_none, row) => row % 10);
  const pixels = Float32Array.from({ length: count * 16 }, () => random() * 0.3);
  for (let row = 0; row < count; row += 1) pixels[row * 16 + labels[row]!] = 1;
  return { count, inputs: 16, pixels, labels };
};
const plan = { hidden: 12, epochs: 12, rate: 0.1, seed: 1 };

describe('train', () => {
  it('learns easy rows, and reads rows it has not seen', () => {
    const network = train(easyRows(300, 1), plan);
    assert.ok(countRight(network, easyRows(100, 2)) >= 97);
  });
  it('gives the same weights for the same seed, and others for another', () => {
    const rows = easyRows(60, 1);
    assert.deepEqual(train(rows, plan).first, train(rows, plan).first);
    assert.notDeepEqual(train(rows, plan).first, train(rows, { ...plan, seed: 2 }).first);
  });
  it('says after each epoch how many are done', () => {
    const heard: number[] = [];
    train(easyRows(20, 1), { ...plan, epochs: 3 }, (done) => heard.push(done));
    assert.deepEqual(heard, [1, 2, 3]);
  });
  it('learns the changed row where a row is changed first', () => {
    const rows = easyRows(100, 1);
    const blank = train(rows, plan, undefined, () => new Float32Array(16));
    assert.ok(countRight(blank, rows) <= 25);
  });
});

describe('shuffled', () => {
  it('holds every number once', () => assert.deepEqual([...shuffled(50, randomFrom(9))].sort((one, other) => one - other), Array.from({ length: 50 }, (_none, at) => at)));
});
