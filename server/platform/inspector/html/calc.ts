// Works out the arithmetic of CSS: calc(), min(), max(), clamp(), with units and names turned into numbers by the caller.

/** Undefined for a unit or name that has no value here. */
export type Resolve = (number: number, unit: string) => number | undefined;
type Reader = { tokens: string[]; at: number; depth: number; resolve: Resolve };

const MOST_TOKENS = 200;

/** NaN for what is no arithmetic, or asks for what `resolve` does not know. */
export const calculate = (text: string, resolve: Resolve): number => {
  const tokens = text.slice(0, 1_000).match(/\d*\.?\d+(?:e[+-]?\d+)?(?:%|[a-z]+)?|[a-z-]*[a-z]\(|[a-z]+|[-+*/(),]/g) ?? [];
  if (tokens.length === 0 || tokens.length > MOST_TOKENS) return NaN;
  const reader: Reader = { tokens, at: 0, depth: 0, resolve };
  const value = sum(reader);
  return reader.at === tokens.length ? value : NaN;
};

const sum = (reader: Reader): number => {
  let value = product(reader);
  for (let sign = reader.tokens[reader.at]; sign === '+' || sign === '-'; sign = reader.tokens[reader.at]) {
    reader.at++;
    value += (sign === '+' ? 1 : -1) * product(reader);
  }
  return value;
};
const product = (reader: Reader): number => {
  let value = one(reader);
  for (let sign = reader.tokens[reader.at]; sign === '*' || sign === '/'; sign = reader.tokens[reader.at]) {
    reader.at++;
    const next = one(reader);
    value = sign === '*' ? value * next : value / next;
  }
  return value;
};
const one = (reader: Reader): number => {
  const token = reader.tokens[reader.at++] ?? '';
  if (token === '-' || token === '+') return (token === '-' ? -1 : 1) * one(reader);
  if (token.endsWith('(')) return called(token.slice(0, -1), reader);
  const [, digits, unit = ''] = /^((?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?)(.*)$/.exec(token) ?? [];
  if (digits === undefined) return reader.resolve(1, token) ?? NaN;
  return unit === '' ? Number(digits) : (reader.resolve(Number(digits), unit) ?? NaN);
};
const called = (name: string, reader: Reader): number => {
  if (++reader.depth > 40) return NaN;
  const values = [sum(reader)];
  while (reader.tokens[reader.at] === ',') {
    reader.at++;
    values.push(sum(reader));
  }
  if (reader.tokens[reader.at++] !== ')') return NaN;
  if (name === 'min') return Math.min(...values);
  if (name === 'max') return Math.max(...values);
  if (name === 'clamp') return Math.max(values[0]!, Math.min(values[1] ?? NaN, values[2] ?? NaN));
  return name === '' || name === 'calc' ? values[0]! : NaN;
};
