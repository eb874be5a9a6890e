// The part of Node's Buffer that lab code uses: bytes that know hexadecimal, base64 and UTF-8.
import { bytesOfBase64 } from '../../../bytes-of-base64.ts';

type From = string | readonly number[] | ArrayBuffer | Uint8Array;

const fromText = (text: string, encoding: string): Uint8Array => {
  // As Node reads it: up to the first pair that is none.
  if (encoding === 'hex') return Uint8Array.from((/^(?:[0-9a-f]{2})*/i.exec(text)?.[0] ?? '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  if (encoding === 'base64' || encoding === 'base64url') {
    const letters = text.replaceAll('-', '+').replaceAll('_', '/').replace(/[^A-Za-z0-9+/]/g, '');
    return bytesOfBase64(letters.length % 4 === 1 ? letters.slice(0, -1) : letters);
  }
  if (encoding === 'latin1' || encoding === 'binary' || encoding === 'ascii') return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 255);
  return new TextEncoder().encode(text);
};

export class LabBuffer extends Uint8Array {
  static override from(data: Iterable<number> | ArrayLike<number> | From, encoding?: unknown): LabBuffer {
    const bytes = typeof data === 'string' ? fromText(data, typeof encoding === 'string' ? encoding : 'utf8') : data instanceof ArrayBuffer ? new Uint8Array(data) : Uint8Array.from(data as ArrayLike<number>);
    const made = new LabBuffer(bytes.length);
    made.set(bytes);
    return made;
  }
  static alloc(size: number, fill: number | string = 0): LabBuffer {
    const made = new LabBuffer(size);
    const given = typeof fill === 'string' ? LabBuffer.from(fill) : [fill];
    return given.length === 0 ? made : made.map((_byte, at) => given[at % given.length] ?? 0) as LabBuffer;
  }
  /** Below, zero or above, as a sort asks. */
  static compare(left: Uint8Array, right: Uint8Array): number {
    const at = left.findIndex((byte, place) => byte !== right[place]);
    return Math.sign(at === -1 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1));
  }
  static concat(parts: readonly Uint8Array[]): LabBuffer {
    return LabBuffer.from(parts.flatMap((part) => [...part]));
  }
  static isBuffer(thing: unknown): boolean {
    return thing instanceof LabBuffer;
  }
  static byteLength(data: string | Uint8Array, encoding?: string): number {
    return LabBuffer.from(data, encoding).length;
  }
  equals(other: Uint8Array): boolean {
    return this.length === other.length && this.every((byte, at) => byte === other[at]);
  }
  override toString(encoding = 'utf8', start = 0, end = this.length): string {
    if (start > 0 || end < this.length) return LabBuffer.from(this.slice(start, end)).toString(encoding);
    if (encoding === 'hex') return Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (encoding === 'latin1' || encoding === 'binary' || encoding === 'ascii') return String.fromCharCode(...this);
    if (encoding !== 'base64' && encoding !== 'base64url') return new TextDecoder().decode(this);
    const base64 = btoa(String.fromCharCode(...this));
    return encoding === 'base64' ? base64 : base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  }
}
