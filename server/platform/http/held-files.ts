// The built pages as they were when this process started, in memory: a build beside it takes their files away, and a page in parts would go blank.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { getMimeType } from 'hono/utils/mime';

export type Held = { type: string; plain: Uint8Array<ArrayBuffer>; packed: ReadonlyMap<Encoding, Uint8Array<ArrayBuffer>> };
type Encoding = 'br' | 'gzip';
const ENDINGS: readonly (readonly [ending: string, encoding: Encoding])[] = [['.br', 'br'], ['.gz', 'gzip']];

/** Every file below the folder by its address, `/assets/app.js`; some 600 of 4 MB, read in 25 ms. None where nothing is built. */
export const holdFiles = (folder: string): ReadonlyMap<string, Held> => {
  const read = new Map(filesIn(folder).map((path) => [`/${relative(folder, path).replaceAll('\\', '/')}`, new Uint8Array(readFileSync(path))]));
  const held = new Map<string, Held>();
  for (const [address, plain] of read) {
    if (ENDINGS.some(([ending]) => address.endsWith(ending))) continue;
    const packed = ENDINGS.flatMap(([ending, encoding]) => {
      const bytes = read.get(address + ending);
      return bytes === undefined ? [] : [[encoding, bytes] as const];
    });
    held.set(address, { type: getMimeType(address) ?? 'application/octet-stream', plain, packed: new Map(packed) });
  }
  return held;
};

/** The smallest form that whoever asks can unpack. */
export const formFor = ({ plain, packed }: Held, accepted: string | undefined): { bytes: Uint8Array<ArrayBuffer>; encoding?: Encoding } => {
  const taken = new Set(accepted?.split(',').map((one) => one.split(';', 1)[0]?.trim()));
  for (const [encoding, bytes] of packed) if (taken.has(encoding)) return { bytes, encoding };
  return { bytes: plain };
};

const filesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};
