// At most 10 requests a minute for each caller.
const seen = new Map<string, number[]>();
const used = new Map<string, number>();
const WINDOW = 60_000;

const dayOf = (): string => new Date().toISOString().slice(0, 10);
const keyOf = (id: string): string => dayOf() + ' ' + id;

export function admit(id: string): boolean {
  const now = Date.now();
  const recent = (seen.get(id) ?? []).filter((at) => now - at < WINDOW);
  const ok = recent.length < 10;
  if (ok) recent.push(now);
  seen.set(id, recent);
  return ok;
}

export const hasBudget = (id: string): boolean => (used.get(keyOf(id)) ?? 0) < 20_000;

export function spend(id: string, tokens: number): void {
  used.set(keyOf(id), (used.get(keyOf(id)) ?? 0) + tokens);
}
