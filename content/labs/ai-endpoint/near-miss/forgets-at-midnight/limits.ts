// What one person may use: 10 requests in any minute, 20,000 tokens a day (UTC).

const PER_MINUTE = 10;
const TOKENS_PER_DAY = 20_000;

type Used = { day: string; tokens: number; requests: number[] };
const people = new Map<string, Used>();

function usedBy(personId: string): Used {
  const day = new Date().toISOString().slice(0, 10);
  const known = people.get(personId);
  if (known?.day === day) return known;
  const fresh = { day, tokens: 0, requests: [] };
  people.set(personId, fresh);
  return fresh;
}

/** Counts the request when it may go on. */
export function mayCall(personId: string): boolean {
  const used = usedBy(personId);
  const now = Date.now();
  used.requests = used.requests.filter((at) => now - at < 60_000);
  if (used.requests.length >= PER_MINUTE || used.tokens >= TOKENS_PER_DAY) return false;
  used.requests.push(now);
  return true;
}

export function spend(personId: string, count: number): void {
  usedBy(personId).tokens += count;
}
