// At most 10 requests a minute for each caller.

const seen = new Map<string, number[]>();

export function isTooFast(caller: string): boolean {
  const now = Date.now();
  const recent = (seen.get(caller) ?? []).filter((at) => now - at < 60_000);
  recent.push(now);
  seen.set(caller, recent);
  return recent.length > 10;
}
