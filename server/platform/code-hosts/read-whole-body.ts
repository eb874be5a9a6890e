// Reads a delivery to its end, or refuses it as too large before it fills the memory.
import { tooLarge } from '../errors.ts';

/** GitHub's own cap: https://docs.github.com/en/webhooks/webhook-events-and-payloads#payload-cap */
export const MOST_BYTES = 25 * 1024 * 1024;

export const readWholeBody = async (stream: ReadableStream<Uint8Array> | null, most = MOST_BYTES): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (stream !== null)
    for await (const chunk of stream) {
      size += chunk.byteLength;
      if (size > most) throw tooLarge(most);
      chunks.push(chunk);
    }
  return Buffer.concat(chunks);
};
