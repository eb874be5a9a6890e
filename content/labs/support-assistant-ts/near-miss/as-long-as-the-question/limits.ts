// Ten messages in any 60 seconds for each customer.
const times = new Map<unknown, number[]>();

export function mayAsk(customerId: unknown): boolean {
  const now = Date.now();
  const recent = (times.get(customerId) ?? []).filter((at) => now - at < 60_000);
  const isIn = recent.length < 10;
  if (isIn) recent.push(now);
  times.set(customerId, recent);
  return isIn;
}
