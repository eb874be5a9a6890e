// Keeps a connection up: opens it again after it ended or broke, later each time, and at once when there is a reason to hope.
export type Pauses = {
  /** Before the first, second, … try; the last one goes on. */
  again: readonly number[];
  /** A connection that lasted this long was a good one: the next pause is the first again. */
  settled: number;
};
type Options = {
  /** Resolves when it ended, throws when it broke. */
  open: (signal: AbortSignal) => Promise<void>;
  /** `isBroken`: not just ended by the server, or not for the first time. */
  onDown: (isBroken: boolean) => void;
  pauses: Pauses;
};
export type Reconnecting = { connect: () => void; up: () => void; down: () => void; stop: () => void };

export const reconnect = ({ open, onDown, pauses }: Options): Reconnecting => {
  let now: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let upAt: number | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    now?.abort();
    now = undefined;
  };
  const connect = async (): Promise<void> => {
    stop();
    const mine = new AbortController();
    now = mine;
    const isBroken = await open(mine.signal).then(() => false, () => true);
    if (now === mine) down(isBroken);
  };
  const down = (isBroken: boolean): void => {
    stop();
    if (upAt !== undefined && Date.now() - upAt > pauses.settled) tries = 0;
    upAt = undefined;
    const pause = pauses.again[Math.min(tries, pauses.again.length - 1)] ?? 0;
    tries += 1;
    // Not all pages of a server that comes back at the same moment.
    timer = setTimeout(() => void connect(), pause * (0.75 + Math.random() / 2));
    onDown(isBroken || tries > 1);
  };
  return { connect: () => void connect(), up: () => void (upAt ??= Date.now()), down: () => down(true), stop };
};
