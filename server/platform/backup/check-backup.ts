// Reads a whole backup before anything is touched: nothing missing, nothing changed, nothing from a newer version.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { migrationNames } from '../db/migrate.ts';
import { invalid } from '../errors.ts';
import { readTarFile } from './tar.ts';
import { type Checksums, FORMAT, type Manifest } from './write-backup.ts';

export type Backup = { manifest: Manifest; rows: Record<string, number> };

// It becomes part of a statement on restore, so nothing else may hide in it.
const BOUND = /^(DEFAULT|FOR VALUES (FROM \([^();]*\) TO \([^();]*\)|IN \([^();]*\)|WITH \([^();]*\)))$/;
const ManifestShape: z.ZodType<Manifest> = z.object({
  format: z.number(),
  product: z.literal('beforetab'),
  createdAt: z.string(),
  postgres: z.string(),
  keyMark: z.string().optional(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  partitions: z.array(z.object({ name: z.string(), parent: z.string(), bound: z.string().regex(BOUND) })),
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })),
  migrations: z.array(z.string()).min(1),
});
const ChecksumsShape: z.ZodType<Checksums> = z.object({ entries: z.record(z.string(), z.string()), rows: z.record(z.string(), z.number()) });

const DAMAGED = 'This file is not a whole backup: it is cut short or damaged.';

/** Throws Invalid when the file is damaged, something else, or from a newer version. */
export const checkBackup = async (file: string): Promise<Backup> => {
  const found: Record<string, string> = {};
  let manifest: Manifest | undefined;
  let sums: Checksums | undefined;
  for await (const { name, body } of readTarFile(file)) {
    if (sums !== undefined) throw invalid(DAMAGED);
    if (name === 'checksums.json') sums = parse(ChecksumsShape, body);
    else found[name] = createHash('sha256').update(body).digest('hex');
    if (name === 'manifest.json') manifest = parse(ManifestShape, body);
  }
  if (manifest === undefined || sums === undefined) throw invalid(DAMAGED);
  const names = new Set([...Object.keys(found), ...Object.keys(sums.entries)]);
  for (const name of names) if (found[name] !== sums.entries[name]) throw invalid(`${DAMAGED} (${name})`);

  const known = new Set(await migrationNames());
  const unknown = manifest.migrations.filter((name) => !known.has(name));
  if (manifest.format > FORMAT || unknown.length > 0) {
    throw invalid(`This backup comes from a newer version of BeforeTab${unknown.length > 0 ? ` (${unknown.join(', ')})` : ''}. Update first, then restore.`);
  }
  return { manifest, rows: sums.rows };
};

const parse = <T>(shape: z.ZodType<T>, body: Buffer): T => {
  try {
    return shape.parse(JSON.parse(body.toString()));
  } catch {
    throw invalid(DAMAGED);
  }
};
