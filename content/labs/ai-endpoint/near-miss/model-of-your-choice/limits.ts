const seen = new Map<string, number[]>();
export function isTooFast(caller: string): boolean {
  const now = Date.now();
  const recent = (seen.get(caller) ?? []).filter((at) => now - at < 60_000);
  if (recent.length >= 10) { seen.set(caller, recent); return true; }
  recent.push(now);
  seen.set(caller, recent);
  return false;
}
const used = new Map<string, number>();
const key = (id: string): string => `${new Date(Date.now()).toISOString().slice(0, 10)} ${id}`;
export const isSpent = (id: string): boolean => (used.get(key(id)) ?? 0) >= 20_000;
export const spend = (id: string, tokens: number): void => { used.set(key(id), (used.get(key(id)) ?? 0) + tokens); };
