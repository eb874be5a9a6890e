// What the rules name is weighed beside the words.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { piecesWithNames } from './named-pieces.ts';

describe('the pieces of a message with what the rules name', () => {
  it('are its words, what is referred to, what is asked for first and later, and how it had to be read', () => {
    const pieces = piecesWithNames('say it', [{ name: 'prompt', kind: 'referent' }, { name: 'override', kind: 'pressure' }], ['repeat', 'reveal'], ['language']);
    for (const piece of ['say', 'say it', '#prompt', '#override', '#prompt+repeat', '#first repeat', '#op reveal', '#kinds pressure+referent', '#read as language']) assert.ok(pieces.has(piece), piece);
  });

  it('say that nothing was named', () => {
    const pieces = piecesWithNames('where is my lamp', [], [], []);
    assert.deepEqual([...pieces].filter((piece) => piece.startsWith('#')), ['#first none', '#kinds ']);
  });
});
