// The pure decisions of people.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fullRoles, isSeenStale, loginExpiry, passwordMistake, wouldCircle } from './rules.ts';

const ABOUT = { name: 'Ada Lovelace', email: 'ada.lovelace@example.org' };
const DAY_MS = 86_400_000;

describe('passwordMistake', () => {
  it('asks for length and nothing else', () => {
    assert.match(passwordMistake('eleven char', ABOUT)!, /12 characters/);
    assert.equal(passwordMistake('all small letters', ABOUT), undefined);
    assert.equal(passwordMistake('ünïcödé wörds', ABOUT), undefined);
  });

  it('counts characters as people do', () => {
    assert.match(passwordMistake('😀😁😂🤣😃😄', ABOUT)!, /12 characters/);
  });

  it('refuses the own name and address in any case, and what is tried first', () => {
    for (const password of ['ADA.LOVELACE@example.org', 'ada lovelace', 'AdaLovelace ', 'ada.lovelace', 'Password1234', 'abababababababab']) {
      assert.notEqual(passwordMistake(password, ABOUT), undefined, password);
    }
  });
});

describe('loginExpiry', () => {
  it('slides by 14 days, and ends after 90 however often it is used', () => {
    const made = new Date('2026-01-01T00:00:00Z');
    assert.equal(loginExpiry(made, made).getTime(), made.getTime() + 14 * DAY_MS);
    assert.equal(loginExpiry(made, new Date(made.getTime() + 80 * DAY_MS)).getTime(), made.getTime() + 90 * DAY_MS);
  });

  it('is written at most every ten minutes', () => {
    const seen = new Date('2026-01-01T00:00:00Z');
    assert.equal(isSeenStale(seen, new Date(seen.getTime() + 599_999)), false);
    assert.equal(isSeenStale(seen, new Date(seen.getTime() + 600_000)), true);
  });
});

describe('wouldCircle', () => {
  it('agrees with walking up from the person, on any tree', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 2, maxLength: 20 }), fc.nat(19), fc.nat(19), (parents, a, b) => {
        // Each one's manager stands before them, so the start has no circle.
        const managerOf = (id: string): string | null => (Number(id) === 0 ? null : String(parents[Number(id)]! % Number(id)));
        const [person, manager] = [String(a % parents.length), String(b % parents.length)];
        const after = (id: string): string | null => (id === person ? manager : managerOf(id));
        let steps = 0;
        for (let id: string | null = person; id !== null && steps <= parents.length; id = after(id)) steps += 1;
        assert.equal(wouldCircle(person, manager, managerOf), steps > parents.length);
      }),
    );
  });
});

describe('fullRoles', () => {
  it('makes everyone a learner, each role once, in one order', () => {
    assert.deepEqual(fullRoles([]), ['learner']);
    assert.deepEqual(fullRoles(['owner', 'champion', 'owner']), ['learner', 'champion', 'owner']);
  });
});
