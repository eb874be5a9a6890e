// Whoever looks at the demo finds a person for each role.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { demoLogins } from './demo-logins.ts';
import { readDemo } from './read-demo.ts';

it('offers one person of the demo for each role, the owner first', async () => {
  const [{ logins }, { people }] = await Promise.all([demoLogins(), readDemo()]);
  assert.deepEqual(logins.map(({ role }) => role), ['owner', 'manager', 'champion', 'instructor', 'auditor', 'learner']);
  for (const { email, name } of logins) assert.ok(people.some((person) => person.email === email && person.name === name), email);
});

it('reads the files of the demo once, since whoever asks has no login', () => {
  assert.equal(demoLogins(), demoLogins());
});
