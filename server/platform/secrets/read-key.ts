// The one key of the installation, which is not in the database: from the environment, or a file beside the data.
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';

export type Place = Pick<Config, 'dataDir' | 'secretsKey'>;

/** From SECRETS_KEY, which several processes on several machines must share; else a file beside the data, made at the first use. */
export const keyOf = ({ secretsKey, dataDir }: Place): Buffer => {
  if (secretsKey !== undefined) return secretsKey;
  const file = join(dataDir, 'secrets.key');
  try {
    return readFileSync(file);
  } catch {
    mkdirSync(dataDir, { recursive: true });
    // Written beside and linked: of two processes that begin at once, both read the first one's whole key.
    const own = `${file}.${process.pid}`;
    writeFileSync(own, randomBytes(32), { mode: 0o600 });
    try {
      linkSync(own, file);
    } catch {
      // The other one was first.
    }
    rmSync(own);
    return readFileSync(file);
  }
};
