// A kept policy draft comes back whole, and nothing else is taken for one.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asKept, type KeptPolicy } from './kept-policy.ts';

const kept: KeptPolicy = {
  draft: { title: 'Policy', dataClasses: [{ id: 'public', title: 'Public', examples: '' }], tools: [], allowed: { 'hosted-approved': ['public'], 'hosted-unapproved': [], 'local-approved': [], 'local-unapproved': [] } },
  whatChanged: 'A class.',
  basedOn: 'abc',
};

describe('asKept', () => {
  it('reads what was kept', () => assert.deepEqual(asKept(JSON.stringify(kept)), kept));

  it('takes nothing else for a draft', () => {
    const others = [null, '', 'null', '7', '{', '{}', JSON.stringify({ ...kept, basedOn: 3 }), JSON.stringify({ ...kept, draft: { ...kept.draft, tools: 'all' } }), JSON.stringify({ ...kept, draft: { ...kept.draft, allowed: {} } })];
    assert.deepEqual(others.map(asKept), others.map(() => undefined));
  });
});
