// Reads a delivery before it is known who sent it, without letting anybody fill the memory or keep a connection for long.
import { readWholeBody } from '../../platform/code-hosts/index.ts';
import { invalid, limitReached, PlannedError } from '../../platform/errors.ts';
import type { SentBody } from '../../platform/http/contract.ts';

/** Of one host; small deliveries never come near it, however many come at once. */
const MOST_HELD = 100 * 1024 * 1024;
/** A sender that stalls is cut off; GitHub itself gives up after ten seconds. */
const PATIENCE_MS = 30_000;
const held = new Map<string, number>();

/** `whose`: what is counted together. */
export const readWithinReason = async (whose: string, { stream }: SentBody): Promise<Buffer> => {
  let own = 0;
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, out) => {
      const all = (held.get(whose) ?? 0) + chunk.byteLength;
      if (all > MOST_HELD) throw limitReached('Many large deliveries of this code host are arriving right now. Send this one again in a minute.', 60);
      held.set(whose, all);
      own += chunk.byteLength;
      out.enqueue(chunk);
    },
  });
  try {
    return await readWholeBody(stream?.pipeThrough(counting, { signal: AbortSignal.timeout(PATIENCE_MS) }) ?? null);
  } catch (error) {
    if (error instanceof PlannedError) throw error;
    throw invalid('This delivery broke off, or took longer than 30 seconds. Send it again.');
  } finally {
    const left = (held.get(whose) ?? 0) - own;
    if (left <= 0) held.delete(whose);
    else held.set(whose, left);
  }
};
