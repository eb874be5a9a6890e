// States of events, instant by instant.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { boardUntil, eventState, isOn, nextTurn } from './event-rules.ts';

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 25, hour));
const event = { starts_at: at(10), freezes_at: at(11), ends_at: at(12) };

describe('an event', () => {
  it('is coming, running, frozen and over, each from its instant on', () => {
    assert.deepEqual([9, 10, 11, 12].map((hour) => eventState(event, at(hour))), ['coming', 'running', 'frozen', 'over']);
    assert.deepEqual([9, 10, 11, 12].map((hour) => isOn(event, at(hour))), [false, true, true, false]);
    assert.equal(eventState({ ...event, freezes_at: null }, at(11)), 'running');
  });

  it('has a board that stands still from the freeze to the end', () => {
    assert.deepEqual([10, 11, 12].map((hour) => boardUntil(event, at(hour)).getUTCHours()), [10, 11, 12]);
    assert.deepEqual(boardUntil(event, new Date(at(12).getTime() - 1)), at(11));
    assert.deepEqual([9, 10, 11, 12].map((hour) => nextTurn(event, at(hour))?.getUTCHours()), [10, 11, 12, undefined]);
  });
});
