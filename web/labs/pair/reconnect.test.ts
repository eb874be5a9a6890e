// A connection that comes back: later each time, soon again after a good one, and never twice at once.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { reconnect } from './reconnect.ts';

const pauses = { again: [100, 1_000, 10_000], settled: 3_000 };
const nextTurn = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('reconnecting', () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    // A pause is exactly what is written above.
    mock.method(Math, 'random', () => 0.5);
  });
  afterEach(() => {
    mock.timers.reset();
    mock.restoreAll();
  });

  const made = () => {
    const opened: { signal: AbortSignal; end: () => void; fail: () => void }[] = [];
    const said: boolean[] = [];
    const line = reconnect({ open: (signal) => new Promise((end, fail) => opened.push({ signal, end, fail: () => fail(new Error('no')) })), onDown: (isBroken) => said.push(isBroken), pauses });
    return { line, opened, said };
  };
  const pass = async (ms: number): Promise<void> => {
    mock.timers.tick(ms);
    await nextTurn();
  };

  it('waits longer after each failure, and the last pause goes on', async () => {
    const { line, opened } = made();
    line.connect();
    for (const [at, pause] of [100, 1_000, 10_000, 10_000].entries()) {
      opened[at]!.fail();
      await nextTurn();
      await pass(pause - 1);
      assert.equal(opened.length, at + 1);
      await pass(1);
      assert.equal(opened.length, at + 2);
    }
    line.stop();
  });

  it('begins again with the shortest after a connection that lasted', async () => {
    const { line, opened, said } = made();
    line.connect();
    for (const at of [0, 1]) {
      opened[at]!.fail();
      await nextTurn();
      await pass(1_000);
    }
    line.up();
    await pass(3_001);
    opened[2]!.end();
    await nextTurn();
    assert.deepEqual(said, [true, true, false], 'an end that the server chose is no loss');
    await pass(100);
    assert.equal(opened.length, 4);
    line.stop();
  });

  it('has one connection at a time, and none after it was stopped', async () => {
    const { line, opened, said } = made();
    line.connect();
    line.connect();
    assert.deepEqual(opened.map(({ signal }) => signal.aborted), [true, false]);
    opened[0]!.fail();
    await nextTurn();
    assert.deepEqual(said, [], 'the first is nobody’s any more');
    line.down();
    line.stop();
    await pass(60_000);
    assert.equal(opened.length, 2);
  });
});
