// Publishes content/ and what lies over it into PostgreSQL by hash; a folder that has not changed is not even read.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, systemViewer } from '../platform/context.ts';
import { forgetCurrent } from './content-cache.ts';
import type { HandedKind } from './handed-kind.ts';
import { loadContent, type LoadedFolder, slugsOf } from './load-content.ts';
import { type Mistake, sortMistakes } from './mistake.ts';
import { publishPolicyTemplate } from './publish-policy.ts';
import { queueContentReviews } from './queue-content-reviews.ts';
import { type Folder, readContent, type Root } from './read-content.ts';
import type { PolicyText } from './schemas.ts';
import { dropCurrent, dropFolder, listFolders, lockPublishing, putFolder, putPiece } from './store.ts';

export type ContentPlaces = { roots: readonly Root[]; kinds: readonly HandedKind[] };
/** `mistakes` are of the folders that were refused; they go on being served as they were last published. */
export type Published = { changed: string[]; refused: string[]; unchanged: number; newVersions: number; mistakes: Mistake[] };

/** What lies in the places now, and what tells whether it has changed. `isRead` knows the folders that are published. */
export type ReadPlaces = { all: readonly Folder[]; stamps: ReadonlyMap<string, string>; isRead: (path: string) => boolean };

/** Needs no database, so that a start can do it while one is getting ready. */
export const readPlaces = ({ roots, kinds }: ContentPlaces): ReadPlaces => {
  const sorts = new Set(['', 'modules', 'short', ...kinds.map(({ folder }) => folder)]);
  const isRead = (path: string): boolean => sorts.has(path.split('/')[0]!);
  const all = readContent(roots);
  const folders = all.filter(({ path }) => isRead(path));
  // A folder that cannot be found is a mistake of the installation, not a wish to unpublish everything.
  if (folders.length === 0) throw new Error(`There is no content in ${roots.map(({ dir }) => dir).join(' or ')}.`);
  return { all, stamps: stampFolders(folders, slugsOf(all, 'labs'), kinds), isRead };
};

export const publishAll = async (given: Ctx, places: ContentPlaces, read: ReadPlaces = readPlaces(places)): Promise<Published> => {
  const { all, stamps, isRead } = read;
  const ctx: Ctx = { ...given, viewer: systemViewer('curriculum') };
  const known = new Map((await listFolders(ctx)).map(({ path, stamp }) => [path, stamp]));
  const result: Published = { changed: [], refused: [], unchanged: 0, newVersions: 0, mistakes: [] };
  const changed = [...stamps].filter(([path, stamp]) => known.get(path) !== stamp).map(([path]) => path);
  const gone = [...known.keys()].filter((path) => isRead(path) && !stamps.has(path));
  result.unchanged = stamps.size - changed.length;
  if (changed.length === 0 && gone.length === 0) return result;

  const loaded = loadContent(all, places.kinds).filter(({ path }) => changed.includes(path));
  await inTransaction(ctx, async (ctx) => {
    await lockPublishing(ctx);
    for (const path of gone) await dropFolder(ctx, path);
    for (const folder of loaded) {
      if (folder.mistakes.length > 0) {
        result.refused.push(folder.path);
        result.mistakes.push(...folder.mistakes);
        continue;
      }
      result.newVersions += await publishFolder(ctx, folder);
      await putFolder(ctx, folder.path, stamps.get(folder.path)!);
      result.changed.push(folder.path);
    }
    if (result.changed.length > 0 || gone.length > 0) {
      await recordAudit(ctx, 'curriculum.publish', 'content', { changed: result.changed, gone, refused: result.refused, newVersions: result.newVersions });
    }
  });
  forgetCurrent(ctx);
  await queueContentReviews(ctx);
  return { ...result, mistakes: sortMistakes(result.mistakes) };
};

const publishFolder = async (ctx: Ctx, { path, pieces }: LoadedFolder): Promise<number> => {
  let added = 0;
  for (const piece of pieces) {
    // The organisation's policy has versions of its own; the file is where it starts.
    if (piece.kind === 'policy') {
      if (piece.locale === 'en') await publishPolicyTemplate(ctx, piece.body as PolicyText);
      continue;
    }
    if ((await putPiece(ctx, piece, path)).isNew) added += 1;
  }
  await dropCurrent(ctx, path, [...pieces, { kind: 'policy', slug: 'policy', locale: 'en' }]);
  return added;
};

/** A folder's own files, what it may refer to elsewhere, and the code that reads it. */
const stampFolders = (folders: readonly Folder[], labs: readonly string[], kinds: readonly HandedKind[]): Map<string, string> => {
  const code = [new URL('.', import.meta.url), ...kinds.map(({ sources }) => sources)].map(stampSources);
  const top = folders.find(({ path }) => path === '');
  const shared = digest([...code, ...(top === undefined ? [] : filesOf(top)), ...labs]);
  return new Map(folders.map((folder) => [folder.path, digest([shared, ...filesOf(folder), ...folder.mistakes.map(({ file, says }) => file + says)])]));
};

const filesOf = ({ files }: Folder): string[] => [...files].flat();

const stampSources = (folder: URL): string => {
  const dir = fileURLToPath(folder);
  const names = readdirSync(dir).filter((name) => name.endsWith('.ts') && !/\.(test|cases)\.ts$/.test(name)).sort();
  return digest(names.map((name) => name + readFileSync(`${dir}/${name}`, 'utf8')));
};

const digest = (parts: readonly string[]): string => {
  const hash = createHash('sha256');
  // Lengths keep "ab","c" and "a","bc" apart.
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
};
