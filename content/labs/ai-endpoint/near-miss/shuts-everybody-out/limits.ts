// At most 10 requests in any 60 seconds and 20,000 tokens a day for each person.

const seen = new Map<string, number[]>();

export function isTooFast(person: string): boolean {
  const now = Date.now();
  const recent = (seen.get(person) ?? []).filter((at) => now - at < 60_000);
  seen.set(person, recent);
  if (recent.length >= 10) return true;
  recent.push(now);
  return false;
}

const DAILY_TOKENS = 20_000;
const days = new Map<string, { day: string; used: number }>();

function todayOf(person: string): { day: string; used: number } {
  const day = new Date(Date.now()).toISOString().slice(0, 10);
  const known = days.get(person);
  if (known?.day === day) return known;
  const fresh = { day, used: 0 };
  days.set(person, fresh);
  return fresh;
}

export const hasUsedUp = (person: string): boolean => todayOf(person).used >= DAILY_TOKENS;

export function addUsage(person: string, tokens: number): void {
  todayOf(person).used += tokens;
}
