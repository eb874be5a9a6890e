// `node scripts/build-scanner.ts`: compiles the scanner's engine into server/platform/scanner/engine.wasm. A test holds that file to its sources.
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { PAGES } from '../server/platform/scanner/engine.ts';

const FOLDER = fileURLToPath(new URL('../server/platform/scanner', import.meta.url));
const OPTIONS = ['simd/entry.ts', '--outFile', 'engine.wasm', '--optimizeLevel', '3', '--shrinkLevel', '0', '--noAssert', '--converge', '--runtime', 'stub', '--enable', 'simd', '--importMemory', '--initialMemory', String(PAGES), '--use', 'abort='];

/** The module's bytes; throws with the compiler's words. */
export const compileEngine = async (): Promise<Uint8Array> => {
  let built: Uint8Array | undefined;
  let said = '';
  const { error } = await asc.main(OPTIONS, {
    // It adds an ending to names that have one. Loads and stores take the place of arrays.
    readFile: (name) => readFile(join(FOLDER, name.replace(/\.ts\.ts$/, '.ts').replace('engine/memory.ts', 'simd/memory.ts')), 'utf8').catch(() => null),
    writeFile: (_name, contents) => {
      built = contents as unknown as Uint8Array;
    },
    listFiles: () => [],
    stderr: { write: (text) => void (said += String(text)) },
  });
  if (error !== null || built === undefined) throw new Error(`The scanner's engine does not compile.\n${said}`);
  return built;
};

/** Which sources the module was compiled from, with the module's own hash: compiling takes seconds, comparing does not. */
export const SOURCES_FILE = join(FOLDER, 'engine.wasm.sources');

export const hashSources = async (): Promise<string> => {
  const hash = createHash('sha256').update(OPTIONS.join(' '));
  for (const folder of ['engine', 'simd']) {
    for (const name of (await readdir(join(FOLDER, folder))).sort()) hash.update(name).update(await readFile(join(FOLDER, folder, name)));
  }
  return hash.update(await readFile(join(FOLDER, 'engine.wasm'))).digest('hex');
};

if (import.meta.main) {
  const module = await compileEngine();
  await writeFile(join(FOLDER, 'engine.wasm'), module);
  await writeFile(SOURCES_FILE, `${await hashSources()}\n`);
  console.log(`engine.wasm: ${module.length} bytes`);
}
