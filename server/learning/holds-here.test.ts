// What "here, by your policy" says follows the policy and nothing else.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { holdsHere } from './holds-here.ts';

const policy = {
  version: 'a'.repeat(64),
  dataClasses: [
    { id: 'internal', title: 'Internal' },
    { id: 'restricted', title: 'Restricted' },
    { id: 'secret', title: 'Secret' },
  ],
  allowed: { 'hosted-approved': ['internal'], 'hosted-unapproved': [], 'local-approved': ['internal', 'restricted'], 'local-unapproved': [] },
};

describe('here, by your policy', () => {
  it('says what may go where', () => {
    const said = holdsHere({ hosting: 'hosted', dataClass: 'internal', tool: 'approved' }, policy);
    assert.equal(said.isAllowed, true);
    assert.deepEqual([said.dataClass, said.tool, said.version], ['Internal', 'hosted-approved', policy.version]);
  });
  it('names a tool that may be used instead', () => {
    const said = holdsHere({ hosting: 'hosted', dataClass: 'restricted', tool: 'approved' }, policy);
    assert.equal(said.isAllowed, false);
    assert.deepEqual([said.tool, said.instead], ['hosted-approved', 'local-approved']);
  });
  it('names an approved tool before one that is not', () => {
    const open = { ...policy, allowed: { ...policy.allowed, 'hosted-unapproved': ['restricted'] } };
    assert.equal(holdsHere({ hosting: 'hosted', dataClass: 'restricted', tool: 'approved' }, open).instead, 'local-approved');
  });
  it('says so when no tool may have it', () => {
    assert.equal(holdsHere({ hosting: 'local', dataClass: 'secret', tool: 'approved' }, policy).instead, null);
  });
});
