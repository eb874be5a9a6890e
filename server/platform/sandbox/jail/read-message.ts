// Reads one line of a jailed process: one of three exact shapes, or it is not listened to any more.

/** A call whose reply nobody waits for. */
export type Noted = [name: string, args: unknown[]];
/** `noted`: calls made before this was said, in their order. */
export type Said = { is: 'ready' } | { is: 'asks'; id: string; call: number; name: string; args: unknown[]; noted: Noted[] } | { is: 'answers'; id: string; answer: unknown; noted: Noted[] };

const MAX_DEPTH = 64;

/** Undefined for whatever is not exactly one of the shapes. */
export const readMessage = (line: string): Said | undefined => {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isRecord(given) || isDeeper(given, MAX_DEPTH)) return undefined;
  const names = Object.keys(given).sort().join();
  const { is, id, call, name, args, answer, noted } = given;
  if (names === 'is') return is === 'ready' ? { is } : undefined;
  if (typeof id !== 'string' || !areNoted(noted)) return undefined;
  if (names === 'answer,id,is,noted') return is === 'answers' ? { is, id, answer, noted } : undefined;
  const isCall = names === 'args,call,id,is,name,noted' && is === 'asks' && typeof call === 'number' && typeof name === 'string' && Array.isArray(args);
  return isCall ? { is: 'asks', id, call, name, args: args as unknown[], noted } : undefined;
};

const areNoted = (given: unknown): given is Noted[] => Array.isArray(given) && given.every((one) => Array.isArray(one) && one.length === 2 && typeof one[0] === 'string' && Array.isArray(one[1]));

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Without recursion, because depth is what is in doubt. JSON.parse itself does not recurse. */
const isDeeper = (value: unknown, most: number): boolean => {
  let layer: unknown[] = [value];
  for (let depth = 0; layer.length > 0; depth += 1) {
    if (depth > most) return true;
    layer = layer.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
};
