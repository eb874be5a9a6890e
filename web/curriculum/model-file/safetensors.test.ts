// The reader refuses what the format forbids, and gives back what was written.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BadModelFile, readSafetensors, tensorOf, writeSafetensors } from './safetensors.ts';

const whole = writeSafetensors({ w: { dtype: 'F32', shape: [2, 2], values: Float32Array.from([1, 2, 3, 4]) }, b: { dtype: 'I8', shape: [3], values: Int8Array.from([-1, 0, 1]) } }, { madeBy: 'a test' });
const withHeader = (header: unknown, data: number): Uint8Array => {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + data);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
};
const tensor = (from: number, to: number, shape = [to - from]): object => ({ dtype: 'U8', shape, data_offsets: [from, to] });

describe('readSafetensors', () => {
  it('reads what was written', () => {
    const read = readSafetensors(whole);
    assert.deepEqual(read.metadata, { madeBy: 'a test' });
    assert.deepEqual(tensorOf(read, 'w', 'F32'), Float32Array.from([1, 2, 3, 4]));
    assert.deepEqual(tensorOf(read, 'b', 'I8'), Int8Array.from([-1, 0, 1]));
    assert.throws(() => tensorOf(read, 'w', 'U8'), BadModelFile);
  });

  const bad: Record<string, [Uint8Array, RegExp]> = {
    'less than a length': [new Uint8Array(7), /shorter/],
    'a length beyond the file': [whole.with(4, 1), /claims/],
    'a header that is no JSON': [withHeader('{"w": ', 0), /not JSON/],
    'a header that is no object': [withHeader('[1]', 0), /no JSON object/],
    'metadata with a number': [withHeader({ __metadata__: { seed: 1 } }, 0), /texts only/],
    'an unknown type': [withHeader({ w: { dtype: 'PICKLE', shape: [1], data_offsets: [0, 1] } }, 1), /does not know/],
    'a negative shape': [withHeader({ w: { dtype: 'U8', shape: [-1], data_offsets: [0, 1] } }, 1), /no shape/],
    'offsets the wrong way round': [withHeader({ w: tensor(2, 1, [1]) }, 2), /does not say where/],
    'a shape that does not fit': [withHeader({ w: tensor(0, 2, [3]) }, 2), /needs 3 bytes/],
    'two tensors over each other': [withHeader({ a: tensor(0, 2), b: tensor(1, 3) }, 3), /over another/],
    'a hole': [withHeader({ a: tensor(0, 2), b: tensor(3, 4) }, 4), /no tensor owns/],
    'bytes after the last tensor': [withHeader({ a: tensor(0, 2) }, 9), /no tensor owns/],
    'fewer bytes than it says': [withHeader({ a: tensor(0, 9) }, 2), /need 9 bytes/],
  };
  for (const [what, [bytes, says]] of Object.entries(bad)) {
    it(`refuses ${what}`, () => assert.throws(() => readSafetensors(bytes), (problem) => problem instanceof BadModelFile && says.test(problem.message)));
  }
});
