// Which line a failure is said of.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { marksOf } from './line-mark.ts';

describe('marksOf', () => {
  const names = ['app.py', 'lib/helpers.py'];
  it('puts what cannot be read first, and says each thing once', () => {
    const note = { type: 'ValueError', message: 'no', file: 'app.py', line: 2 };
    const error = { type: 'SyntaxError', message: 'odd', file: 'app.py', line: 9 };
    assert.deepEqual(marksOf([note, note, error, undefined], names, 'app.py').map(({ line, is, says }) => [line, is, says]), [[9, 'error', 'SyntaxError: odd'], [2, 'note', 'ValueError: no']]);
  });
  it('finds a file by its last part, and takes the entry where none is named', () => {
    assert.equal(marksOf([{ type: 'KeyError', message: 'x', file: 'helpers.py', line: 1 }], names, 'app.py')[0]?.file, 'lib/helpers.py');
    assert.equal(marksOf([{ type: 'KeyError', message: 'x', line: 1 }], names, 'app.py')[0]?.file, 'app.py');
  });
  it('says nothing of failures without a line', () => assert.deepEqual(marksOf([{ type: 'NoAnswer', message: 'x' }], names, 'app.py'), []));
});
