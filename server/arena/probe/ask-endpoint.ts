// One question to somebody's own endpoint, and what became of it. Never the endpoint's own words about a failure: they may quote a key.
import { RefusedAddress } from '../../platform/model/guarded-fetch.ts';
import { fill, type Template, textAt, type Values } from './template.ts';

export type Endpoint = { url: URL; template: Template; ask: typeof fetch; timeoutMs: number };

/** `blocked`: the endpoint's own filter turned the question away. `isFinal`: asking anything else is no use. */
export type Answer =
  | { text: string }
  | { blocked: true }
  | { busy: true; waitMs: number | undefined }
  | { failed: string; isFinal: boolean };

export const askEndpoint = async ({ url, template, ask, timeoutMs }: Endpoint, values: Values, signal: AbortSignal): Promise<Answer> => {
  const { method, headers, body } = fill(template, values);
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const reply = await ask(url, { method, headers, body, signal: AbortSignal.any([signal, limit]) });
    return await readReply(reply, template);
  } catch (error) {
    signal.throwIfAborted();
    return limit.aborted ? { failed: `no reply within ${timeoutMs / 1000} s`, isFinal: false } : describe(error);
  }
};

const readReply = async (reply: Response, template: Template): Promise<Answer> => {
  if (reply.status === 429 || reply.status === 503) return { busy: true, waitMs: retryAfter(reply.headers.get('retry-after')) };
  const text = await reply.text();
  // Azure and others answer 400 with this code when their own filter stops a prompt.
  if (reply.status === 400 && /"content_filter"|"content_policy_violation"/.test(text)) return { blocked: true };
  if (reply.status >= 400) return { failed: `status ${reply.status}`, isFinal: reply.status < 500 && reply.status !== 408 };
  const isStream = reply.headers.get('content-type')?.includes('event-stream') === true || /^\s*(?:data|event):/.test(text);
  const said = isStream ? joinPieces(text, template.piece ?? template.reply) : textAt(parsed(text), template.reply);
  return said === undefined ? { failed: 'a reply that is not as expected', isFinal: false } : { text: said };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Undefined when not one event has a piece. */
const joinPieces = (text: string, path: string): string | undefined => {
  const events = text.split(/\r?\n/).filter((line) => line.startsWith('data:')).map((line) => textAt(parsed(line.slice(5).trim()), path));
  const pieces = events.filter((piece) => piece !== undefined);
  return pieces.length === 0 ? undefined : pieces.join('');
};

/** Seconds or a date, as HTTP allows. */
export const retryAfter = (value: string | null, now = Date.now()): number | undefined => {
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
};

const describe = (error: unknown): { failed: string; isFinal: boolean } => {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof RefusedAddress) return { failed: 'an address of cloud metadata or link-local, which is never asked', isFinal: true };
    if (/sends elsewhere/.test(cause.message)) return { failed: 'the endpoint sends elsewhere, which is not followed', isFinal: true };
    if (/no end/.test(cause.message)) return { failed: 'a reply of more than 1 MB', isFinal: false };
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOTFOUND' || code === 'ECONNREFUSED') return { failed: code === 'ENOTFOUND' ? 'no such host' : 'nobody listens there', isFinal: true };
  }
  return { failed: 'the connection broke', isFinal: false };
};
