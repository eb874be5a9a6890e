// OpenTelemetry's JSON: attributes are lists of keys and typed values; what is asked for by name is read here.
import { at, isObject, listOf } from './interaction.ts';

/** A plain value of an AnyValue; what is a list or a map in it stays as it is. */
export const valueOf = (any: unknown): unknown => {
  if (!isObject(any)) return any;
  for (const kind of ['stringValue', 'intValue', 'doubleValue', 'boolValue', 'bytesValue']) if (any[kind] !== undefined && any[kind] !== null) return any[kind];
  return at(any, 'arrayValue', 'values') ?? at(any, 'kvlistValue', 'values') ?? undefined;
};

export const attributesOf = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(listOf(at(value, 'attributes')).flatMap((pair) => (typeof at(pair, 'key') === 'string' ? [[at(pair, 'key') as string, valueOf(at(pair, 'value'))] as const] : [])));

/** The first of these attributes that is a text or a number, of what stands nearest first. */
export const attribute = (maps: readonly ReadonlyMap<string, unknown>[], ...names: readonly string[]): string | null => {
  for (const name of names) {
    for (const map of maps) {
      const value = map.get(name);
      if (typeof value === 'string' && value.trim() !== '') return value;
      if (typeof value === 'number') return String(value);
    }
  }
  return null;
};
