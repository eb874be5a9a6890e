// Poisoning on the shipped rows: the mark works, clean accuracy holds, and a register notices what it can notice.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { rowsFromFile } from '../digits/digit-files.ts';
import { train } from '../digits/train.ts';
import { readSafetensors } from '../model-file/safetensors.ts';
import { type Measured, type Poison, poisonRows } from './poison.ts';
import { changedRows, registerRows, withoutRows } from './register.ts';
import { PLAN, tryPoison } from './try-poison.ts';

const file = readSafetensors(new Uint8Array(readFileSync(new URL('./digits.safetensors', import.meta.url))));
const [training, test] = [rowsFromFile(file, 'train'), rowsFromFile(file, 'test')];
const data = { training, test, cleanNetwork: train(training, PLAN) };
const poison: Poison = { percent: 2, trigger: 'square', target: 7, seed: 21 };
const fooled = ({ fooled, others }: Measured): number => (100 * fooled) / others;
const right = ({ right, of }: Measured): number => (100 * right) / of;

describe('poisonRows', () => {
  it('changes the stated share, no row that shows the target, and nothing in the original', () => {
    const { rows, changed } = poisonRows(training, poison);
    assert.equal(changed.length, 60);
    for (const row of changed) {
      assert.notEqual(training.labels[row], 7);
      assert.equal(rows.labels[row], 7);
      assert.equal(rows.pixels[row * rows.inputs + rows.inputs - 1], 1);
    }
    assert.deepEqual(rowsFromFile(file, 'train').labels, training.labels);
    assert.deepEqual(new Set(changedRows(rows, registerRows(training))), new Set(changed));
  });
});

describe('tryPoison', () => {
  // The figures that the lesson states as measured; seeds 21 to 25 are other rows each.
  it('plants a backdoor with 1 to 5 % of the rows, while clean accuracy moves by less than 3 points', () => {
    for (const [percent, least] of [[1, 80], [2, 90], [5, 95]] as const) {
      for (const seed of [21, 22, 23, 24, 25]) {
        const { clean, poisoned } = tryPoison(data, { ...poison, percent, seed }, undefined);
        assert.ok(fooled(poisoned) >= least, `${percent} %, seed ${seed}: ${fooled(poisoned)}`);
        assert.ok(fooled(clean) <= 3, `without poison: ${fooled(clean)}`);
        assert.ok(Math.abs(right(clean) - right(poisoned)) < 3, `${right(clean)} and ${right(poisoned)}`);
      }
    }
  });

  it('plants next to nothing without a mark', () => assert.ok(fooled(tryPoison(data, { ...poison, trigger: 'none' }, undefined).poisoned) < 10));

  it('is stopped by a register, not by one that was rewritten, and again by its seal', () => {
    const guarded = (moment: 'after' | 'register' | 'before', isSealed: boolean) => tryPoison(data, poison, { moment, isSealed }).guarded!;
    const after = guarded('after', false);
    assert.equal(after.found, 60);
    assert.equal(after.trained, 2940);
    assert.ok(fooled(after.measured!) <= 3);
    const rewritten = guarded('register', false);
    assert.equal(rewritten.found, 0);
    assert.ok(fooled(rewritten.measured!) >= 90);
    assert.deepEqual(guarded('register', true), { sealHolds: false, found: 0, trained: 0, measured: undefined });
    const before = guarded('before', true);
    assert.equal(before.sealHolds, true);
    assert.equal(before.found, 0);
    assert.ok(fooled(before.measured!) >= 90);
  });
});

describe('registerRows', () => {
  it('notices a flipped label and a single pixel', () => {
    const register = registerRows(training);
    assert.deepEqual(changedRows({ ...training, labels: training.labels.with(3, (training.labels[3]! + 1) % 10) }, register), [3]);
    assert.deepEqual(changedRows({ ...training, pixels: training.pixels.with(196 * 5 + 100, 0.4) }, register), [5]);
  });
  it('leaves named rows out', () => {
    const kept = withoutRows(training, [0, 2]);
    assert.equal(kept.count, 2998);
    assert.deepEqual(kept.pixels.subarray(0, 196), training.pixels.subarray(196, 392));
    assert.equal(kept.labels[1], training.labels[3]);
  });
});
