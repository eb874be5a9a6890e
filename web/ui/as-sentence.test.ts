// What stands below a field is a sentence, whoever wrote it.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { asSentence } from './as-sentence.ts';

it('makes a sentence of what goes on from a name, and leaves a sentence alone', () => {
  assert.equal(asSentence('must not be empty'), 'This must not be empty.');
  assert.equal(asSentence('write something here'), 'Write something here.');
  assert.equal(asSentence('At least 12 characters, please: 7 to go.'), 'At least 12 characters, please: 7 to go.');
});
