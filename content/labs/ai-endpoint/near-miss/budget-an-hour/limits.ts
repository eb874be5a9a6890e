// What one person may use: ten requests in any minute, and a budget of tokens a day.
export class Meter {
  readonly #requests = new Map<string, number[]>();
  readonly #tokens = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  #today(person: string): string {
    return `${new Date(this.#now()).toISOString().slice(0, 13)} ${person}`;
  }

  takeRequest(person: string): boolean {
    const now = this.#now();
    const recent = (this.#requests.get(person) ?? []).filter((at) => at > now - 60_000);
    const ok = recent.length < 10;
    if (ok) recent.push(now);
    this.#requests.set(person, recent);
    return ok;
  }

  hasTokens(person: string): boolean {
    return (this.#tokens.get(this.#today(person)) ?? 0) < 20_000;
  }

  spend(person: string, tokens: number): void {
    const day = this.#today(person);
    this.#tokens.set(day, (this.#tokens.get(day) ?? 0) + tokens);
  }
}
