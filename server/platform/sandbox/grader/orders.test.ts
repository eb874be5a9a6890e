// What was asked of a grader is answered once, also when graders are lost on the way, and never by the third.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { NoAnswer } from '../jail/start-guest.ts';
import type { Order } from './messages.ts';
import { makeOrders, type Orders } from './orders.ts';

const PING: Order = { do: 'ping' };

/** `sent` holds the numbers in the order in which a grader got them. */
const withGrader = (isThere = true): { orders: Orders; sent: number[]; come: () => void } => {
  const sent: number[] = [];
  let is = isThere;
  const orders = makeOrders((id) => {
    if (is) sent.push(id);
    return is;
  });
  return { orders, sent, come: () => (is = true) };
};

describe('what was asked of the grader', () => {
  it('goes out at once, and each answer reaches whoever asked, in any order', async () => {
    const { orders, sent } = withGrader();
    const [first, second] = [orders.add(PING), orders.add(PING)];
    assert.deepEqual(sent, [1, 2]);
    orders.answered(2, 'two');
    orders.failed(1, new Error('one'));
    assert.equal(await second, 'two');
    await assert.rejects(first, /one/);
  });

  it('waits while there is no grader', async () => {
    const { orders, sent, come } = withGrader(false);
    const asked = orders.add(PING);
    assert.deepEqual(sent, []);
    come();
    orders.lost(false);
    orders.answered(1, 'late');
    assert.equal(await asked, 'late');
    assert.deepEqual(sent, [1]);
  });

  it('is asked again of the next grader one by one, so that the one at fault is found', async () => {
    const { orders, sent } = withGrader();
    const all = [orders.add(PING), orders.add(PING), orders.add(PING)];
    orders.lost(true);
    await turn();
    assert.deepEqual(sent, [1, 2, 3, 1]);
    orders.answered(1, 'a');
    await turn();
    assert.deepEqual(sent, [1, 2, 3, 1, 2]);
    // The second takes this grader down too: it is not tried on a third, and the one behind it loses nothing.
    orders.lost(true);
    await assert.rejects(all[1]!, NoAnswer);
    await turn();
    assert.equal(sent.at(-1), 3);
    orders.answered(3, 'c');
    assert.deepEqual(await Promise.all([all[0], all[2]]), ['a', 'c']);
  });

  it('is not blamed for graders that end before they are ready', async () => {
    const { orders, sent } = withGrader();
    const asked = orders.add(PING);
    for (let time = 0; time < 3; time += 1) {
      orders.lost(false);
      await turn();
    }
    orders.answered(1, 'at last');
    assert.equal(await asked, 'at last');
    assert.deepEqual(sent, [1, 1, 1, 1]);
  });

  it('is not answered twice, nor by a number that nobody asked', async () => {
    const { orders } = withGrader();
    const asked = orders.add(PING);
    orders.answered(7, 'nobody’s');
    orders.answered(1, 'first');
    orders.answered(1, 'second');
    orders.failed(1, new Error('late'));
    assert.equal(await asked, 'first');
  });

  it('is told when the server stops', async () => {
    const { orders } = withGrader();
    const all = [orders.add(PING), orders.add(PING)];
    orders.close(new Error('stopping'));
    for (const one of all) await assert.rejects(one, /stopping/);
  });
});
