// 10 requests in any minute and 20,000 tokens a day, for each person.
const seen = new Map<unknown, number[]>();
const used = new Map<unknown, { day: string; tokens: number }>();
const today = () => new Date().toISOString().slice(0, 10);

export function isTooFast(id: unknown): boolean {
  const now = Date.now();
  const recent = (seen.get(id) ?? []).filter((at) => now - at < 60_000);
  seen.set(id, recent);
  if (recent.length >= 10) return true;
  recent.push(now);
  return false;
}

export function usedToday(id: unknown): number {
  const one = used.get(id);
  return one !== undefined && one.day === today() ? one.tokens : 0;
}

export const isUsedUp = (id: unknown): boolean => usedToday(id) >= 20_000;

export function use(id: unknown, tokens: number): void {
  used.set(id, { day: today(), tokens: usedToday(id) + tokens });
}
