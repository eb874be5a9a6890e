// Names that capabilities hand to people's pages have words there: what is kept of a person, and how long and why.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { capabilities } from '../server/app.ts';
import { ownMessages } from '../web/people/own-messages.ts';

const missing = (keys: readonly string[]): string[] => keys.filter((key) => !Object.hasOwn(ownMessages, key));

describe('the pages about what is kept', () => {
  it('have a heading for every part of one’s data', () => {
    const parts = capabilities.flatMap(({ personal = [] }) => personal);
    assert.ok(parts.length > 5);
    assert.deepEqual(missing(parts.map(({ name }) => `people.part.${name}`)), []);
  });

  it('say of every retention rule what it keeps, and why', () => {
    const rules = capabilities.flatMap(({ retention = [] }) => retention);
    assert.ok(rules.length > 3);
    assert.deepEqual(missing(rules.flatMap(({ name }) => [`people.keeps.${name}`, `people.keeps.${name}.why`])), []);
  });
});
