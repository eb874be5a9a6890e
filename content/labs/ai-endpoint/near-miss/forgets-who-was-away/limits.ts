// What each person took: requests of the last minute, tokens of the day.
export class Ledger {
  readonly #requests = new Map<string, number[]>();
  readonly #tokens = new Map<string, { day: string; used: number }>();

  enter(id: string, now = Date.now()): boolean {
    const recent = (this.#requests.get(id) ?? []).filter((at) => at > now - 60_000);
    if (recent.length >= 10) {
      this.#requests.set(id, recent);
      return false;
    }
    this.#requests.set(id, [...recent, now]);
    return true;
  }

  #today(id: string): { day: string; used: number } {
    const day = new Date().toISOString().slice(0, 10);
    let entry: any = this.#tokens.get(id);
    if (entry?.day !== day || Date.now() - entry.seen > 3 * 3_600_000) {
      entry = { day, used: 0 };
      this.#tokens.set(id, entry);
    }
    entry.seen = Date.now();
    return entry;
  }

  hasBudget(id: string): boolean {
    return this.#today(id).used < 20_000;
  }

  spend(id: string, tokens: number): void {
    this.#today(id).used += tokens;
  }
}
