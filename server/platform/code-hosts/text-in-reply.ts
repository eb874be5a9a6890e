// The text of a file or a note as both hosts' APIs give it: in base64, with line breaks and what stands around it.
import { isUtf8 } from 'node:buffer';
import { z } from 'zod';

const Encoded = z.object({ encoding: z.literal('base64'), content: z.string() });

/** How many bytes of reply to read for a text of so many. */
export const replyBytesFor = (mostBytes: number): number => Math.ceil(mostBytes * 1.5);

/** Undefined for what is no such reply, larger than `mostBytes`, or no text. */
export const textIn = (reply: unknown, mostBytes: number): string | undefined => {
  const { data } = Encoded.safeParse(reply);
  if (data === undefined) return undefined;
  const bytes = Buffer.from(data.content, 'base64');
  return bytes.length > mostBytes || !isUtf8(bytes) ? undefined : bytes.toString();
};
