// Reads and checks what a request carries; unknown and mistyped fields are named, oversize bodies are cut off.
import type { Context } from 'hono';
import type { z } from 'zod';
import { type FieldMistake, invalid, tooLarge, tooSlow } from '../errors.ts';
import { heldPieces } from '../pieces.ts';
import type { Endpoint, SentBody } from './contract.ts';
import { BodyTooSlow, paced } from './paced-body.ts';
import { sayMistake, sayMistakes } from './say-mistake.ts';

const DEFAULT_MAX_BYTES = 256 * 1024;

/** `bytes`: how long the body was, as far as it was read here. */
export type Given = { params: unknown; query: unknown; body: unknown; bytes: number };

export const readRequest = async (c: Context, endpoint: Endpoint): Promise<Given> => {
  const [params, query] = [check(endpoint.params, c.req.param(), 'address'), check(endpoint.query, c.req.query(), 'address')];
  return { params, query, ...(await readBody(c, endpoint)) };
};

const readBody = async (c: Context, { body, maxBytes = DEFAULT_MAX_BYTES }: Endpoint): Promise<Pick<Given, 'body' | 'bytes'>> => {
  if (body === 'stream') return { body: { stream: pacedBody(c), type: c.req.header('content-type') ?? '', encoding: c.req.header('content-encoding') ?? '' } satisfies SentBody, bytes: 0 };
  if (body === undefined) return { body: undefined, bytes: 0 };
  const { value, bytes } = await readJson(c, maxBytes);
  return { body: check(body, value, 'body'), bytes };
};

const pacedBody = (c: Context): ReadableStream<Uint8Array> | null => (c.req.raw.body === null ? null : paced(c.req.raw.body));

const check = (schema: z.ZodType | undefined, value: unknown, what: 'address' | 'body'): unknown => {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value, { error: sayMistake });
  if (parsed.success) {
    if (isText(parsed.data)) return parsed.data;
    throw invalid(`The ${what === 'body' ? 'request' : what} holds a zero byte or half a character, which cannot be kept. Type that text anew.`);
  }
  const fields = parsed.error.issues.map(asMistake);
  throw invalid(what === 'body' ? `Some of this is not as expected: ${sayMistakes(fields)}. Nothing was changed.` : `Some of the address is not as expected: ${sayMistakes(fields)}.`, fields);
};

// PostgreSQL keeps no zero byte and no half of a surrogate pair; JSON may hold both. Asked of what a schema let through,
// which is never deep.
const isText = (value: unknown): boolean => {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, each]) => isText(key) && isText(each));
};

const asMistake = (issue: z.core.$ZodIssue): FieldMistake => ({ path: issue.path.join('.'), says: issue.message });

// JSON whatever the content type says: what was parsed is what is checked.
const readJson = async (c: Context, maxBytes: number): Promise<{ value: unknown; bytes: number }> => {
  if (Number(c.req.header('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const sent = heldPieces();
  try {
    for await (const chunk of pacedBody(c) ?? []) {
      sent.add(chunk);
      if (sent.size() > maxBytes) throw tooLarge(maxBytes);
    }
  } catch (error) {
    throw error instanceof BodyTooSlow ? tooSlow() : error;
  }
  if (sent.size() === 0) return { value: undefined, bytes: 0 };
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(sent.whole())), bytes: sent.size() };
  } catch {
    throw invalid('The request is not valid JSON.');
  }
};
