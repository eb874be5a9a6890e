// JSON from outside: parsed unless it is nested so deep that its parsed form would be many times its size.

const [QUOTE, ESCAPE, OPEN, CLOSE, BRACE, UNBRACE] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];
/** What is shorter cannot be nested deep enough to matter. */
const SHORT = 128 * 1024;
const MOST_DEEP = 5_000;

/** A number with so many digits may be one that JavaScript would round. */
const LARGE = /[[:,]\s*-?\d{16}/;

/**
 * Undefined for what is no JSON, or is nested too deep; `null` is JSON, so the value comes in an object. Whole numbers too large
 * to be exact come as the text they were: they are names of records and people, and rounded two of them are the same.
 */
export const readJson = (given: Buffer | string): { value: unknown } | undefined => {
  if (given.length > SHORT && isTooDeep(typeof given === 'string' ? Buffer.from(given) : given)) return undefined;
  try {
    const text = typeof given === 'string' ? given : given.toString('utf8');
    return { value: LARGE.test(text) ? parseExact(text) : JSON.parse(text) };
  } catch {
    return undefined;
  }
};

const exact = (_key: string, value: unknown, context?: { source?: string }): unknown =>
  typeof value === 'number' && !Number.isSafeInteger(value) && context?.source !== undefined && /^-?\d+$/.test(context.source) ? context.source : value;

const parseExact = (text: string): unknown => {
  try {
    return JSON.parse(text, exact);
  } catch (error) {
    // Looking at each value goes down into nesting, which plain parsing does not.
    if (error instanceof RangeError) return JSON.parse(text);
    throw error;
  }
};

const isTooDeep = (bytes: Buffer): boolean => {
  let [depth, isText] = [0, false];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (isText) {
      if (byte === ESCAPE) at += 1;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (byte === OPEN || byte === BRACE) {
      depth += 1;
      if (depth > MOST_DEEP) return true;
    } else if (byte === CLOSE || byte === UNBRACE) depth -= 1;
  }
  return false;
};
