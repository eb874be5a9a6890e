// How much a customer may ask for.
const seen: Record<string, number[]> = Object.create(null);

/** How many messages this one makes in the last 60 seconds; those that were refused are not counted. */
export function count(id: number): number {
  const now = Date.now();
  const times = (seen[id] ?? []).filter((time) => time > now - 60_000);
  if (times.length >= 10) return times.length + 1;
  seen[id] = [...times, now];
  return seen[id].length;
}

export const cut = (text: unknown): string => (typeof text === 'string' ? text : '').slice(0, 2000);
