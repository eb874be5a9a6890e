// Random numbers that can be had again: the same seed gives the same training run in every browser and in Node.

export type Random = () => number;

/** Mulberry32 (Tommy Ettinger, public domain): numbers from 0 up to 1, of 32 bits; good enough to shuffle and to draw weights. */
export const randomFrom = (seed: number): Random => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** A normal number with mean 0 and deviation 1 (Box and Muller 1958). */
export const normalFrom = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** 0 to count-1 in random order (Fisher and Yates). */
export const shuffled = (count: number, random: Random): Int32Array => {
  const order = Int32Array.from({ length: count }, (_none, at) => at);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at]!;
    order[at] = order[other]!;
    order[other] = kept;
  }
  return order;
};
