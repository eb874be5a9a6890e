// Keyed names of things from outside: whoever has the database alone can neither read nor recompute them.
import { createHmac } from 'node:crypto';
import type { Ctx } from '../platform/context.ts';
import { deriveKey } from '../platform/secrets/derive-key.ts';

const keys = new WeakMap<Ctx['config'], Buffer>();

/** The key of signals, read once a process. */
export const signalsKey = ({ config }: Pick<Ctx, 'config'>): Buffer => {
  const key = keys.get(config) ?? deriveKey(config, 'signals');
  keys.set(config, key);
  return key;
};

/** Version 8 of RFC 9562: bits of our own making. */
const asUuid = (hex: string): string => `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;

/** 120 bits of an HMAC over the parts in the form of a uuid; parts cannot run into each other. */
export const keyedId = (key: Buffer, ...parts: readonly (string | Uint8Array)[]): string => {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(`${part.length}:`).update(part);
  return asUuid(mac.digest('hex'));
};

/** The pseudonym under which a person's signals stand; nothing else in the product can compute it. */
export const signalSubject = (key: Buffer, personId: string): string => keyedId(key, 'subject', personId);
