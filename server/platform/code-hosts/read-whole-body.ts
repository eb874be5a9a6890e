// Reads a delivery to its end, or refuses it as too large before it fills the memory.
import { tooLarge } from '../errors.ts';
import { heldPieces } from '../pieces.ts';

/** GitHub's own cap: https://docs.github.com/en/webhooks/webhook-events-and-payloads#payload-cap */
export const MOST_BYTES = 25 * 1024 * 1024;

export const readWholeBody = async (stream: ReadableStream<Uint8Array> | null, most = MOST_BYTES): Promise<Buffer> => {
  const sent = heldPieces();
  if (stream !== null)
    for await (const chunk of stream) {
      sent.add(chunk);
      if (sent.size() > most) throw tooLarge(most);
    }
  return sent.whole();
};
