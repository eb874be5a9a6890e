// Tells one installation's key from another's without giving it away: a backup carries the mark of the key that it needs.
import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf, type Place } from './read-key.ts';

/** 16 hexadecimal signs; undefined while there is no key, since looking makes none. */
export const keyMarkOf = (place: Place): string | undefined => {
  if (place.secretsKey === undefined && !existsSync(join(place.dataDir, 'secrets.key'))) return undefined;
  return createHmac('sha256', keyOf(place)).update('beforetab: mark of the key').digest('hex').slice(0, 16);
};
