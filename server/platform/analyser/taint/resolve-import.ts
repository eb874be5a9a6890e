// Which file of the set an import means: relative ones, Python's packages above, and the `@/` of web projects.
import { posix } from 'node:path';
import type { Language } from '../program.ts';

const { dirname, join } = posix;
const ENDINGS = ['.ts', '.tsx', '.js', '.jsx', '.mts', '.mjs', '.cts', '.cjs', '.vue', '.svelte'];
const MOST_FOLDERS = 12;
const SCRIPT_IMPORT = /(?:\bfrom|\bimport|\brequire\()\s*\(?['"]((?:\.{1,2}\/|[@~]\/)[^'"\n]{1,200})['"]/g;
const PYTHON_IMPORT = /^[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import[ \t]+\(?([\w ,]*)|import[ \t]+([\w.]+))/gm;

export class Imports {
  readonly #paths: ReadonlySet<string>;
  readonly #known = new Map<string, string | undefined>();

  /** Absolute paths with `/`. */
  constructor(paths: Iterable<string>) {
    this.#paths = new Set(paths);
  }

  /** `from` as it is written in the file at `importer`. */
  resolve(language: Language, importer: string, from: string): string | undefined {
    if (language === 'script' && !/^(\.{1,2}(\/|$)|[@~]\/)/.test(from)) return undefined;
    const key = `${dirname(importer)}\0${from}`;
    if (!this.#known.has(key)) this.#known.set(key, language === 'python' ? this.#python(importer, from) : this.#script(importer, from));
    const found = this.#known.get(key);
    return found === importer ? undefined : found;
  }

  /** The files of the set that a text imports, without reading it as a program. */
  *named(importer: string, source: string): Iterable<string> {
    const language = importer.endsWith('.py') ? 'python' : 'script';
    for (const found of source.matchAll(language === 'python' ? PYTHON_IMPORT : SCRIPT_IMPORT)) {
      const from = found[1] ?? found[3]!;
      const what = found[2]?.split(',').map((name) => name.trim().split(' ')[0]!) ?? [];
      for (const one of [from, ...what.map((name) => (from.endsWith('.') ? `${from}${name}` : `${from}.${name}`))]) {
        const path = this.resolve(language, importer, one);
        if (path !== undefined) yield path;
      }
    }
  }

  #script(importer: string, from: string): string | undefined {
    if (from.startsWith('.')) return this.#scriptAt(join(dirname(importer), from));
    const rest = from.slice(2);
    for (const folder of above(dirname(importer))) {
      const found = this.#scriptAt(join(folder, rest)) ?? this.#scriptAt(join(folder, 'src', rest));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #scriptAt(base: string): string | undefined {
    const plain = base.replace(/\.[cm]?jsx?$/, '');
    const tried = [base, ...ENDINGS.map((ending) => `${base}${ending}`), ...(plain === base ? [] : ENDINGS.map((ending) => `${plain}${ending}`)), ...ENDINGS.map((ending) => `${base}/index${ending}`)];
    return tried.find((path) => this.#paths.has(path));
  }

  #python(importer: string, from: string): string | undefined {
    const dots = /^\.*/.exec(from)![0].length;
    const parts = from.slice(dots).split('.').filter((part) => part !== '');
    const here = dirname(importer);
    if (dots > 0) return this.#pythonAt(above(here)[dots - 1] ?? here, parts);
    // Inside a package, what stands beside the file is not found by its bare name.
    for (const folder of above(here)) {
      const found = this.#paths.has(`${folder}/__init__.py`) ? undefined : this.#pythonAt(folder, parts);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #pythonAt(folder: string, parts: readonly string[]): string | undefined {
    const base = join(folder, ...parts);
    return [`${base}.py`, `${base}/__init__.py`].find((path) => this.#paths.has(path));
  }
}

const above = (folder: string): string[] => {
  const folders = [folder];
  while (folders.length < MOST_FOLDERS && dirname(folders.at(-1)!) !== folders.at(-1)) folders.push(dirname(folders.at(-1)!));
  return folders;
};
