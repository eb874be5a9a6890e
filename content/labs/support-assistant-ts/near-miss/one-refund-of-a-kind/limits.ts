// How much a customer may ask for: 10 messages in any 60 seconds.
const times = new Map<number, number[]>();

export function mayAsk(id: number): boolean {
  const now = Date.now();
  const recent = (times.get(id) ?? []).filter((time) => now - time < 60_000);
  const may = recent.length < 10;
  if (may) recent.push(now);
  times.set(id, recent);
  return may;
}
