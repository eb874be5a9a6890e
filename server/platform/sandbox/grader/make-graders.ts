// A grader for each processor, held to it with its processes: a run wakes one of them after the other some two hundred times,
// and to wake one on another processor costs more than most of what it has to do.
import type { EngineState } from '../sandbox.ts';
import { type Grader, type GraderParts, makeGrader } from './make-grader.ts';
import type { Figures, Order, SandboxState } from './messages.ts';
import { processorsHere } from './processors.ts';

export type Graders = {
  /** Starts the first, whose self-test is for all; the others start when somebody is given to them. */
  start: () => void;
  about: () => SandboxState;
  /** A key's process as last heard; undefined when it has none. */
  engineOf: (key: string) => EngineState | undefined;
  /** Rejects with NoAnswer or Unavailable. */
  ask: (order: Order & { key: string }) => Promise<unknown>;
  figures: () => Promise<Figures>;
  stop: () => Promise<void>;
};

export type GradersParts = Omit<GraderParts, 'settings'> & { processors?: readonly number[] };

/** Which grader a key's process is with, and how much was asked of it and is not answered. */
type Given = { grader: Grader; asks: number };

/** One of them, free, where processors cannot be told apart. */
export const makeGraders = ({ processors = processorsHere(), onReady, ...parts }: GradersParts): Graders => {
  const firstSaid = Promise.withResolvers<void>();
  const known = (): { known?: SandboxState & { is: 'ready' } } => {
    const about = first.about();
    return about.is === 'ready' ? { known: about } : {};
  };
  const settingsOf = (processor: number | undefined) => ({ of: Math.max(1, processors.length), ...(processor !== undefined && { processor }) });
  const first = makeGrader({
    ...parts,
    settings: () => settingsOf(processors[0]),
    onReady: (about) => {
      firstSaid.resolve();
      onReady?.(about);
    },
  });
  const others = processors.slice(1).map((processor) => makeGrader({ ...parts, settings: () => ({ ...settingsOf(processor), ...known() }) }));
  const graders = [first, ...others];
  const given = new Map<string, Given>();

  const isInUse = (key: string, { grader, asks }: Given): boolean => asks > 0 || grader.engines().has(key);
  /** A key stays where its process is; a new one goes to the grader that has the fewest. */
  const give = (key: string): Given => {
    const there = given.get(key);
    if (there !== undefined) return there;
    for (const [one, held] of given) if (!isInUse(one, held)) given.delete(one);
    const held = [...given.values()];
    const keysOf = (of: Grader): number => held.filter(({ grader }) => grader === of).length;
    const now: Given = { grader: graders.reduce((best, one) => (keysOf(one) < keysOf(best) ? one : best)), asks: 0 };
    given.set(key, now);
    return now;
  };
  const ask: Graders['ask'] = async (order) => {
    const to = give(order.key);
    to.asks += 1;
    try {
      if (to.grader !== first) await firstSaid.promise;
      // It alone knows what this machine can do, and says so.
      if (to.grader === first || first.about().is === 'none') return await first.ask(order);
      to.grader.start();
      return await to.grader.ask(order);
    } finally {
      to.asks -= 1;
    }
  };
  const figures: Graders['figures'] = async () => {
    const all = (await Promise.all(graders.filter((one) => one === first || one.about().is === 'ready').map((one) => one.ask({ do: 'figures' })))) as Figures[];
    const sum = (of: keyof Figures): number => all.reduce((total, one) => total + one[of], 0);
    return { bound: sum('bound'), ready: sum('ready'), most: (all[0]?.most ?? 0) * graders.length };
  };
  return {
    start: first.start,
    about: first.about,
    engineOf: (key) => given.get(key)?.grader.engines().get(key),
    ask,
    figures,
    stop: async () => {
      const over = Promise.all(graders.map((one) => one.stop()));
      // Whoever still waits for it is told that the server stops.
      firstSaid.resolve();
      await over;
    },
  };
};
