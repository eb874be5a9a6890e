// Takes a model file into the data folder: its header is read, it is copied and hashed in one go, and appears under its name as a whole or not at all.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, linkSync, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BadModelFile, readModelFile } from '../gguf/read-model-file.ts';
import { type KeptModelFile, modelFolder, ModelFileName, modelPath, notePath } from './model-files.ts';

export type ImportAsked = { source: string; name?: string | undefined; sha256?: string | undefined; now: Date };

/** Throws an Error whose message says what is wrong with the file, its name or its checksum. */
export const importModelFile = async (dataDir: string, { source, name = basename(source), sha256, now }: ImportAsked): Promise<KeptModelFile> => {
  const named = ModelFileName.safeParse(name);
  if (!named.success) throw new Error(`A model file's name ${named.error.issues[0]!.message}; "${printable(name)}" cannot be one. Give it another by --name.`);
  if (sha256 !== undefined && !/^[0-9a-fA-F]{64}$/.test(sha256)) throw new Error('A SHA-256 is 64 hexadecimal digits.');
  const path = modelPath(dataDir, named.data);
  if (existsSync(path)) throw new Error(`There is a model file ${name} already. Remove it first, or give this one another name by --name.`);
  readable(source);
  const folder = modelFolder(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  mustFit(folder, statSync(source).size);
  const copy = `${folder}/.${randomUUID()}.part`;
  try {
    const sum = await copyHashed(source, copy);
    if (sha256 !== undefined && sum !== sha256.toLowerCase()) throw new Error(`Its SHA-256 is ${sum}, which is not the one you gave. Nothing was imported.`);
    // Again, of the copy: the source may have changed in between.
    const { bytes, architecture, title, contextTokens } = readable(copy);
    const note: KeptModelFile = { name: named.data, sha256: sum, bytes, architecture, title, contextTokens, importedAt: now.toISOString() };
    linkSync(copy, path);
    writeFileSync(notePath(dataDir, named.data), JSON.stringify(note), { mode: 0o600 });
    return note;
  } finally {
    rmSync(copy, { force: true });
  }
};

const readable = (path: string): ReturnType<typeof readModelFile> => {
  try {
    return readModelFile(path);
  } catch (error) {
    if (error instanceof BadModelFile) throw new Error(`This file ${error.message}. Nothing was imported.`, { cause: error });
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(code === 'ENOENT' ? `There is no file ${printable(path)}.` : `The file cannot be read (${code ?? 'unknown reason'}).`, { cause: error });
  }
};

const mustFit = (folder: string, bytes: number): void => {
  const { bavail, bsize } = statfsSync(folder);
  if (bytes > bavail * bsize) throw new Error(`The file has ${Math.ceil(bytes / 1024 ** 2)} MB, and ${Math.floor((bavail * bsize) / 1024 ** 2)} MB are free where the data are.`);
};

const copyHashed = async (source: string, copy: string): Promise<string> => {
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(createReadStream(source, { highWaterMark: 1024 * 1024 }), hashing, createWriteStream(copy, { flags: 'wx', mode: 0o400, flush: true }));
  return hash.digest('hex');
};

const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 200);

/** False when there was none. */
export const removeModelFile = (dataDir: string, name: string): boolean => {
  const isThere = existsSync(modelPath(dataDir, name));
  rmSync(modelPath(dataDir, name), { force: true });
  rmSync(notePath(dataDir, name), { force: true });
  return isThere;
};
