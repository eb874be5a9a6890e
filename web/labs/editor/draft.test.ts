// Drafts: what changed between two texts, and who is told.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { areSame, changeBetween, soloDraft } from './draft.ts';

describe('changeBetween', () => {
  it('gives the second text when it is made in the first', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 20 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { at, remove, insert } = changeBetween(before, after);
        assert.equal(before.slice(0, at) + insert + before.slice(at + remove), after);
      }),
    );
  });
  it('takes a sign of two halves out and puts it in whole', () => {
    const text = fc.string({ unit: fc.constantFrom('😀', '😁', '🌀', 'a', '\n'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { at, remove, insert } = changeBetween(before, after);
        assert.equal(before.slice(0, at) + insert + before.slice(at + remove), after);
        assert.ok(insert.isWellFormed() && before.slice(at, at + remove).isWellFormed());
      }),
    );
  });
  it('is as small as what was typed', () => assert.deepEqual(changeBetween('one two', 'one, two'), { at: 3, remove: 0, insert: ',' }));
});

describe('soloDraft', () => {
  it('tells of changes, and of nothing else', () => {
    const draft = soloDraft({ 'a.py': 'x', 'b.py': 'y' });
    let told = 0;
    const stop = draft.watch(() => (told += 1));
    draft.write('a.py', 'x');
    draft.write('a.py', 'z');
    draft.writeAll({ 'a.py': 'z', 'b.py': 'y' });
    stop();
    draft.write('b.py', 'w');
    assert.equal(told, 1);
    assert.ok(areSame(draft.files(), { 'a.py': 'z', 'b.py': 'w' }));
  });
});
