// The breaker: closed, open for a pause, then one try that decides.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeBreaker } from './breaker.ts';

describe('a breaker', () => {
  it('lets everybody try until several failures in a row, then one at a time after a pause', () => {
    let time = 0;
    const breaker = makeBreaker({ after: 3, restMs: 1_000, now: () => time });
    const fail = (): void => breaker.failed();
    fail();
    fail();
    breaker.worked();
    fail();
    fail();
    assert.ok(breaker.mayTry(), 'a success forgets what was before it');
    fail();
    assert.ok(!breaker.mayTry());
    time = 1_001;
    assert.ok(breaker.mayTry());
    assert.ok(!breaker.mayTry(), 'one try decides, the others do not wait for it');
    fail();
    assert.ok(!breaker.mayTry());
    time = 2_100;
    assert.ok(breaker.mayTry());
    breaker.worked();
    assert.ok(breaker.mayTry() && breaker.mayTry());
  });
});
