// Writes a backup: every table as it stood in one moment, and the content overlay, in one compressed file.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { conflict } from '../errors.ts';
import { keyMarkOf } from '../secrets/key-mark.ts';
import type { Place } from '../secrets/read-key.ts';
import { copyOut } from './copy-rows.ts';
import { describeDatabase, inSchema, type Shape } from './describe-database.ts';
import { type Entry, tarEnd, tarEntry } from './tar.ts';

export const FORMAT = 1;
export type Manifest = Shape & { format: number; product: 'beforetab'; createdAt: string; postgres: string; /** Of the key that what is sealed was sealed with; the key itself is not in it. */ keyMark?: string | undefined };
export type Checksums = { entries: Record<string, string>; rows: Record<string, number> };
export type Written = { file: string; bytes: number; tables: number; rows: number };

// The same text on every server, whatever its settings.
const SETTINGS = `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'iso_8601'; set local extra_float_digits = 1; set local bytea_output = 'hex'`;

/** `file` appears only when it is whole and on the disk; throws Conflict when there is nothing to back up. */
export const writeBackup = async (url: string, place: Place, file: string, now: Date): Promise<Written> => {
  await mkdir(dirname(file), { recursive: true });
  const half = `${file}.part`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(SETTINGS);
    const sums = await writeEntries(half, (add) => addAll(client, place, now, add));
    await client.query('rollback');
    await makeDurable(half);
    await rename(half, file);
    const rows = Object.values(sums.rows);
    return { file, bytes: (await stat(file)).size, tables: rows.length, rows: rows.reduce((sum, count) => sum + count, 0) };
  } finally {
    await client.end();
    await rm(half, { force: true });
  }
};

type Add = (entry: Entry) => Promise<void>;

const addAll = async (client: pg.Client, place: Place, now: Date, add: Add): Promise<Record<string, number>> => {
  const shape = await describeDatabase(client);
  if (shape.migrations.length === 0) throw conflict('There is nothing to back up: BeforeTab has not used this database yet.');
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  const manifest: Manifest = { format: FORMAT, product: 'beforetab', createdAt: now.toISOString(), postgres: rows[0]!.server_version, keyMark: keyMarkOf(place), ...shape };
  await add({ name: 'manifest.json', body: Buffer.from(JSON.stringify(manifest, undefined, 2)) });
  const counts: Record<string, number> = {};
  for (const { name, columns } of shape.tables) {
    let part = 0;
    const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
    // A query, because COPY of a partitioned table by its name is refused.
    counts[name] = await copyOut(client, `copy (select ${list} from ${inSchema(name)}) to stdout`, async (body) => {
      part += 1;
      await add({ name: `rows/${name}/${String(part).padStart(6, '0')}.copy`, body });
    });
  }
  for (const path of await contentFiles(place.dataDir)) await add({ name: path, body: await readFile(join(place.dataDir, path)) });
  return counts;
};

const contentFiles = async (dataDir: string): Promise<string[]> => {
  const entries = await readdir(join(dataDir, 'content'), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(dataDir.length + 1)).sort();
};

const writeEntries = async (file: string, fill: (add: Add) => Promise<Record<string, number>>): Promise<Checksums> => {
  const gzip = createGzip({ level: 6 });
  // It holds personal data and password hashes: for its owner's eyes only, so never into a file that was there.
  await rm(file, { force: true });
  const output = createWriteStream(file, { mode: 0o600, flags: 'wx' });
  const finished = once(output, 'close');
  gzip.on('error', (error) => output.destroy(error));
  gzip.pipe(output);
  const entries: Record<string, string> = {};
  const add: Add = async (entry) => {
    entries[entry.name] = createHash('sha256').update(entry.body).digest('hex');
    if (!gzip.write(tarEntry(entry))) await Promise.race([once(gzip, 'drain'), finished]);
  };
  try {
    const rows = await fill(add);
    const sums: Checksums = { entries: { ...entries }, rows };
    await add({ name: 'checksums.json', body: Buffer.from(JSON.stringify(sums, undefined, 2)) });
    gzip.end(tarEnd());
    await finished;
    return sums;
  } catch (error) {
    output.destroy();
    throw error;
  }
};

const makeDurable = async (file: string): Promise<void> => {
  const handle = await open(file);
  await handle.sync();
  await handle.close();
};
