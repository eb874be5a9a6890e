// A queue in the order of arrival, `width` at a time; whoever waits can ask for the place.

export type Line = {
  /** Resolves when it is this key's turn, with the function that ends the turn. */
  enter: (key: string) => Promise<() => void>;
  /** 1 is next; undefined when the key does not wait. */
  placeOf: (key: string) => number | undefined;
  /** Who waits, the next one first. */
  keys: () => string[];
  /** Whoever still waits is told no. */
  close: (why: Error) => void;
};

export const makeLine = (width: number, onChange: () => void): Line => {
  let busy = 0;
  const waiting: { key: string; begin: (leave: () => void) => void; refuse: (why: Error) => void }[] = [];
  const leaveOnce = (): (() => void) => {
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      busy -= 1;
      next();
    };
  };
  const next = (): void => {
    while (busy < width) {
      const first = waiting.shift();
      if (first === undefined) return;
      busy += 1;
      onChange();
      first.begin(leaveOnce());
    }
  };
  return {
    enter: (key) =>
      new Promise((begin, refuse) => {
        waiting.push({ key, begin, refuse });
        onChange();
        next();
      }),
    placeOf: (key) => {
      const at = waiting.findIndex((one) => one.key === key);
      return at < 0 ? undefined : at + 1;
    },
    keys: () => waiting.map(({ key }) => key),
    close: (why) => {
      for (const { refuse } of waiting.splice(0)) refuse(why);
    },
  };
};
