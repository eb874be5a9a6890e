// The clock of a round: what is left, how it is written, and what is said aloud.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asClock, leftOf, sayingAt } from './clock.ts';

describe('the clock of a round', () => {
  it('counts whole seconds down and stops at zero', () => {
    assert.deepEqual([leftOf(5, 0, 0), leftOf(5, 0, 999), leftOf(5, 0, 1_000), leftOf(5, 0, 300_000), leftOf(5, 0, 900_000)], [300, 300, 299, 0, 0]);
  });
  it('is written with two digits for seconds', () => assert.deepEqual([asClock(300), asClock(61), asClock(9)], [{ minutes: '5', seconds: '00' }, { minutes: '1', seconds: '01' }, { minutes: '0', seconds: '09' }]));
  it('speaks at one minute and at the end, once each, also when a tab slept', () => {
    assert.deepEqual([sayingAt(61, 60), sayingAt(60, 59), sayingAt(1, 0), sayingAt(0, 0), sayingAt(200, 0), sayingAt(90, 30)], ['minute', undefined, 'over', undefined, 'over', 'minute']);
  });
});
