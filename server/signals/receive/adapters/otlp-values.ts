// OpenTelemetry's JSON: attributes are lists of keys and typed values; what is asked for by name is read here.
import { at, isObject, listOf, textAt } from './interaction.ts';

const snakes = new Map<string, string>();
/** The name that protobuf's own files have for a field. */
export const snake = (name: string): string => {
  const known = snakes.get(name) ?? name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  snakes.set(name, known);
  return known;
};

/** OTLP asks for camel case; exporters that print protobuf's JSON with its own names write `trace_id`. */
export const field = (value: unknown, name: string): unknown => at(value, name) ?? at(value, snake(name));
export const textIn = (value: unknown, name: string): string => textAt(value, name, snake(name)) ?? '';

/** A plain value of an AnyValue; what is a list or a map in it stays as it is. */
export const valueOf = (any: unknown): unknown => {
  if (!isObject(any)) return any;
  for (const kind of ['stringValue', 'intValue', 'doubleValue', 'boolValue', 'bytesValue']) {
    const value = field(any, kind);
    if (value !== undefined && value !== null) return value;
  }
  return at(field(any, 'arrayValue'), 'values') ?? at(field(any, 'kvlistValue'), 'values') ?? undefined;
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
