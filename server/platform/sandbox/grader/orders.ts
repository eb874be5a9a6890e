// What was asked of the grader and is not answered yet; it outlives the grader it was sent to.
import { NoAnswer } from '../jail/start-guest.ts';
import type { Order } from './messages.ts';

type Pending = { order: Order; lost: number; isSent: boolean; done: (value: unknown) => void; fail: (why: Error) => void; over: () => void };

export type Orders = {
  add: (order: Order) => Promise<unknown>;
  answered: (id: number, value: unknown) => void;
  failed: (id: number, why: Error) => void;
  /** The grader is gone, and another is there: asks again what the old one did not answer. One that was never ready was not brought down by what it was asked. */
  lost: (wasReady: boolean) => void;
  close: (why: Error) => void;
};

/** Whatever takes two graders down is not tried on a third. */
const MOST_LOST = 2;

/** `send` says whether there is a grader to send to. */
export const makeOrders = (send: (id: number, order: Order) => boolean): Orders => {
  const pending = new Map<number, Pending>();
  let count = 0;
  let isAskingAgain = false;

  const take = (id: number): Pending | undefined => {
    const asked = pending.get(id);
    pending.delete(id);
    asked?.over();
    return asked;
  };
  const sendOne = (id: number, asked: Pending): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    asked.over = resolve;
    asked.isSent = send(id, asked.order);
    return promise;
  };
  /** One after the other, so that whichever of them took the grader down does it alone the next time. */
  const askAgain = async (): Promise<void> => {
    if (isAskingAgain) return;
    isAskingAgain = true;
    for (;;) {
      const next = [...pending].find(([, { isSent }]) => !isSent);
      if (next === undefined) break;
      await sendOne(...next);
    }
    isAskingAgain = false;
  };
  return {
    add: (order) =>
      new Promise((done, fail) => {
        count += 1;
        const asked: Pending = { order, lost: 0, isSent: false, done, fail, over: () => {} };
        pending.set(count, asked);
        void sendOne(count, asked);
      }),
    answered: (id, value) => take(id)?.done(value),
    failed: (id, why) => take(id)?.fail(why),
    lost: (wasReady) => {
      for (const [id, asked] of pending) {
        if (!asked.isSent) continue;
        asked.isSent = false;
        if (wasReady) asked.lost += 1;
        asked.over();
        if (asked.lost >= MOST_LOST) take(id)?.fail(new NoAnswer('judging it did not end'));
      }
      void askAgain();
    },
    close: (why) => {
      for (const id of pending.keys()) take(id)?.fail(why);
    },
  };
};
