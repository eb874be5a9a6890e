// The header of a model file: what is read of a good one, and that nothing else than a plain refusal comes of a bad one.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { exampleModel, exampleVocabulary } from './example-model.ts';
import { BadModelFile, type ModelFile, readModelFile } from './read-model-file.ts';
import { tensorSize } from './tensor-size.ts';
import { writeModelFile, type Written } from './write-model-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'beforetab-gguf-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'one.gguf');
const read = (bytes: Uint8Array): ModelFile => {
  writeFileSync(path, bytes);
  return readModelFile(path);
};
const refusal = (bytes: Uint8Array): string => {
  try {
    return JSON.stringify(read(bytes));
  } catch (error) {
    assert.ok(error instanceof BadModelFile, String(error));
    return error.message;
  }
};

const good = exampleModel();
const tensorsAt = good.indexOf('token_embd.weight') - 8;
const WEIGHT = { name: 'w', dimensions: [32, 2], values: new Float32Array(64) };
const LLAMA: readonly Written[] = [
  { key: 'general.architecture', is: 'text', value: 'llama' },
  { key: 'llama.context_length', is: 'u32', value: 128 },
  { key: 'llama.block_count', is: 'u32', value: 1 },
  { key: 'tokenizer.ggml.tokens', is: 'texts', value: ['a', 'b'] },
];
const changed = (key: string, ...more: Written[]): Buffer => writeModelFile([...LLAMA.filter((one) => one.key !== key), ...more], [WEIGHT]);
/** The example with eight bytes written over at `at`. */
const withCount = (at: number, count: bigint): Buffer => {
  const bytes = Buffer.from(good);
  bytes.writeBigUInt64LE(count, at);
  return bytes;
};

describe('a model file', () => {
  it('says what it is', () => {
    assert.deepEqual(read(good), { version: 3, architecture: 'llama', title: 'Example without sense', bytes: good.length, contextTokens: 4096, vocabulary: 316, layers: 2, tensors: 21, hasTemplate: true });
    assert.ok(good.length < 200_000 && exampleModel().equals(good), 'small, and the same each time');
    assert.ok(!exampleModel('other').equals(good));
  });

  it('has a title without signs that a terminal obeys', () => {
    assert.equal(read(changed('', { key: 'general.name', is: 'text', value: `\u001b[2JQuite\n good\u202e ${'x'.repeat(200)}` })).title, `[2JQuite good ${'x'.repeat(66)}`);
  });

  it('is refused in words when it is something else, or would end the engine', () => {
    const cases: readonly [string, Uint8Array, RegExp][] = [
      ['empty', new Uint8Array(), /does not begin as a GGUF/],
      ['a zip', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(100)]), /does not begin as a GGUF/],
      ['of another version', Buffer.concat([Buffer.from('GGUF'), Buffer.from([9, 0, 0, 0]), Buffer.alloc(40)]), /of version 9/],
      ['of the other byte order', Buffer.concat([Buffer.from('GGUF'), Buffer.from([0, 0, 0, 3]), Buffer.alloc(40)]), /of version/],
      ['without tensors', writeModelFile(LLAMA, []), /no tensors/],
      ['without an architecture', changed('general.architecture'), /name its architecture/],
      ['with a path for an architecture', changed('general.architecture', { key: 'general.architecture', is: 'text', value: '../llama' }), /name its architecture/],
      ['without a context', changed('llama.context_length'), /llama.context_length/],
      ['without a vocabulary', changed('tokenizer.ggml.tokens'), /no vocabulary/],
      ['with a token twice', exampleModel('x', [...exampleVocabulary(), exampleVocabulary()[5]!]), /the same token twice/],
      ['with a key twice', changed('', LLAMA[1]!), /the key llama.context_length twice/],
      ['with a strange key', changed('', { key: 'a key', is: 'u32', value: 1 }), /a key whose name/],
      ['with an odd alignment', changed('', { key: 'general.alignment', is: 'u32', value: 33 }), /alignment/],
      ['with a tensor twice', writeModelFile(LLAMA, [WEIGHT, WEIGHT]), /the tensor w twice/],
      ['with five dimensions', writeModelFile(LLAMA, [{ ...WEIGHT, dimensions: [2, 2, 2, 2, 4] }]), /5 dimensions/],
      ['with nothing in a tensor', writeModelFile(LLAMA, [{ ...WEIGHT, dimensions: [32, 0] }]), /without elements/],
      ['with too much in a tensor', writeModelFile(LLAMA, [{ ...WEIGHT, dimensions: [2 ** 30, 2 ** 30] }]), /too many/],
      ['with more in a tensor than there is', writeModelFile(LLAMA, [{ ...WEIGHT, dimensions: [32, 3] }]), /cut off/],
    ];
    for (const [what, bytes, says] of cases) assert.match(refusal(bytes), says, what);
  });

  it('is refused at once when it says that it has more than anybody has', () => {
    for (const huge of [2n ** 64n - 1n, 2n ** 63n, 2n ** 53n, 5_000_000n]) {
      for (const at of [8, 16, 24, tensorsAt, good.indexOf('tokenizer.ggml.tokens') + 21 + 8, good.indexOf('tokenizer.ggml.scores') + 21 + 8, good.indexOf('general.name') + 12 + 4]) {
        assert.match(refusal(withCount(at, huge)), /at most are read|header/, `${huge} at ${at}`);
      }
    }
  });

  it('is refused wherever it is cut off', () => {
    for (let length = 0; length < good.length; length += 1_297) assert.ok(!refusal(good.subarray(0, length)).startsWith('{'), String(length));
  });

  it('gives a refusal or a description, whatever its bytes', () => {
    const changes = fc.array(fc.tuple(fc.nat(tensorsAt + 1_200), fc.nat(255)), { minLength: 1, maxLength: 6 });
    const check = (bytes: Buffer): void => {
      const before = process.cpuUsage();
      refusal(bytes);
      assert.ok(process.cpuUsage(before).user < 3_000_000);
    };
    const runs = process.env['TEST_FULL'] === '1' ? 5_000 : 150;
    fc.assert(fc.property(changes, (all) => {
      const bytes = Buffer.from(good.subarray(0, tensorsAt + 4_000));
      for (const [at, value] of all) bytes[at] = value;
      check(bytes);
    }), { numRuns: runs });
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => check(Buffer.concat([good.subarray(0, 24), bytes]))), { numRuns: runs });
  });
});

describe('a tensor', () => {
  it('takes what its type says, in whole blocks', () => {
    assert.equal(tensorSize(0, [32n, 2n]), 256n);
    assert.equal(tensorSize(2, [64n, 3n]), 108n);
    assert.equal(tensorSize(14, [256n]), 210n);
    assert.equal(tensorSize(2, [33n]), undefined);
    assert.equal(tensorSize(4, [32n]), undefined, 'a type that is gone');
  });
});
