// The rail: never more than six, nothing for others, nothing that is not there.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { currentEntry, railFor } from './rail-entries.ts';
import type { Role } from './session.ts';

const all = (): boolean => true;
const addresses = (roles: Role[]): string[] => railFor(roles, all).map(({ to }) => to);

describe('the rail', () => {
  it('has at most six entries, even for somebody with every role', () => {
    assert.equal(addresses(['learner', 'champion', 'instructor', 'manager', 'owner', 'auditor']).length, 6);
  });
  it('shows a learner what a learner may open', () => {
    assert.deepEqual(addresses(['learner']), ['/', '/catalogue', '/policy']);
  });
  it('shows an auditor the rules of keeping, which they may read', () => {
    assert.deepEqual(addresses(['learner', 'auditor']), ['/', '/catalogue', '/people', '/progress', '/policy', '/organisation']);
  });
  it('leaves out pages that are not there', () => {
    assert.deepEqual(railFor(['owner'], (path) => path !== '/people').some(({ to }) => to === '/people'), false);
  });
  it('gives each entry a letter of its own', () => {
    const keys = railFor(['owner'], all).map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length);
  });
  it('knows where a page belongs', () => {
    const entries = railFor(['owner'], all);
    assert.equal(currentEntry(entries, '/modules/using-ai-tools/quiz')?.to, '/catalogue');
    assert.equal(currentEntry(entries, '/people/import')?.to, '/people');
    assert.equal(currentEntry(entries, '/peoples'), undefined);
    assert.equal(currentEntry(entries, '/content-reviews')?.to, '/organisation');
    assert.equal(currentEntry(railFor(['instructor'], all), '/content-reviews')?.to, '/catalogue');
    assert.equal(currentEntry(railFor(['champion'], all), '/effectiveness/samples')?.to, '/');
    assert.equal(currentEntry(entries, '/')?.to, '/');
  });
});
