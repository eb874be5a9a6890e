// The stand-in for Buffer answers as Node's own does, for what lab code asks of it.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { LabBuffer } from './buffer.ts';

it('reads and writes as Buffer does', () => {
  for (const [text, encoding] of [['aü€', 'utf8'], ['00ff7f', 'hex'], ['0fz1', 'hex'], ['abc', 'hex'], ['aGVsbG8=', 'base64'], ['_-8', 'base64url'], ['aGVsbA', 'base64'], ['é', 'latin1']] as const) {
    assert.deepEqual([...LabBuffer.from(text, encoding)], [...Buffer.from(text, encoding)], `${text} as ${encoding}`);
  }
  const [ours, theirs] = [LabBuffer.from([0, 255, 104, 105]), Buffer.from([0, 255, 104, 105])];
  for (const encoding of ['hex', 'base64', 'base64url', 'latin1', 'utf8'] as const) assert.equal(ours.toString(encoding), theirs.toString(encoding));
  assert.equal(LabBuffer.concat([LabBuffer.from('a'), LabBuffer.from('ü')]).toString(), 'aü');
  assert.equal(LabBuffer.byteLength('aü€'), Buffer.byteLength('aü€'));
  assert.equal(ours.equals(theirs), true);
  assert.equal(LabBuffer.isBuffer(ours) && !LabBuffer.isBuffer(new Uint8Array(1)), true);
});
