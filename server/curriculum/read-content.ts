// Reads content/ and what an organisation lays over it, file by file, into folders that are published one by one.
import { isUtf8 } from 'node:buffer';
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Mistake } from './mistake.ts';

/** One thing to publish: `''` holds the files at the top, `modules/x` and `labs/x` a folder each, `short/x` one file and its translations. */
export type Folder = {
  path: string;
  /** Path inside the folder -> text, with plain line ends. */
  files: Map<string, string>;
  /** Path inside the folder -> the file as people know it, e.g. `data/content/policy.yaml`. */
  shownAs: Map<string, string>;
  mistakes: Mistake[];
};

export type Root = { dir: string; shownAs: string };

const TEXT = /\.(ya?ml|md|json|ts|js|py|txt|sql|html|toml|cfg|ini|env|csv)$|(^|\/)(\.[a-z]+ignore|Dockerfile)$/;
const MAX_BYTES = 1024 * 1024;

/** Later roots lie over earlier ones. A root that is not there is empty. Reads at once: a thousand small files handed to other threads one by one take twice as long. */
export const readContent = (roots: readonly Root[]): Folder[] => {
  const folders = new Map<string, Folder>();
  for (const root of roots) {
    for (const path of listFiles(root.dir)) {
      const [folderPath, name] = place(path);
      if (folderPath === undefined) continue;
      const folder = folders.get(folderPath) ?? { path: folderPath, files: new Map(), shownAs: new Map(), mistakes: [] };
      folders.set(folderPath, folder);
      readInto(folder, name, join(root.dir, path), `${root.shownAs}/${path}`);
    }
  }
  return [...folders.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
};

const readInto = (folder: Folder, name: string, file: string, shownAs: string): void => {
  const bad = (says: string): void => void folder.mistakes.push({ file: shownAs, line: 1, says });
  folder.shownAs.set(name, shownAs);
  try {
    const bytes = readFileSync(file);
    if (bytes.length > MAX_BYTES) return bad('This file is larger than 1 MB; split it.');
    if (!isUtf8(bytes)) return bad('This file is not UTF-8 text; save it as UTF-8.');
    folder.files.set(name, bytes.toString().replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n'));
  } catch (problem) {
    bad(`This file cannot be read: ${String(problem)}`);
  }
};

const place = (path: string): [string | undefined, string] => {
  const parts = path.split('/');
  if (parts.length === 1) return ['', path];
  // A short lesson is one file; with its translations it is a folder of its own, so that a mistake in one holds back no other.
  const [, slug, ending] = (parts.length === 2 && parts[0] === 'short' && /^([^.]+)((?:\.[\w-]+)?\.md)$/.exec(parts[1]!)) || [];
  if (slug !== undefined) return [`short/${slug}`, `short${ending}`];
  if (parts.length === 2) return [undefined, ''];
  return [`${parts[0]}/${parts[1]}`, parts.slice(2).join('/')];
};

const listFiles = (dir: string): string[] => {
  let entries: Dirent[];
  try {
    entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw problem;
  }
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => TEXT.test(path))
    .sort();
};

const LOCALISED = /^(.*)\.([a-z]{2,3}(?:-[A-Z][A-Za-z]{1,7})?)\.(md|yaml)$/;

/** The folder as each language has it: translated files in the place of ours, and which ones they are. */
export const localesOf = (folder: Folder): { locale: string; folder: Folder; translated: ReadonlySet<string> }[] => {
  const plain = [...folder.files.keys()].filter((name) => !LOCALISED.test(name));
  const locales = [...new Set([...folder.files.keys()].flatMap((name) => LOCALISED.exec(name)?.[2] ?? []))].sort();
  return ['en', ...locales].map((locale) => {
    const own: Folder = { path: folder.path, files: new Map(), shownAs: new Map(), mistakes: folder.mistakes };
    const translated = new Set<string>();
    const take = (name: string, from: string): void => {
      own.files.set(name, folder.files.get(from)!);
      own.shownAs.set(name, folder.shownAs.get(from)!);
    };
    for (const name of plain) take(name, name);
    for (const name of folder.files.keys()) {
      const [, base, found, ending] = LOCALISED.exec(name) ?? [];
      if (found !== locale) continue;
      take(`${base}.${ending}`, name);
      translated.add(`${base}.${ending}`);
    }
    return { locale, folder: own, translated };
  });
};
