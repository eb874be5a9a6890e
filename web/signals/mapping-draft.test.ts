// A mapping survives being typed, and what is left empty is not sent.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Mapping } from '../../server/signals/schemas.ts';
import { draftOf, emptyDraft, mappingOf } from './mapping-draft.ts';

describe('a mapping as it is typed', () => {
  it('is the same after being shown and sent again', () => {
    const mapping = Mapping.parse({ format: 'csv', time: 'at', user: 'mail', prompt: ['text', 'messages[*].content'] });
    assert.deepEqual(mappingOf(draftOf(mapping)), mapping);
  });
  it('leaves out what is empty, and takes several paths by commas', () => {
    const mapping = mappingOf({ ...emptyDraft, time: ' at ', prompt: 'a, b[0].c ,' });
    assert.deepEqual(mapping, { format: 'json', time: 'at', prompt: ['a', 'b[0].c'], toolResult: [], reply: [] });
    assert.ok(Mapping.safeParse(mapping).success);
  });
});
