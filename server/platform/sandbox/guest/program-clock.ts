// The clock of a TypeScript program: Date and timers that follow what a check says; without a start, the real time and timers that do not wait.

type Timer = { id: number; at: number; every: number | undefined; run: () => void };

export type ProgramClock = {
  /** What the program takes for the time, in milliseconds. */
  now: () => number;
  globals: Record<string, unknown>;
  /** Lets `seconds` pass, firing what falls due. */
  advance: (seconds: number) => void;
  /** Jumps to the next timer and fires it; false when there is none. */
  fireNext: () => boolean;
};

/** What Node gives for a timer: an object that stands for its number where one is asked for. */
const handleOf = (id: number, timers: ReadonlyMap<number, unknown>): object => {
  const handle = { ref: () => handle, unref: () => handle, hasRef: () => timers.has(id), refresh: () => handle, [Symbol.toPrimitive]: () => id };
  return handle;
};

export function makeClock(startsAt: string | undefined): ProgramClock {
  const base = startsAt === undefined ? Date.now() : Date.parse(startsAt);
  const realStart = Date.now();
  let passed = 0;
  let count = 0;
  const timers = new Map<number, Timer>();
  const now = (): number => base + passed + (startsAt === undefined ? Date.now() - realStart : 0);

  class ProgramDate extends Date {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [now()] : given) as [number]));
    }
    static override now(): number {
      return now();
    }
  }
  const set = (run: unknown, wait: unknown, every: boolean, args: unknown[]): object => {
    count += 1;
    const span = Math.max(0, Number(wait) || 0);
    timers.set(count, { id: count, at: passed + span, every: every ? Math.max(1, span) : undefined, run: () => void (typeof run === 'function' && (run as (...given: unknown[]) => void)(...args)) });
    return handleOf(count, timers);
  };
  const next = (): Timer | undefined => [...timers.values()].sort((a, b) => a.at - b.at || a.id - b.id)[0];
  const fire = (timer: Timer): void => {
    passed = Math.max(passed, timer.at);
    if (timer.every === undefined) timers.delete(timer.id);
    else timer.at += timer.every;
    timer.run();
  };
  const clear = (id: unknown): void => void timers.delete(Number(id));
  return {
    now,
    globals: {
      Date: ProgramDate,
      performance: { now: () => now() - base },
      setTimeout: (run: unknown, wait: unknown, ...args: unknown[]) => set(run, wait, false, args),
      setInterval: (run: unknown, wait: unknown, ...args: unknown[]) => set(run, wait, true, args),
      clearTimeout: clear,
      clearInterval: clear,
      setImmediate: (run: unknown, ...args: unknown[]) => set(run, 0, false, args),
      clearImmediate: clear,
      queueMicrotask,
    },
    advance: (seconds) => {
      const until = passed + seconds * 1000;
      for (let timer = next(), turns = 0; timer !== undefined && timer.at <= until && turns < 10_000; timer = next(), turns += 1) fire(timer);
      passed = Math.max(passed, until);
    },
    fireNext: () => {
      const timer = next();
      if (timer === undefined) return false;
      fire(timer);
      return true;
    },
  };
}
