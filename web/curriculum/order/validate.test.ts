// The steps of the validator, what goes wrong in which order, and the shipped exercise.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import type { OrderExercise } from '../../../server/curriculum/schemas.ts';
import { judgeOrder, moved, passesLuhn, validate } from './validate.ts';

const exercise = parse(readFileSync(new URL('../../../content/modules/secure-ai-integration/exercises/validator-order.yaml', import.meta.url), 'utf8')) as OrderExercise;
const wrongAfter = (steps: readonly string[]): string[] => judgeOrder(exercise, steps).filter(({ wrong }) => wrong.length > 0).map(({ row }) => row.title);

describe('the steps', () => {
  it('decode entities once, in decimal, hexadecimal and by name', () => {
    assert.equal(validate('&#64;&#x40;&commat;&lt;', ['decode'], 99), '@@@<');
    assert.equal(validate('&amp;lt;', ['decode'], 99), '&lt;');
    assert.equal(validate('&nothing; &#xFFFFFFFF;', ['decode'], 99), '&nothing; &#xFFFFFFFF;');
    assert.equal(validate('ja\u200Bva', ['decode'], 99), 'java');
  });
  it('redact cards by their check digit, or any long number', () => {
    const text = '4111 1111 1111 1111 and 1234 5678 9012 3456';
    assert.equal(validate(text, ['card'], 99), '[card] and 1234 5678 9012 3456');
    assert.equal(validate(text, ['digits'], 99), '[card] and [card]');
  });
  it('build a tag when the one inside is taken out', () => assert.equal(validate('<scr<script>x</script>ipt>', ['strip-script'], 99), '<script>'));
  it('encode what HTML gives a meaning', () => assert.equal(validate(`<a href="x" title='y'>&`, ['encode'], 99), '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;'));
  it('leave out what they do not know', () => assert.equal(validate('a', ['moon', 'constructor'], 99), 'a'));
});

describe('passesLuhn', () => {
  // Published test numbers of card schemes.
  it('knows cards from other numbers', () => {
    for (const number of ['4111111111111111', '5555 5555 5555 4444', '378282246310005']) assert.equal(passesLuhn(number), true, number);
    for (const number of ['4111111111111112', '1234567890123456', '']) assert.equal(passesLuhn(number), false, number);
  });
  it('takes about one number in ten for a card', () => {
    const passed = Array.from({ length: 1_000 }, (_none, at) => String(4_000_000_000_000_000 + at * 7_919)).filter(passesLuhn).length;
    assert.ok(passed > 70 && passed < 130, String(passed));
  });
});

describe('moved', () => {
  it('swaps neighbours and stays inside', () => {
    assert.deepEqual(moved(['a', 'b', 'c'], 'b', -1), ['b', 'a', 'c']);
    assert.deepEqual(moved(['a', 'b', 'c'], 'b', 1), ['a', 'c', 'b']);
    assert.deepEqual(moved(['a', 'b'], 'a', -1), ['a', 'b']);
    assert.deepEqual(moved(['a', 'b'], 'z', 1), ['a', 'b']);
  });
});

describe('the shipped order', () => {
  it('starts with most answers wrong and is solved by its solution', () => {
    assert.ok(wrongAfter(exercise.start).length >= 5);
    assert.deepEqual(wrongAfter(exercise.solution), []);
  });
  it('needs each step of the solution, and punishes each classic mistake', () => {
    for (const left of exercise.solution) assert.notDeepEqual(wrongAfter(exercise.solution.filter((step) => step !== left)), [], left);
    for (const [mistake, steps] of Object.entries({
      'checks before decoding': ['email', 'card', 'decode', 'cut', 'encode'],
      'cuts before checking': ['decode', 'cut', 'email', 'card', 'encode'],
      'decodes last': ['email', 'card', 'cut', 'encode', 'decode'],
      'cuts what is encoded': ['decode', 'email', 'card', 'encode', 'cut'],
      'takes every long number': ['decode', 'email', 'digits', 'cut', 'encode'],
      'removes instead of encoding': ['decode', 'email', 'card', 'strip-script', 'cut'],
    })) assert.notDeepEqual(wrongAfter(steps), [], mistake);
  });
});
