// The part of node:crypto that labs use, on @noble/hashes, so that the page and the server run the very same code.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { LabBuffer } from './buffer.ts';

type Data = string | Uint8Array;
const bytes = (data: Data, encoding = 'utf8'): Uint8Array => (typeof data === 'string' ? LabBuffer.from(data, encoding) : data);
const HASHES = { sha256, sha384, sha512 } as const;

const written = (digest: Uint8Array, encoding: unknown): string | Uint8Array => {
  if (encoding === 'hex') return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const base64 = btoa(String.fromCharCode(...digest));
  if (encoding === 'base64') return base64;
  if (encoding === 'base64url') return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return LabBuffer.from(digest);
};

const choose = (given: string): (typeof HASHES)[keyof typeof HASHES] => {
  const name = given.toLowerCase().replace('sha-', 'sha');
  if (!Object.hasOwn(HASHES, name)) throw new Error(`Digest method not supported here: ${given}. There are ${Object.keys(HASHES).join(', ')}.`);
  return HASHES[name as keyof typeof HASHES];
};

const collecting = (finish: (all: Uint8Array) => Uint8Array): object => {
  const parts: Uint8Array[] = [];
  const self = {
    update: (data: Data, encoding?: string) => {
      parts.push(bytes(data, encoding));
      return self;
    },
    // As the stream that it is, too: written to, ended, read.
    write: (data: Data, encoding?: string) => (self.update(data, encoding), true),
    end: (data?: Data, encoding?: string) => (data === undefined ? self : self.update(data, encoding)),
    read: () => self.digest(),
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

const isEqual = (left: Uint8Array, right: Uint8Array): boolean => {
  let differs = left.length ^ right.length;
  for (let at = 0; at < left.length; at += 1) differs |= (left[at] ?? 0) ^ (right[at] ?? 0);
  return differs === 0;
};

type Named = string | { name: string };
const nameOf = (given: Named): string => (typeof given === 'string' ? given : given.name);
const viewOf = (data: ArrayBuffer | ArrayBufferView): Uint8Array => (ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data));
const bufferOf = (data: Uint8Array): ArrayBuffer => Uint8Array.from(data).buffer;

/** The global `crypto`: random values, and of `subtle` digests and HMAC, which need no thread here and so are answered at once. */
export const makeWebCrypto = (): Record<string, unknown> => {
  // Outside of the key's object, as the real one keeps it.
  const secrets = new WeakMap<object, { hash: string; secret: Uint8Array }>();
  const mac = (key: object, data: ArrayBuffer | ArrayBufferView): Uint8Array => {
    const kept = secrets.get(key);
    if (kept === undefined) throw new TypeError('This is no key.');
    return hmac(choose(kept.hash), kept.secret, viewOf(data));
  };
  return {
    getRandomValues: <Values extends ArrayBufferView>(values: Values): Values => (viewOf(values).set(randomBytes(values.byteLength)), values),
    randomUUID: () => globalThis.crypto.randomUUID(),
    subtle: {
      digest: async (name: Named, data: ArrayBuffer | ArrayBufferView) => bufferOf(choose(nameOf(name))(viewOf(data))),
      importKey: async (format: string, data: ArrayBuffer | ArrayBufferView, { name, hash = '' }: { name: string; hash?: Named }, extractable: boolean, usages: string[]) => {
        if (format !== 'raw' || name.toUpperCase() !== 'HMAC') throw new Error(`There is only HMAC with a raw key here, not ${name} as ${format}.`);
        if (viewOf(data).length === 0) throw Object.assign(new Error('Zero-length key is not supported'), { name: 'DataError' });
        const key = { type: 'secret', extractable, usages, algorithm: { name: 'HMAC', hash: { name: nameOf(hash) } } };
        secrets.set(key, { hash: nameOf(hash), secret: Uint8Array.from(viewOf(data)) });
        return key;
      },
      sign: async (_name: Named, key: object, data: ArrayBuffer | ArrayBufferView) => bufferOf(mac(key, data)),
      verify: async (_name: Named, key: object, signature: ArrayBuffer | ArrayBufferView, data: ArrayBuffer | ArrayBufferView) => isEqual(viewOf(signature), mac(key, data)),
    },
  };
};

/** `webcrypto` is the program's global `crypto`. */
export const makeCrypto = (webcrypto: object): Record<string, unknown> => ({
  createHash: (name: string) => collecting((all) => choose(name)(all)),
  hash: (name: string, data: Data, encoding = 'hex') => written(choose(name)(bytes(data)), encoding),
  createHmac: (name: string, key: Data) => collecting((all) => hmac(choose(name), bytes(key), all)),
  timingSafeEqual: (left: Uint8Array, right: Uint8Array) => {
    if (left.length !== right.length) throw new RangeError('Input buffers must have the same byte length');
    return isEqual(left, right);
  },
  randomInt: (...given: [number] | [number, number]) => {
    const [least, most] = given.length === 1 ? [0, given[0]] : given;
    return least + Math.floor((globalThis.crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32 * (most - least));
  },
  webcrypto,
  // Written out as needed: a Uint8Array knows no encodings, a Buffer does.
  randomBytes: (count: number) => Object.assign(randomBytes(count), { toString: function (this: Uint8Array, encoding?: string) { return String(written(this, encoding ?? 'hex')); } }),
  randomUUID: () => globalThis.crypto.randomUUID(),
});
