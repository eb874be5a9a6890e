// Secrets that must be used again, such as the key of a model: AES-256-GCM under a key that is not in the database.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyOf, type Place } from './read-key.ts';

const IV = 12;
const TAG = 16;

export const sealSecret = (place: Place, text: string): Buffer => {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', keyOf(place), iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
};

/** Undefined where this machine has another key, as after restoring a backup elsewhere. */
export const openSecret = (place: Place, sealed: Buffer): string | undefined => {
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(place), sealed.subarray(0, IV));
    decipher.setAuthTag(sealed.subarray(-TAG));
    return Buffer.concat([decipher.update(sealed.subarray(IV, -TAG)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
};
