// Addresses: escaped, short, and never leading away after signing in.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { paths, safeNext, withSearch } from './paths.ts';

describe('paths', () => {
  it('escapes what it is given', () => assert.equal(paths.unit('a/b', 'c?d'), '/modules/a%2Fb/c%3Fd'));

  it('keeps what opens a door behind the #', () => assert.deepEqual([paths.link('a b'), paths.joinPair('abcde-fghjk'), paths.joinPair()], ['/links#a%20b', '/join#abcde-fghjk', '/join']));

  it('leaves out empty search', () => {
    assert.equal(withSearch('/people', { search: '', page: undefined, team: null }), '/people');
    assert.equal(paths.people({ search: 'a b', page: 2 }), '/people?search=a+b&page=2');
  });

  it('goes back to pages of ours only after signing in', () => {
    assert.equal(safeNext('/modules/a?step=2'), '/modules/a?step=2');
    for (const bad of [undefined, 'https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example', '/sign-in?next=/', '/api/me/data/export', 'javascript:alert(1)']) {
      assert.equal(safeNext(bad), '/', String(bad));
    }
  });
});
