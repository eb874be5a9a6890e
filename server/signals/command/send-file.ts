// Streams one file, or what comes in by standard input, to a source; holds none of it and says how far it is.
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { PassThrough, type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { packingOf } from '../packing.ts';
import type { Receipt } from '../schemas.ts';

export type Sent = { status: number; receipt?: Receipt; says?: string };
export type Target = { at: string; source: string; token: string };

const EVERY_MS = 5_000;
const TYPES: readonly (readonly [RegExp, string])[] = [[/\.csv(\.gz|\.zst)?$/i, 'text/csv'], [/\.json(\.gz|\.zst)?$/i, 'application/json'], [/\.(ndjson|jsonl)(\.gz|\.zst)?$/i, 'application/x-ndjson']];
/** Of another name, or of none, the product looks how it begins: an array called lines would be one bad line after another. */
const typeOf = (name: string): string => TYPES.find(([names]) => names.test(name))?.[1] ?? 'application/octet-stream';

/** What is packed already is not packed again, whatever its name. */
const packingIn = async (path: string): Promise<ReturnType<typeof packingOf>> => {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return packingOf(buffer);
  } finally {
    await file.close();
  }
};

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

/** Counts what passes, and says every few seconds how much that is. */
const counted = (name: string, size: number | undefined, say: (line: string) => void): Transform => {
  let sent = 0;
  let saidAt = Date.now();
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sent += chunk.length;
      if (Date.now() - saidAt >= EVERY_MS) {
        saidAt = Date.now();
        say(`${name}: ${megabytes(sent)}${size === undefined || size === 0 ? '' : ` of ${megabytes(size)}, ${Math.floor((sent / size) * 100)} %`}`);
      }
      done(null, chunk);
    },
  });
};

/** `path` is `-` for standard input. Throws the network's or the file's own error. */
export const sendFile = async ({ at, source, token }: Target, path: string, say: (line: string) => void, input: Readable = process.stdin): Promise<Sent> => {
  const status = path === '-' ? undefined : await stat(path);
  const size = status?.size;
  // A pipe gives its bytes only once.
  const packing = status?.isFile() === true ? await packingIn(path) : /\.gz$/i.test(path) ? 'gzip' : /\.zst$/i.test(path) ? 'zstd' : undefined;
  const url = new URL(`/api/signals/sources/${encodeURIComponent(source)}/records`, at);
  const ask = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const outgoing = ask(url, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': typeOf(path), 'content-encoding': path === '-' ? 'identity' : (packing ?? 'gzip') } });
  const answered = new Promise<Sent>((resolve, reject) => {
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      const pieces: Buffer[] = [];
      incoming.on('data', (piece: Buffer) => void pieces.push(piece));
      incoming.on('error', reject);
      incoming.on('end', () => resolve(readAnswer(incoming.statusCode ?? 0, Buffer.concat(pieces).toString('utf8'))));
    });
  });
  // A refusal comes before the body is through; it is the answer, and the broken pipe behind it is not.
  const sending = pipeline(path === '-' ? input : createReadStream(path), counted(path, size, say), path === '-' || packing !== undefined ? new PassThrough() : createGzip({ level: 1 }), outgoing).catch((error: unknown) => {
    if (!outgoing.destroyed || (error as { code?: string }).code === 'ENOENT') throw error;
  });
  const [answer] = await Promise.all([answered, sending]);
  return answer;
};

const readAnswer = (status: number, text: string): Sent => {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { status, says: 'That address answered, but not as BeforeTab does.' };
  }
  if (status === 200) return { status, receipt: body as Receipt };
  return { status, says: (body as { error?: { says?: string } }).error?.says ?? `It answered with status ${status}.` };
};
