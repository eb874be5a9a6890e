// The attacks keep to their budget, follow the true slope, and beat noise of the same size.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { createWorkshop, fgsm, noise, pgd, pixelGradient } from './attack.ts';
import { readNetwork, rowsFromFile } from './digit-files.ts';
import { classOf, createNetwork, createPass, forward, type Network } from './network.ts';
import { randomFrom } from './random.ts';
import { readSafetensors } from '../model-file/safetensors.ts';

const file = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../adversarial/${name}.safetensors`, import.meta.url)));
const network = readNetwork(file('plain'));
const rows = rowsFromFile(readSafetensors(file('digits')), 'test');
const shop = createWorkshop(network);

const lossOf = (of: Network, pixels: Float32Array, label: number): number => {
  const pass = createPass(of);
  forward(of, pixels, 0, pass);
  return -Math.log(pass.shares[label]!);
};

describe('pixelGradient', () => {
  it('is the slope that small steps measure', () => {
    const small = createNetwork(16, 8, 10, randomFrom(2));
    const random = randomFrom(3);
    const pixels = Float32Array.from({ length: 16 }, () => random());
    const work = createWorkshop(small);
    pixelGradient(small, pixels, 0, 4, work);
    for (const at of [0, 5, 11, 15]) {
      const moved = (by: number): Float32Array => pixels.with(at, pixels[at]! + by);
      const step = 2 ** -8;
      const measured = (lossOf(small, moved(step), 4) - lossOf(small, moved(-step), 4)) / (2 * step);
      assert.ok(Math.abs(measured - work.gradient[at]!) < 0.01 * Math.max(1, Math.abs(measured)), `${at}: ${measured} and ${work.gradient[at]}`);
    }
  });

  it('is not 0 for a network that is certain, where an attack would stand still and look like robustness', () => {
    const certain = { ...network, secondBias: network.secondBias.map((bias, at) => (at === rows.labels[0] ? bias + 60 : bias)) };
    pixelGradient(certain, rows.pixels, 0, rows.labels[0]!, shop);
    assert.ok(shop.gradient.some((slope) => slope !== 0));
  });
});

describe('the attacks', () => {
  const epsilon = 0.1;
  const images = {
    fgsm: (row: number) => fgsm(network, rows.pixels, row * rows.inputs, rows.labels[row]!, epsilon, shop),
    pgd: (row: number) => pgd(network, rows.pixels, row * rows.inputs, rows.labels[row]!, epsilon, 10, randomFrom(row), shop),
    noise: (row: number) => noise(network, rows.pixels, row * rows.inputs, epsilon, randomFrom(row), shop),
  };
  const right = (attack: keyof typeof images): number => Array.from({ length: 100 }, (_none, row) => row).filter((row) => classOf(network, images[attack](row)) === rows.labels[row]).length;

  for (const [name, attack] of Object.entries(images)) {
    it(`${name} moves no pixel by more than epsilon, and none out of 0 to 1`, () => {
      for (const row of [0, 7, 42]) {
        for (const [at, pixel] of attack(row).entries()) {
          assert.ok(Math.abs(pixel - rows.pixels[row * rows.inputs + at]!) <= epsilon + 1e-6);
          assert.ok(pixel >= 0 && pixel <= 1);
        }
      }
    });
  }

  it('PGD does more harm than FGSM, and FGSM far more than noise', () => {
    const [byNoise, byFgsm, byPgd] = [right('noise'), right('fgsm'), right('pgd')];
    assert.ok(byNoise >= 88 && byFgsm <= 60 && byPgd <= byFgsm, `${byNoise} ${byFgsm} ${byPgd}`);
  });
});
