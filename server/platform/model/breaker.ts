// After several failures in a row an endpoint gets a pause, then one try; its callers do not wait for it meanwhile.
/** `mayTry` is followed by one of `worked`, `failed`, and `let` when nothing was tried after all. */
export type Breaker = { mayTry(): boolean; worked(): void; failed(): void; let(): void; isResting(): boolean };

export const makeBreaker = ({ after, restMs, now = () => performance.now() }: { after: number; restMs: number; now?: () => number }): Breaker => {
  let failures = 0;
  let restsUntil = 0;
  let isTrying = false;
  return {
    mayTry: () => {
      if (failures < after) return true;
      if (now() < restsUntil || isTrying) return false;
      isTrying = true;
      return true;
    },
    worked: () => {
      failures = 0;
      isTrying = false;
    },
    failed: () => {
      failures += 1;
      isTrying = false;
      if (failures >= after) restsUntil = now() + restMs;
    },
    let: () => {
      isTrying = false;
    },
    isResting: () => failures >= after && now() < restsUntil,
  };
};
