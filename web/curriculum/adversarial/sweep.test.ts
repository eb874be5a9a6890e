// The figures of the lesson on adversarial evaluation, measured again on the shipped models and digits.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readNetwork, rowsFromFile } from '../digits/digit-files.ts';
import { readSafetensors } from '../model-file/safetensors.ts';
import { type Attack, breakEven, measurePoint, wilson } from './sweep.ts';

const file = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`./${name}.safetensors`, import.meta.url)));
const rows = rowsFromFile(readSafetensors(file('digits')), 'test');
const networks = { plain: readNetwork(file('plain')), hardened: readNetwork(file('hardened')) };
const right = (network: keyof typeof networks, attack: Attack, epsilon: number): number => measurePoint(attack, networks[network], rows, epsilon).right / 3;
const about = (measured: number, stated: number): void => assert.ok(Math.abs(measured - stated) < 1, `${measured}, and ${stated} is stated`);

describe('measurePoint', () => {
  it('finds what the lesson states for the plain model', () => {
    about(right('plain', 'noise', 0), 94);
    about(right('plain', 'noise', 0.1), 93);
    about(right('plain', 'fgsm', 0.1), 45);
    about(right('plain', 'pgd', 0.1), 32);
    about(right('plain', 'pgd', 0.15), 13);
  });
  it('finds what the lesson states for the hardened model', () => {
    about(right('hardened', 'noise', 0), 92.7);
    about(right('hardened', 'pgd', 0.1), 79);
    about(right('hardened', 'pgd', 0.15), 70);
    about(right('hardened', 'pgd', 0.3), 7);
  });
});

describe('wilson', () => {
  // Reference: R 4.2, prop.test(x, n, correct = FALSE)$conf.int
  it('agrees with R', () => {
    const close = (given: { low: number; high: number }, low: number, high: number): void => assert.ok(Math.abs(given.low - low) < 5e-4 && Math.abs(given.high - high) < 5e-4, JSON.stringify(given));
    close(wilson(15, 50), 0.1910, 0.4375);
    close(wilson(0, 20), 0, 0.1611);
    close(wilson(20, 20), 0.8389, 1);
  });
});

describe('breakEven', () => {
  it('is where both expect the same', () => {
    const share = breakEven({ clean: 94, attacked: 13 }, { clean: 93, attacked: 70 })!;
    assert.ok(Math.abs(94 + (13 - 94) * share - (93 + (70 - 93) * share)) < 1e-9);
  });
  it('is undefined where one is better at every share', () => {
    assert.equal(breakEven({ clean: 93, attacked: 13 }, { clean: 94, attacked: 70 }), undefined);
    assert.equal(breakEven({ clean: 94, attacked: 70 }, { clean: 93, attacked: 13 }), undefined);
  });
});
