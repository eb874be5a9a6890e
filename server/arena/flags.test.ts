// Flags: one for each player, level and round, read as people type them.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { asFlag, flagOf, isSameFlag } from './flags.ts';

const key = randomBytes(32);
const about = { round: '2026-2', challenge: 'customer-service', level: 'easy', subject: randomUUID() };

describe('a flag', () => {
  it('is three words and four signs, the same each time', () => {
    assert.match(flagOf(key, about), /^[a-z]+-[a-z]+-[a-z]+-[2-9a-hjkmnp-z]{4}$/);
    assert.equal(flagOf(key, about), flagOf(key, { ...about }));
  });

  it('differs by player, level, challenge, round and key', () => {
    const others = [{ subject: randomUUID() }, { level: 'hard' }, { challenge: 'helpdesk' }, { round: '2027-1' }, { challenge: 'customer', level: 'service easy' }];
    const flags = [flagOf(key, about), flagOf(randomBytes(32), about), ...others.map((other) => flagOf(key, { ...about, ...other }))];
    assert.equal(new Set(flags).size, flags.length);
  });

  it('does not repeat among ten thousand players', () => {
    const flags = new Set(Array.from({ length: 10_000 }, () => flagOf(key, { ...about, subject: randomUUID() })));
    assert.ok(flags.size >= 9_999);
  });

  it('is read in any case, with blanks, and with FLAG{…} around it', () => {
    for (const typed of ['amber-falcon-river-7k2q', ' FLAG{Amber-Falcon-River-7K2Q} ', 'amber falcon river 7k2q', 'amber_falcon–river — 7k2q']) assert.equal(asFlag(typed), 'amber-falcon-river-7k2q', typed);
    assert.ok(isSameFlag('a-b-c-2345', 'a-b-c-2345') && !isSameFlag('a-b-c-2345', 'a-b-c-2346') && !isSameFlag('a', 'ab'));
  });
});
