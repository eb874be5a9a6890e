// How much a customer may ask for.
export const MAX_MESSAGE = 2000;
export const MAX_TURNS = 10;
export const MAX_TOKENS = 400;

/** So many in any window, for each id. */
export class RateLimiter {
  #most: number;
  #window: number;
  #seen = new Map<unknown, number[]>();

  constructor(most: number, window: number) {
    this.#most = most;
    this.#window = window;
  }

  allow(id: unknown, now = Date.now()): boolean {
    const times = this.#seen.get(id) ?? [];
    while (times.length > 0 && times[0] <= now - this.#window) times.shift();
    if (times.length >= this.#most) return false;
    times.push(now);
    this.#seen.set(id, times);
    return true;
  }
}
