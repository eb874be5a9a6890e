// The part of node:crypto that labs use, on @noble/hashes, so that the page and the server run the very same code.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { LabBuffer } from './buffer.ts';

type Data = string | Uint8Array;
const bytes = (data: Data): Uint8Array => (typeof data === 'string' ? new TextEncoder().encode(data) : data);
const HASHES = { sha256, sha512 } as const;

const written = (digest: Uint8Array, encoding: unknown): string | Uint8Array => {
  if (encoding === 'hex') return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const base64 = btoa(String.fromCharCode(...digest));
  if (encoding === 'base64') return base64;
  if (encoding === 'base64url') return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return LabBuffer.from(digest);
};

const choose = (name: string): (typeof HASHES)['sha256' | 'sha512'] => {
  if (name !== 'sha256' && name !== 'sha512') throw new Error(`Digest method not supported here: ${name}. There are sha256 and sha512.`);
  return HASHES[name];
};

const collecting = (finish: (all: Uint8Array) => Uint8Array): object => {
  const parts: Uint8Array[] = [];
  const self = {
    update: (data: Data) => {
      parts.push(bytes(data));
      return self;
    },
    digest: (encoding?: string) => {
      const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
      let at = 0;
      for (const part of parts) {
        all.set(part, at);
        at += part.length;
      }
      return written(finish(all), encoding);
    },
  };
  return self;
};

const randomBytes = (count: number): Uint8Array => globalThis.crypto.getRandomValues(new Uint8Array(count));

export const makeCrypto = (): Record<string, unknown> => ({
  createHash: (name: string) => collecting((all) => choose(name)(all)),
  hash: (name: string, data: Data, encoding = 'hex') => written(choose(name)(bytes(data)), encoding),
  createHmac: (name: string, key: Data) => collecting((all) => hmac(choose(name), bytes(key), all)),
  timingSafeEqual: (left: Uint8Array, right: Uint8Array) => {
    if (left.length !== right.length) throw new RangeError('Input buffers must have the same byte length');
    let differs = 0;
    for (let at = 0; at < left.length; at += 1) differs |= (left[at] ?? 0) ^ (right[at] ?? 0);
    return differs === 0;
  },
  // Written out as needed: a Uint8Array knows no encodings, a Buffer does.
  randomBytes: (count: number) => Object.assign(randomBytes(count), { toString: function (this: Uint8Array, encoding?: string) { return String(written(this, encoding ?? 'hex')); } }),
  randomUUID: () => globalThis.crypto.randomUUID(),
});
