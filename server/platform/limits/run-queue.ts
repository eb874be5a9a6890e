// One run of a learner at a time, of a lab or of a defence; whatever comes meanwhile waits its turn and is never dropped.
import type { Ctx } from '../context.ts';
import { limitReached } from '../errors.ts';

/** More than a person sends by hand; beyond it somebody is filling the memory of this process. */
const MOST_WAITING = 20;

type Line = { entries: Map<string, Promise<unknown>>; last: Promise<unknown> };

export type RunQueue = {
  /** The same id twice is the same run. Throws LimitReached when far too many wait. */
  enter<T>(learner: string, id: string, work: () => Promise<T>): Promise<T>;
  /** How many are before the one that came last; null when none waits. */
  position(learner: string): number | null;
};

export const runQueue = (): RunQueue => {
  const lines = new Map<string, Line>();
  return {
    enter: <T>(learner: string, id: string, work: () => Promise<T>): Promise<T> => {
      const line = lines.get(learner) ?? { entries: new Map(), last: Promise.resolve() };
      const there = line.entries.get(id);
      if (there !== undefined) return there as Promise<T>;
      if (line.entries.size > MOST_WAITING) return Promise.reject(limitReached(`${MOST_WAITING} of your runs are waiting already. Let them finish first.`, 5));
      lines.set(learner, line);
      const mine = line.last.then(work).finally(() => {
        line.entries.delete(id);
        if (line.entries.size === 0) lines.delete(learner);
      });
      line.entries.set(id, mine);
      line.last = mine.catch(() => undefined);
      return mine;
    },
    position: (learner) => {
      const waiting = (lines.get(learner)?.entries.size ?? 0) - 1;
      return waiting > 0 ? waiting : null;
    },
  };
};

const queues = new WeakMap<Ctx['sandbox'], RunQueue>();
/** That of this process. */
export const queueOf = ({ sandbox }: Pick<Ctx, 'sandbox'>): RunQueue => {
  const queue = queues.get(sandbox) ?? runQueue();
  queues.set(sandbox, queue);
  return queue;
};
