// The response of the Express stand-in: status, headers, one body, and who waits for the end of it.
import { asText } from '../../host/read-args.ts';
import { LabBuffer } from './buffer.ts';

type CookieOptions = { path?: string; maxAge?: number; domain?: string; sameSite?: string | boolean; httpOnly?: boolean; secure?: boolean };

export type Response = { statusCode: number; headers: Record<string, string>; body: Uint8Array; isSent: boolean };

const TYPES: Readonly<Record<string, string>> = { html: 'text/html; charset=utf-8', text: 'text/plain; charset=utf-8', txt: 'text/plain; charset=utf-8', json: 'application/json; charset=utf-8', css: 'text/css; charset=utf-8', png: 'image/png', bin: 'application/octet-stream' };
const PHRASES: Readonly<Record<number, string>> = { 200: 'OK', 201: 'Created', 202: 'Accepted', 204: 'No Content', 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 409: 'Conflict', 410: 'Gone', 413: 'Payload Too Large', 415: 'Unsupported Media Type', 422: 'Unprocessable Entity', 429: 'Too Many Requests', 500: 'Internal Server Error', 502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout' };

/** Of any realm. */
const isBytes = (body: unknown): body is Uint8Array => Object.prototype.toString.call(body) === '[object Uint8Array]';
const toBytes = (body: unknown): Uint8Array => (isBytes(body) ? body : new TextEncoder().encode(asText(body)));

/** The response a handler gets; `ended` is called when it was sent. */
export function responder(sent: Response, ended: () => void): Record<string, unknown> {
  const listeners: { name: string; hear: () => void }[] = [];
  const on = (name: string, hear: () => void): unknown => {
    listeners.push({ name, hear });
    return res;
  };
  /** Those who wait for the end hear of it when the handler has gone on. */
  const tell = (): void => {
    for (const { hear } of ['finish', 'close'].flatMap((name) => listeners.filter((one) => one.name === name))) {
      try {
        hear();
      } catch {
        // It would end a real process, after the answer has gone.
      }
    }
  };
  const finish = (body: unknown, type: string): void => {
    if (sent.isSent) throw new Error('Cannot set headers after they are sent to the client');
    sent.isSent = true;
    sent.headers['content-type'] ??= type;
    sent.body = toBytes(body);
    queueMicrotask(tell);
    ended();
  };
  const set = (name: unknown, value?: unknown): unknown => {
    const pairs = typeof name === 'string' ? [[name, value]] : Object.entries(name as object);
    for (const [key, one] of pairs) sent.headers[String(key).toLowerCase()] = String(one);
    return res;
  };
  const type = (kind: string): unknown => set('content-type', TYPES[kind.replace(/^\./, '')] ?? kind);
  const json = (value: unknown): void => finish(JSON.stringify(value) ?? '', 'application/json; charset=utf-8');
  const append = (name: string, value: string | string[]): unknown => set(name, [sent.headers[name.toLowerCase()] ?? [], value].flat().join(', '));
  const parts: Uint8Array[] = [];
  const res: Record<string, unknown> = {
    locals: {},
    on, once: on, addListener: on,
    set, header: set, setHeader: set,
    get: (name: string) => sent.headers[name.toLowerCase()],
    getHeader: (name: string) => sent.headers[name.toLowerCase()],
    removeHeader: (name: string) => void delete sent.headers[name.toLowerCase()],
    append,
    type, contentType: type,
    vary: (name: string) => append('vary', name),
    location: (url: string) => set('location', url),
    cookie: (name: string, value: unknown, options: CookieOptions = {}) => {
      const { path = '/', maxAge, domain, sameSite, httpOnly, secure } = options;
      const said = [`${name}=${encodeURIComponent(asText(value))}`, maxAge !== undefined && `Max-Age=${Math.floor(maxAge / 1000)}`, domain !== undefined && `Domain=${domain}`, `Path=${path}`, httpOnly === true && 'HttpOnly', secure === true && 'Secure', sameSite !== undefined && sameSite !== false && `SameSite=${sameSite === true ? 'Strict' : sameSite.replace(/^./, (letter) => letter.toUpperCase())}`];
      return append('set-cookie', said.filter((part) => part !== false).join('; '));
    },
    writeHead: (code: number, ...more: unknown[]) => {
      sent.statusCode = code;
      return typeof more.at(-1) === 'object' && more.at(-1) !== null ? set(more.at(-1)) : res;
    },
    write: (part: unknown) => parts.push(toBytes(part)) > 0,
    status: (code: number) => {
      sent.statusCode = code;
      return res;
    },
    json, jsonp: json,
    send: (value: unknown) => (value !== null && typeof value === 'object' && !isBytes(value) ? finish(JSON.stringify(value), 'application/json; charset=utf-8') : finish(value, 'text/html; charset=utf-8')),
    // As Node's own: without a type, unless the program has said one.
    end: (value?: unknown) => finish(parts.length === 0 ? value : LabBuffer.concat([...parts, ...(value === undefined ? [] : [toBytes(value)])]), ''),
    sendStatus: (code: number) => {
      sent.statusCode = code;
      finish(PHRASES[code] ?? String(code), 'text/plain; charset=utf-8');
    },
    redirect: (...given: unknown[]) => {
      sent.statusCode = typeof given[0] === 'number' ? given[0] : 302;
      set('location', given.at(-1));
      finish('', 'text/plain; charset=utf-8');
    },
  };
  for (const name of ['headersSent', 'writableEnded', 'writableFinished']) Object.defineProperty(res, name, { get: () => sent.isSent });
  Object.defineProperty(res, 'statusCode', { get: () => sent.statusCode, set: (code: number) => { sent.statusCode = code; } });
  return res;
}
