// Hands a request on to the process that owns its live work, cookie and all, over the installation's own network. One hop, never two.
import type { Context } from 'hono';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { PassThrough, Readable } from 'node:stream';
import type { Ctx } from '../context.ts';
import { PlannedError } from '../errors.ts';

const HOP = 'beforetab-hop';
// The owner asks everything again: who it is, what they may, what they sent. The rest is between us and the browser.
const PASSED_ON = ['cookie', 'authorization', 'host', 'origin', 'sec-fetch-site', 'x-forwarded-for', 'accept', 'accept-language'];
const HANDED_BACK = ['content-type', 'cache-control', 'retry-after', 'set-cookie', 'x-accel-buffering'];
const UNREACHABLE = ['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH'];

const comeBack = (): PlannedError => new PlannedError('Unavailable', 'The process that holds your work is being replaced. Try again in a few seconds.', { retryAfterSeconds: 2 });

/** Undefined when this process is to handle it. */
export const handedOn = async (c: Context, { live }: Ctx, key: string, body: unknown): Promise<Response | undefined> => {
  let owner = await live.ownerElsewhere(key);
  // Twice: the first owner is gone, and somebody else was quicker to take over.
  for (let tries = 0; owner !== undefined && tries < 2; tries += 1) {
    // Whoever handed it on thought it was here. Leases settle in seconds; a circle would not.
    if (c.req.header(HOP) !== undefined) throw comeBack();
    const reply = await send(c, owner, body);
    if (reply !== undefined) return reply;
    owner = await live.takeFrom(key, owner);
  }
  if (owner !== undefined) throw comeBack();
  return undefined;
};

/** Undefined when nobody listens there: then nothing was begun, and it can be asked of another. */
const send = async (c: Context, address: string, body: unknown): Promise<Response | undefined> => {
  const { pathname, search } = new URL(c.req.url);
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers: Record<string, string> = { [HOP]: '1', ...(text !== undefined && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }) };
  for (const name of PASSED_ON) {
    const value = c.req.header(name);
    if (value !== undefined) headers[name] = value;
  }
  const url = new URL(`${pathname}${search}`, address);
  const ask = url.protocol === 'https:' ? httpsRequest : httpRequest;
  try {
    const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = ask(url, { method: c.req.method, headers, signal: c.req.raw.signal }, resolve);
      outgoing.on('error', reject);
      outgoing.end(text);
    });
    return passedBack(incoming);
  } catch (error) {
    if (UNREACHABLE.includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw comeBack();
  }
};

const passedBack = (incoming: IncomingMessage): Response => {
  const headers = new Headers();
  for (const name of HANDED_BACK) for (const value of incoming.headersDistinct[name] ?? []) headers.append(name, value);
  // An owner that is killed in the middle of a stream ends it for the page too, which then asks again.
  const through = new PassThrough();
  incoming.on('error', () => through.end());
  through.on('close', () => incoming.destroy());
  incoming.pipe(through);
  return new Response(Readable.toWeb(through) as ReadableStream<Uint8Array>, { status: incoming.statusCode ?? 502, headers });
};
