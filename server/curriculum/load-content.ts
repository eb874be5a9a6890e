// Everything under content/ as pieces ready to publish, folder by folder, with every mistake at once. Never throws for what a file holds.
import type { Known } from './check-ids.ts';
import { sameShape } from './check-translation.ts';
import type { HandedKind } from './handed-kind.ts';
import { type Mistake, sortMistakes } from './mistake.ts';
import { type ModuleRead, parseModule } from './parse-module.ts';
import { doubleAnswers, parseShort, SHORT_FILE, type ShortRead } from './parse-short.ts';
import { parseTop } from './parse-top.ts';
import type { Piece } from './piece.ts';
import { type Folder, localesOf } from './read-content.ts';

export type LoadedFolder = { path: string; pieces: Piece[]; mistakes: Mistake[]; module?: ModuleRead | undefined; short?: ShortRead | undefined };

export const loadContent = (folders: readonly Folder[], kinds: readonly HandedKind[]): LoadedFolder[] => {
  const top = folders.find(({ path }) => path === '') ?? { path: '', files: new Map(), shownAs: new Map(), mistakes: [] };
  const known: Known = { ...parseTop(localesOf(top)[0]!.folder, 'en').known, labs: new Set(slugsOf(folders, 'labs')) };
  const loaded = [top, ...folders.filter(({ path }) => path !== '')].map((folder) => loadFolder(folder, known, kinds));
  const shorts = loaded.flatMap(({ path, short }) => (short === undefined ? [] : [{ slug: path.slice('short/'.length), read: short }]));
  for (const { slug, mistake } of doubleAnswers(shorts)) loaded.find(({ path }) => path === `short/${slug}`)!.mistakes.push(mistake);
  return loaded;
};

/** Names of the folders of one sort; what other folders may refer to. */
export const slugsOf = (folders: readonly Folder[], sort: string): string[] => folders.flatMap(({ path }) => (path.startsWith(`${sort}/`) ? [path.slice(sort.length + 1)] : []));

const loadFolder = (folder: Folder, known: Known, kinds: readonly HandedKind[]): LoadedFolder => {
  const loaded: LoadedFolder = { path: folder.path, pieces: [], mistakes: [...folder.mistakes] };
  try {
    for (const { locale, folder: own, translated } of localesOf(folder)) {
      const read = readFolder(own, locale, known, kinds);
      if (locale === 'en') Object.assign(loaded, { module: read.module, short: read.short });
      const pieces = locale === 'en' ? read.pieces : read.pieces.filter((piece) => filesOf(piece, read.module).some((file) => translated.has(file)));
      // An untranslated file says its mistakes once, in its own language.
      const mine = locale === 'en' ? read.mistakes : read.mistakes.filter(({ file }) => [...translated].some((name) => own.shownAs.get(name) === file));
      loaded.mistakes.push(...mine, ...(locale === 'en' ? [] : sameShape(loaded.pieces, pieces, (piece) => own.shownAs.get(filesOf(piece, read.module).find((file) => translated.has(file)) ?? '') ?? own.path)));
      loaded.pieces.push(...pieces);
    }
  } catch (problem) {
    loaded.mistakes.push({ file: `content/${folder.path}`, line: 1, says: `This folder cannot be read: ${problem instanceof Error ? problem.message : String(problem)}` });
  }
  return { ...loaded, mistakes: sortMistakes(loaded.mistakes) };
};

type Read = { pieces: Piece[]; mistakes: Mistake[]; module?: ModuleRead; short?: ShortRead | undefined };

const readFolder = (folder: Folder, locale: string, known: Known, kinds: readonly HandedKind[]): Read => {
  const [sort = '', slug = ''] = folder.path.split('/');
  if (sort === '') return parseTop(folder, locale);
  if (sort === 'modules') {
    const module = parseModule(folder, locale, known);
    return { pieces: module.pieces, mistakes: module.mistakes, module };
  }
  if (sort === 'short') {
    const { read, mistakes } = parseShort(folder, slug, known.labs);
    return { pieces: read === undefined ? [] : [{ kind: 'short', slug, locale, title: read.body.title, tier: null, body: read.body }], mistakes, short: read };
  }
  const handed = kinds.find((kind) => kind.folder === sort);
  if (handed === undefined) return { pieces: [], mistakes: [] };
  const { body, mistakes } = handed.parse(folder.files, `content/${folder.path}`);
  // The parser knows the folder by one name; a file laid over it has another.
  const named = mistakes.map((mistake) => ({ ...mistake, file: folder.shownAs.get(mistake.file.slice(`content/${folder.path}/`.length)) ?? mistake.file }));
  if (body === undefined) return { pieces: [], mistakes: named };
  const { title, tier } = body as { title?: unknown; tier?: unknown };
  return { pieces: [{ kind: handed.kind, slug, locale, title: typeof title === 'string' ? title : slug, tier: typeof tier === 'number' ? tier : null, body }], mistakes: named };
};

/** The files inside the folder of which one translated makes the piece a translation. */
const filesOf = ({ kind, slug }: Piece, module: ModuleRead | undefined): string[] => {
  if (kind === 'lesson') return [module?.body?.units.find((unit) => `${module.body?.slug}/${unit.slug}` === slug)?.lesson ?? ''];
  if (kind === 'quiz') return [module?.body?.units.find(({ quiz }) => quiz !== undefined)?.quiz ?? ''];
  if (kind === 'short') return [SHORT_FILE];
  if (kind === 'lab') return ['brief.md', 'lab.yaml', 'hints.md'];
  if (kind === 'exercise') return [`exercises/${slug.split('/')[1]}.yaml`];
  return [`${kind}.yaml`];
};
