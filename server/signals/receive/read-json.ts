// JSON from outside: parsed unless it is nested so deep that its parsed form would be many times its size.

const [QUOTE, ESCAPE, OPEN, CLOSE, BRACE, UNBRACE] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];
/** What is shorter cannot be nested deep enough to matter. */
const SHORT = 128 * 1024;
const MOST_DEEP = 5_000;

/** Undefined for what is no JSON, or is nested too deep; `null` is JSON, so the value comes in an object. */
export const readJson = (given: Buffer | string): { value: unknown } | undefined => {
  if (given.length > SHORT && isTooDeep(typeof given === 'string' ? Buffer.from(given) : given)) return undefined;
  try {
    return { value: JSON.parse(typeof given === 'string' ? given : given.toString('utf8')) };
  } catch {
    return undefined;
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
