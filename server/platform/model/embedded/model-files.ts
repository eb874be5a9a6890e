// The model files that this installation keeps: in a folder of their own, each beside a note of what it is and its checksum.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A plain name: no folder, no hidden file, nothing that a shell or a terminal reads otherwise. */
export const ModelFileName = z.string().max(100).regex(/^[A-Za-z0-9][A-Za-z0-9._-]*\.gguf$/, 'must be letters, digits, dots and dashes, and ends with .gguf');

export const KeptModelFile = z.object({
  name: ModelFileName,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().positive(),
  architecture: z.string().max(40),
  title: z.string().max(80),
  contextTokens: z.number().int().positive(),
  importedAt: z.iso.datetime(),
});
export type KeptModelFile = z.infer<typeof KeptModelFile>;

export const modelFolder = (dataDir: string): string => join(dataDir, 'models');
export const modelPath = (dataDir: string, name: string): string => join(modelFolder(dataDir), ModelFileName.parse(name));
export const notePath = (dataDir: string, name: string): string => `${modelPath(dataDir, name)}.json`;

/** In the order of their names. A file without a note, or of another size than its note says, is not one that was imported. */
export const listModelFiles = (dataDir: string): KeptModelFile[] => {
  const folder = modelFolder(dataDir);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => ModelFileName.safeParse(name).success)
    .toSorted()
    .flatMap((name) => findModelFile(dataDir, name) ?? []);
};

export const findModelFile = (dataDir: string, name: string): KeptModelFile | undefined => {
  if (!ModelFileName.safeParse(name).success) return undefined;
  try {
    const note = KeptModelFile.safeParse(JSON.parse(readFileSync(notePath(dataDir, name), 'utf8')));
    const about = statSync(modelPath(dataDir, name));
    return note.success && note.data.name === name && about.isFile() && about.size === note.data.bytes ? note.data : undefined;
  } catch {
    return undefined;
  }
};
