// Two limits of the same shape: a log of what somebody took, and how much of it still counts.

class Limit {
  private taken = new Map<string, { at: number; amount: number }[]>();
  private most: number;
  private counts: (at: number, now: number) => boolean;

  constructor(most: number, counts: (at: number, now: number) => boolean) {
    this.most = most;
    this.counts = counts;
  }

  take(id: string, amount = 1): void {
    this.taken.set(id, [...(this.taken.get(id) ?? []), { at: Date.now(), amount }]);
  }

  isOver(id: string): boolean {
    const now = Date.now();
    const left = (this.taken.get(id) ?? []).filter(({ at }) => this.counts(at, now));
    this.taken.set(id, left);
    return left.reduce((sum, { amount }) => sum + amount, 0) >= this.most;
  }
}

const dayOf = (at: number): number => Math.floor(at / 86_400_000);

export const rate = new Limit(10, (at, now) => now - at < 60_000);
export const budget = new Limit(20_000, (at, now) => dayOf(at) === dayOf(now));
