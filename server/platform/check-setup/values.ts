// Looks into settings whose shape nobody promised.

export const asRecord = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {});
export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const texts = (value: unknown): string[] => asList(value).filter((item) => typeof item === 'string');

/** The value at these keys; undefined as soon as one is missing. */
export const at = (value: unknown, ...keys: readonly string[]): unknown => keys.reduce<unknown>((inner, key) => asRecord(inner)[key], value);
