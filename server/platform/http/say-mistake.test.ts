// Every way a field can be wrong is said so that somebody without code can mend it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { sayMistake, sayMistakes } from './say-mistake.ts';

const shape = z.strictObject({
  organisationName: z.string().min(1).max(120),
  email: z.email(),
  day: z.iso.date(),
  days: z.number().int().min(1).max(36_500),
  kind: z.enum(['employee', 'contractor']),
  classes: z.array(z.strictObject({ title: z.string().max(5) })).min(1).max(2),
  own: z.string().refine(() => false, 'write something here'),
});

const mistakesOf = (value: unknown) => {
  const { error } = shape.safeParse(value, { error: sayMistake });
  return (error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), says: message }));
};

describe('what is said about a field', () => {
  it('has words for what people get wrong, and none of a schema', () => {
    const said = [
      ...mistakesOf({ organisationName: '', email: 'x', day: '2024-13-45', days: 0, kind: 'x', classes: [], own: '' }),
      ...mistakesOf({ organisationName: 'x'.repeat(121), days: 40_000, classes: [{ title: 'longer than five' }, { title: '' }, { title: '' }], own: 7 }),
    ];
    for (const words of ['must not be empty', 'is not an e-mail address', 'is not a day, written as year-month-day', 'must be 1 or more', 'must be one of: employee, contractor', 'needs at least one entry', 'write something here', 'may have up to 120 characters', 'is missing', 'must be 36500 or less', 'may have up to 2 entries', 'must be a text']) {
      assert.ok(said.some(({ says }) => says === words), `${words} is not among ${JSON.stringify(said)}`);
    }
    for (const { says } of said) assert.doesNotMatch(says, /expected|received|[<>]=|Invalid|Too /);
  });

  it('says each mistake once, by the name of its field, and counts what is too much to read', () => {
    assert.equal(sayMistakes([{ path: 'organisationName', says: 'must not be empty' }, { path: '', says: 'name a team' }]), 'organisation name must not be empty; name a team');
    assert.equal(sayMistakes([{ path: 'policy.dataClasses.0.title', says: 'write something here' }]), 'data classes 1 title: write something here');
    const many = Array.from({ length: 13 }, (_each, at) => ({ path: `rows.${at}`, says: 'is missing' }));
    assert.match(sayMistakes(many), /^rows 1 is missing; .*; and 9 more$/);
  });
});
