// Two drafts over one document: what one writes the other has, and neither writes more than was changed.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as Y from 'yjs';
import { pairDraft } from './pair-draft.ts';

const NAMES = ['a.py', 'b.py'];
/** Two documents that hear each other while `connect` was the last thing said. */
const two = () => {
  const [left, right] = [new Y.Doc(), new Y.Doc()];
  let isApart = false;
  for (const [one, other] of [[left, right], [right, left]] as const) one.on('update', (update: Uint8Array, origin: unknown) => origin === 'other' || isApart || Y.applyUpdate(other, update, 'other'));
  left.getText('a.py').insert(0, 'one\ntwo\n');
  const meet = (): void => {
    isApart = false;
    Y.applyUpdate(right, Y.encodeStateAsUpdate(left), 'other');
    Y.applyUpdate(left, Y.encodeStateAsUpdate(right), 'other');
  };
  return { left: pairDraft(left, NAMES), right: pairDraft(right, NAMES), part: () => (isApart = true), meet };
};

describe('the draft of a pair', () => {
  it('has what the other one wrote, and tells of it once', () => {
    const { left, right } = two();
    assert.deepEqual(right.files(), { 'a.py': 'one\ntwo\n', 'b.py': '' });
    let told = 0;
    const stop = right.watch(() => (told += 1));
    left.writeAll({ 'a.py': 'one\n', 'b.py': 'three\n' });
    assert.deepEqual([right.files(), told], [{ 'a.py': 'one\n', 'b.py': 'three\n' }, 1]);
    const before = right.files();
    left.write('a.py', 'one\n');
    assert.equal(right.files(), before, 'the same object until something changes');
    stop();
    left.write('a.py', '');
    assert.equal(told, 1);
  });

  it('keeps both changes when both wrote into one file at once', () => {
    const { left, right, part, meet } = two();
    part();
    left.write('a.py', '# left\none\ntwo\n');
    right.write('a.py', 'one\ntwo\n# right\n');
    meet();
    assert.equal(left.files()['a.py'], '# left\none\ntwo\n# right\n');
    assert.deepEqual(right.files(), left.files());
  });

  it('carries every text whole, signs of two halves too', () => {
    const text = fc.string({ unit: fc.constantFrom('😀', '😁', 'ä', 'a', '\n'), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
        const { left, right } = two();
        for (const one of texts) {
          left.write('b.py', one);
          assert.equal(right.files()['b.py'], one);
        }
      }),
    );
  });
});
