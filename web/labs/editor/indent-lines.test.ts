// Indenting without the editor.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { indentLines } from './indent-lines.ts';

describe('indentLines', () => {
  it('moves the line of the cursor, and the cursor with it', () => {
    assert.deepEqual(indentLines('a\nb\nc', 3, 3, '  ', true), { text: 'a\n  b\nc', from: 5, to: 5 });
    assert.deepEqual(indentLines('a\n  b\nc', 5, 5, '  ', false), { text: 'a\nb\nc', from: 3, to: 3 });
  });
  it('moves every line of a choice, leaving empty ones empty', () => {
    assert.equal(indentLines('a\n\nb\nc', 0, 4, '    ', true).text, '    a\n\n    b\nc');
    assert.equal(indentLines('    a\n\n  b\nc', 0, 9, '    ', false).text, 'a\n\nb\nc');
  });
  it('takes back what was done, and never more than there is', () => {
    const text = 'if x:\n    y\n  z\n';
    const more = indentLines(text, 0, text.length - 1, '  ', true);
    assert.deepEqual(indentLines(more.text, more.from, more.to, '  ', false), { text, from: 0, to: text.length - 1 });
    assert.equal(indentLines(' a', 2, 2, '    ', false).text, 'a');
  });
});
