// Who sends what is not genuine is stopped for the rest of a minute, and nobody else with them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Sender, unverifiedCeiling } from './unverified-ceiling.ts';

const START = new Date('2026-10-07T10:00:20Z').getTime();
const after = (seconds: number): Date => new Date(START + seconds * 1000);
const MOST = { forOne: 3, forAll: 5 };

const ceilingWith = () => {
  const ceiling = unverifiedCeiling(MOST);
  const tries = (sender: Sender, times: number, at = after(0)): string =>
    Array.from({ length: times }, () => {
      try {
        ceiling.begin(sender, at);
        return '.';
      } catch (error) {
        assert.equal((error as { kind: string }).kind, 'LimitReached');
        return 'x';
      }
    }).join('');
  return { ceiling, tries };
};

describe('what is not genuine', () => {
  it('is refused after so many of one address for one target, and taken again when the minute is over', () => {
    const { ceiling, tries } = ceilingWith();
    assert.equal(tries({ address: '203.0.113.7', target: 'one' }, 5), '...xx');
    assert.equal(tries({ address: '203.0.113.8', target: 'one' }, 1), '.');
    assert.equal(tries({ address: '203.0.113.7', target: 'two' }, 1), '.');
    assert.throws(() => ceiling.begin({ address: '203.0.113.7', target: 'one' }, after(5)), { kind: 'LimitReached', retryAfterSeconds: 35 });
    assert.equal(tries({ address: '203.0.113.7', target: 'one' }, 1, after(40)), '.');
  });

  it('is refused after so many of one address for many targets, known or not, and under many names', () => {
    const { tries } = ceilingWith();
    assert.equal(['a', 'b', 'c', 'd', 'e', 'f'].map((target) => tries({ address: '203.0.113.7', target }, 1)).join(''), '.....x');
    assert.equal(['a', 'b', 'c', 'd'].map((hook) => tries({ address: '203.0.113.9', target: 'one', hook }, 1)).join(''), '...x');
  });

  it('of one customer with many IPv6 addresses is of one address', () => {
    const { tries } = ceilingWith();
    assert.equal(['1', '2', '3', '4'].map((last) => tries({ address: `2001:db8:1:2::${last}`, target: 'one' }, 1)).join(''), '...x');
  });
});

describe('who was verified', () => {
  const genuine = { address: '203.0.113.7', target: 'one', hook: '12' };

  it('is never refused, however much of the same address is not, and for a day', () => {
    const { ceiling, tries } = ceilingWith();
    ceiling.begin(genuine, after(0));
    ceiling.verified(genuine, after(0));
    tries({ address: '203.0.113.7', target: 'one', hook: '13' }, 100);
    tries({ address: '203.0.113.7', target: 'one' }, 100);
    assert.equal(tries(genuine, 100), '.'.repeat(100));
    assert.equal(tries(genuine, 4, after(86_401)), '...x');
  });

  it('does not pay for what was genuine', () => {
    const { ceiling, tries } = ceilingWith();
    for (let at = 0; at < 20; at += 1) {
      const sender = { address: '203.0.113.7', target: 'one', hook: String(at) };
      ceiling.begin(sender, after(0));
      ceiling.verified(sender, after(0));
    }
    assert.equal(tries({ address: '203.0.113.7', target: 'one' }, 4), '...x');
  });

  it('comes from other addresses too, apart from what others send from there; who only claims its name is stopped', () => {
    const { ceiling, tries } = ceilingWith();
    ceiling.begin(genuine, after(0));
    ceiling.verified(genuine, after(0));
    tries({ address: '198.51.100.1', target: 'one', hook: '13' }, 100);
    assert.equal(ceiling.begin({ ...genuine, address: '198.51.100.1' }, after(0)), false);
    assert.equal(tries({ ...genuine, address: '198.51.100.66' }, 5), '...xx');
    assert.equal(tries(genuine, 5), '.....');
  });
});
