// Starts processes, `width` at a time: for those who wait with a submission first, then for open pages, then for spares.
import type { Guest } from '../jail/start-guest.ts';

export type Urgency = 'run' | 'page' | 'spare';
const ORDER: readonly Urgency[] = ['run', 'page', 'spare'];

export type Start = {
  /** Resolves with a process that is ready; rejects when it could not be started. */
  guest: Promise<Guest>;
  /** Somebody waits for it now. */
  hurry: () => void;
  /** Nobody wants it any more. */
  cancel: (why: string) => void;
};

export type StartQueue = { start: (urgency: Urgency, begin: () => Guest) => Start };

type Waiting = { urgency: Urgency; begin: () => Guest; guest?: Guest; done: (guest: Guest) => void; fail: (why: unknown) => void };

export const makeStartQueue = (width: number): StartQueue => {
  let busy = 0;
  let waiting: Waiting[] = [];
  const next = (): void => {
    while (busy < width && waiting.length > 0) {
      const first = ORDER.map((urgency) => waiting.find((one) => one.urgency === urgency)).find((one) => one !== undefined)!;
      waiting = waiting.filter((one) => one !== first);
      busy += 1;
      void run(first);
    }
  };
  const run = async (one: Waiting): Promise<void> => {
    try {
      one.guest = one.begin();
      await one.guest.ready;
      one.done(one.guest);
    } catch (error) {
      one.fail(error);
    } finally {
      busy -= 1;
      next();
    }
  };
  const start: StartQueue['start'] = (urgency, begin) => {
    const { promise, resolve: done, reject: fail } = Promise.withResolvers<Guest>();
    promise.catch(() => {});
    const one: Waiting = { urgency, begin, done, fail };
    waiting.push(one);
    next();
    const cancel = (why: string): void => {
      waiting = waiting.filter((other) => other !== one);
      one.guest?.end(why);
      fail(new Error(why));
    };
    return { guest: promise, hurry: () => void (one.urgency = 'run'), cancel };
  };
  return { start };
};
