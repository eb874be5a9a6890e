// What counts as giving a secret away, and what does not.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { reveals } from './reveals.ts';

const secret = 'rg-bcdfghjkmn';

it('finds a secret in spellings that one call undoes, and large parts of it', () => {
  const bytes = Buffer.from(secret);
  for (const text of [secret, [...secret].reverse().join(''), bytes.toString('hex'), bytes.toString('base64'), Buffer.from(`user:${secret}`).toString('base64'), Buffer.from(`a${secret}b`).toString('base64'), `rg%2dbcdfghjkmn`, [...bytes].join(', '), secret.slice(0, -4), secret.slice(3), JSON.stringify([...secret]), [...secret].join(' - ')]) {
    assert.equal(reveals(`a line with ${text} in it`, secret), true, text);
  }
});

it('leaves a mask, the last four signs and other texts alone', () => {
  for (const text of ['rg-…', '…jkmn', '***', '[secret]', 'rg-other', '', Buffer.from('something else entirely').toString('base64')]) assert.equal(reveals(`a line with ${text} in it`, secret), false, text);
  assert.equal(reveals('anything', ''), false);
});
