// The shape of the API: each capability declares its part in schemas.ts, the browser's client is typed by it.
import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type RouteKey = `${Method} /api/${string}`;

/** `body: 'stream'` hands over the bytes as they come, of any size; `reply: 'file'` is a download (CSV, JSON), `'stream'` server-sent events that go on; `maxBytes` bounds the body (default 256 KiB). */
export type Endpoint = {
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType | 'stream';
  reply: z.ZodType | 'file' | 'stream';
  maxBytes?: number;
};

/** What comes with a body that is not read yet. */
export type SentBody = { stream: ReadableStream<Uint8Array> | null; type: string; encoding: string };

export type Contract = Record<RouteKey, Endpoint>;

export type Output<T> = T extends z.ZodType ? z.output<T> : T extends 'stream' ? SentBody : undefined;
export type Input<T> = T extends z.ZodType ? z.input<T> : undefined;
