// Puts `beforetab` into dist/command/beforetab.mjs: one file for a terminal, with the scanner's engine, pdf.js and the arena's attacks inside. Does nothing while no file that went into it has changed.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { readSuites } from '../server/arena/commands.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const engine = join(root, 'server/platform/scanner/engine.wasm');
const attacks = join(root, 'content/arena');
const out = join(root, 'dist/command');
const list = join(out, 'inputs.json');

/** Builds when needed and returns the file's path. */
export const buildCommand = async (): Promise<string> => {
  const file = join(out, 'beforetab.mjs');
  if (await isFresh(file)) return file;
  const halves = await buildAlone('server/platform/inspector/pdf/both-halves.ts', {});
  const engineText = pack(await readFile(engine));
  const rest = await buildAlone('server/one-file-rest.ts', { __ENGINE__: engineText, __PDF__: pack(halves.code), __SUITES__: pack(JSON.stringify(readSuites())) });
  // Where packed code lies is no file, and what makes a `require` for packages of the old form asks for one; it needs Node's own modules alone.
  const chunk = await buildAlone('server/one-file.ts', { __ENGINE__: engineText, __REST__: pack(rest.code.replaceAll('import.meta.url', '"file:///"')) });
  await mkdir(out, { recursive: true });
  const modules = [...chunk.moduleIds, ...rest.moduleIds, ...halves.moduleIds].filter((id) => id.startsWith('/'));
  const suites = (await readdir(attacks)).filter((name) => name.endsWith('.yaml')).map((name) => join(attacks, name));
  const inputs = [...new Set([...modules, ...suites, engine, fileURLToPath(import.meta.url)])].map((path) => relative(root, path)).toSorted();
  await replace(file, `#!/usr/bin/env node\n${chunk.code}`);
  await replace(list, JSON.stringify({ inputs, stamp: await stampOf(inputs), file: hashOf(await readFile(file)) }, null, 1));
  return file;
};

/** One file with everything in it that Node does not bring along; `inside` are texts under the names by which the sources ask for them. */
const buildAlone = async (entry: string, inside: Readonly<Record<string, string>>): Promise<Rolldown.OutputChunk> => {
  const made = (await build({
    configFile: false,
    root,
    logLevel: 'warn',
    define: Object.fromEntries(Object.entries(inside).map(([name, text]) => [name, JSON.stringify(text)])),
    ssr: { noExternal: true },
    build: { write: false, ssr: join(root, entry), minify: true, target: 'node20', rolldownOptions: { output: { codeSplitting: false } } },
  })) as Rolldown.RolldownOutput;
  const [chunk, ...more] = made.output;
  if (more.length > 0) throw new Error(`${entry} became ${made.output.length} files: ${made.output.map(({ fileName }) => fileName).join(', ')}.`);
  // What Node brings along may stay outside; anything else would be missing where the file is alone.
  const outside = [...chunk.imports, ...chunk.dynamicImports].filter((name) => !isBuiltin(name));
  if (outside.length > 0) throw new Error(`${entry} needs what is not in it: ${outside.join(', ')}.`);
  return chunk;
};

/** Nine of eleven: the last two save 60 KB of 600 and take ten seconds. */
const pack = (given: string | Buffer): string => brotliCompressSync(given, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 } }).toString('base64');

// Whatever comes in new is imported by a file that was in before, and so has changed.
const isFresh = async (file: string): Promise<boolean> => {
  try {
    const { inputs, stamp, file: was } = JSON.parse(await readFile(list, 'utf8')) as { inputs: string[]; stamp: string; file: string };
    return was === hashOf(await readFile(file)) && stamp === (await stampOf(inputs));
  } catch {
    return false;
  }
};

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const stampOf = async (inputs: readonly string[]): Promise<string> => {
  const hash = createHash('sha256');
  for (const path of inputs) hash.update(`${path}\0`).update(await readFile(join(root, path)));
  return hash.digest('hex');
};

/** Whoever reads it meanwhile has the old one or the new one, whole. */
const replace = async (file: string, text: string): Promise<void> => {
  const beside = `${file}.${process.pid}`;
  await writeFile(beside, text);
  await rename(beside, file);
};
