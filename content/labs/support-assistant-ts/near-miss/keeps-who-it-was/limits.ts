// How much a customer may ask for.
export const LONGEST_MESSAGE = 2000;
export const MOST_TURNS = 10;
export const MOST_TOKENS = 500;

const times = new Map<string, number[]>();

export function isTooFast(id: string): boolean {
  const now = Date.now();
  const recent = (times.get(id) ?? []).filter((at) => now - at < 60_000);
  times.set(id, recent);
  if (recent.length >= 10) return true;
  recent.push(now);
  return false;
}
