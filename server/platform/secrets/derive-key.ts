// A key for one purpose out of the installation's own (HKDF, RFC 5869): who learns one of them learns no other.
import { hkdfSync } from 'node:crypto';
import { keyOf, type Place } from './read-key.ts';

/** 32 bytes, the same at every call; `purpose` names what they are for and is no secret. Reads the key's file, so keep the answer. */
export const deriveKey = (place: Place, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', keyOf(place), Buffer.alloc(0), `beforetab ${purpose}`, 32));
