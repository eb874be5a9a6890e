// What one person may use: 10 requests in any minute, 20,000 tokens a day (UTC).

const PER_MINUTE = 10;
const TOKENS_PER_DAY = 20_000;

const requests = new Map<string, number[]>();
const tokens = new Map<string, number>();

const today = (personId: string): string => `${new Date().toISOString().slice(0, 10)} ${personId}`;

/** Counts the request when it may go on. */
export function mayCall(personId: string): boolean {
  const now = Date.now();
  const recent = (requests.get(personId) ?? []).filter((at) => now - at < 60_000);
  if (recent.length >= PER_MINUTE || (tokens.get(today(personId)) ?? 0) >= TOKENS_PER_DAY) return false;
  requests.set(personId, [...recent, now]);
  return true;
}

export function spend(personId: string, count: number): void {
  tokens.set(today(personId), (tokens.get(today(personId)) ?? 0) + count);
}
