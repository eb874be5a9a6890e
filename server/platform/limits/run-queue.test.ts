// Runs of one learner take turns in the order they came, and a repeated one is not run twice.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { runQueue } from './run-queue.ts';

describe('the queue of runs', () => {
  it('runs one at a time, in order, and tells how many are before', async () => {
    const queue = runQueue();
    const said: string[] = [];
    const work = (name: string, ms: number) => async (): Promise<void> => {
      said.push(`${name} begins`);
      await wait(ms);
      said.push(`${name} ends`);
    };
    assert.equal(queue.position('ada'), null);
    const runs = [queue.enter('ada', 'a', work('a', 30)), queue.enter('ada', 'b', work('b', 1)), queue.enter('ada', 'c', work('c', 1))];
    assert.equal(queue.position('ada'), 2);
    const other = queue.enter('bob', 'd', work('d', 1));
    assert.equal(queue.position('bob'), null);
    await other;
    assert.deepEqual(said, ['a begins', 'd begins', 'd ends'], 'nobody waits for somebody else');
    await Promise.all(runs);
    assert.deepEqual(said.slice(3), ['a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    assert.equal(queue.position('ada'), null);
  });

  it('goes on after a run that failed, and gives a repeated request the same run', async () => {
    const queue = runQueue();
    let times = 0;
    const failing = queue.enter('ada', 'a', async () => {
      times += 1;
      await wait(5);
      throw new Error('lost');
    });
    const again = queue.enter('ada', 'a', async () => {
      times += 1;
    });
    await assert.rejects(failing, /lost/);
    await assert.rejects(again, /lost/);
    assert.equal(times, 1);
    assert.equal(await queue.enter('ada', 'b', async () => 7), 7);
  });

  it('refuses what nobody sends by hand', async () => {
    const queue = runQueue();
    const { promise, resolve } = Promise.withResolvers<void>();
    const runs = Array.from({ length: 21 }, (_none, at) => queue.enter('ada', String(at), () => promise));
    await assert.rejects(queue.enter('ada', 'more', () => promise), /waiting already/);
    resolve();
    await Promise.all(runs);
  });
});
