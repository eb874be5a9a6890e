// The response of the Express stand-in: status, headers, one body, and who waits for the end of it.
import { asText } from '../../host/read-args.ts';

export type Response = { statusCode: number; headers: Record<string, string>; body: Uint8Array; isSent: boolean };

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
    sent.body = body !== null && typeof body === 'object' && Object.prototype.toString.call(body) === '[object Uint8Array]' ? (body as Uint8Array) : new TextEncoder().encode(asText(body));
    queueMicrotask(tell);
    ended();
  };
  const set = (name: unknown, value?: unknown): unknown => {
    const pairs = typeof name === 'string' ? [[name, value]] : Object.entries(name as object);
    for (const [key, one] of pairs) sent.headers[String(key).toLowerCase()] = String(one);
    return res;
  };
  const res: Record<string, unknown> = {
    locals: {},
    on, once: on, addListener: on,
    set, header: set, setHeader: set,
    get: (name: string) => sent.headers[name.toLowerCase()],
    getHeader: (name: string) => sent.headers[name.toLowerCase()],
    removeHeader: (name: string) => void delete sent.headers[name.toLowerCase()],
    append: (name: string, value: string | string[]) => set(name, [sent.headers[name.toLowerCase()] ?? [], value].flat().join(', ')),
    type: (type: string) => set('content-type', type === 'html' ? 'text/html; charset=utf-8' : type === 'text' ? 'text/plain; charset=utf-8' : type),
    status: (code: number) => {
      sent.statusCode = code;
      return res;
    },
    json: (value: unknown) => finish(JSON.stringify(value) ?? '', 'application/json; charset=utf-8'),
    send: (value: unknown) => (value !== null && typeof value === 'object' && Object.prototype.toString.call(value) !== '[object Uint8Array]' ? finish(JSON.stringify(value), 'application/json; charset=utf-8') : finish(value, 'text/html; charset=utf-8')),
    // As Node's own: without a type, unless the program has said one.
    end: (value?: unknown) => finish(value, ''),
    sendStatus: (code: number) => {
      sent.statusCode = code;
      finish(String(code), 'text/plain; charset=utf-8');
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
