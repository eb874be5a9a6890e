// Reads what a program handed to a capability; it may be anything at all.

export const recordAt = (args: readonly unknown[], at: number): Record<string, unknown> => {
  const value = args[at];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
};

export const listAt = (given: Record<string, unknown>, name: string): unknown[] => {
  const value = given[name];
  return Array.isArray(value) ? value : [];
};

export const textAt = (given: Record<string, unknown>, name: string): string | null => {
  const value = given[name];
  return typeof value === 'string' ? value : null;
};

/** A text as it is, nothing as '', everything else as JSON. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : value === undefined || value === null ? '' : (JSON.stringify(value) ?? ''));

/** Equal as JSON, whatever the order of keys. */
export function isSameJson(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || left === null || typeof right !== 'object' || right === null) return left === right;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const [a, b] = [Object.entries(left), right as Record<string, unknown>];
  return a.length === Object.keys(b).length && a.every(([key, value]) => Object.hasOwn(b, key) && isSameJson(value, b[key]));
}
