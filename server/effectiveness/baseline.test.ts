// A baseline must be closed before the first team begins.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { baselineState, mayRollOut } from './baseline.ts';

const window = { startsOn: '2026-09-01', endsOn: '2026-10-31', closedOn: '2026-11-02' };

describe('a baseline', () => {
  it('is closed if both its end and its closing lie before the roll-out', () => {
    assert.equal(baselineState(window, '2026-11-03'), 'closed');
    assert.equal(baselineState(window, null), 'closed');
    assert.equal(baselineState(window, '2026-11-02'), 'closed-too-late');
    assert.equal(baselineState(window, '2026-10-31'), 'closed-too-late');
  });

  it('is open until somebody closes it, and too short under four weeks', () => {
    assert.equal(baselineState({ ...window, closedOn: null }, '2026-11-03'), 'open');
    assert.equal(baselineState({ ...window, startsOn: '2026-10-05' }, null), 'too-short');
    assert.equal(baselineState({ ...window, startsOn: '2026-10-04' }, null), 'closed');
  });

  it('lets nobody roll out without it', () => {
    assert.equal(mayRollOut(undefined, '2026-11-03'), false);
    assert.equal(mayRollOut({ ...window, closedOn: null }, '2026-11-03'), false);
    assert.equal(mayRollOut(window, '2026-11-03'), true);
  });
});
