// Puts Python for the browser into dist/assets/pyodide/<stamp>/: interpreter, saved memory, worker and check runner. Does nothing when the stamp is there.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { build } from 'vite';
import { engineSettings } from '../server/platform/sandbox/jail/engine-settings.ts';
import { LIMITS } from '../server/platform/sandbox/jail/limits.ts';
import { buildCommand } from './build-command.ts';
import { buildScannerAssets } from './build-scanner-assets.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const labs = join(root, 'server/labs');
const guest = join(root, 'server/platform/sandbox/guest');
const pyodide = join(root, 'node_modules/pyodide');
const out = join(root, 'dist/assets/pyodide');

const runtime = ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json'];
// Each becomes one file with everything it imports: what the page runs beside its own script.
const bundles = [join(guest, 'python-worker.ts'), join(guest, 'typescript-worker.ts'), join(labs, 'run-checks.ts')];
// What the server runs in its jails: one file each, with nothing beside it but Node's own modules.
const jailed = ['jailed-python.ts', 'jailed-typescript.ts', 'jailed-sql.ts'].map((name) => join(guest, name));
// What the page fetches and hands to the worker, in this order.
const handed = ['pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json', 'python.snapshot'];

/** Builds when needed, the scanner and the command too, and returns the stamp of Python. */
export async function buildAssets(): Promise<string> {
  await buildScannerAssets();
  await buildCommand();
  const stamp = await stampOf();
  const manifest = join(out, 'manifest.json');
  const before = await readFile(manifest, 'utf8').catch(() => '');
  if (before.includes(`"${stamp}"`)) return stamp;
  // Built beside and renamed at the end, so that a broken build is never taken for a whole one.
  const folder = join(out, `${stamp}.${process.pid}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const name of runtime) await copyFile(join(pyodide, name), join(folder, name));
  for (const path of bundles) await bundle(path, folder);
  for (const path of jailed) await bundleForJail(path, folder);
  // An empty environment, because the saved memory would carry ours to every learner.
  const maker = join(guest, 'make-snapshot.ts');
  await promisify(execFile)(process.execPath, [maker, join(folder, 'python.snapshot')], { env: {}, cwd: root });
  for (const name of await readdir(folder)) {
    await writeFile(join(folder, `${name}.gz`), await promisify(gzip)(await readFile(join(folder, name)), { level: 6 }));
  }
  await keepCode(folder);
  // Another build of the same stamp may have been faster; what it renamed is whole, and somebody may read it already.
  await rename(folder, join(out, stamp)).catch(() => rm(folder, { recursive: true, force: true }));
  const files: Record<string, number> = {};
  for (const name of handed) files[name] = (await stat(join(out, stamp, name))).size;
  const draft = `${manifest}.${process.pid}`;
  await writeFile(draft, JSON.stringify({ stamp, files }));
  await rename(draft, manifest);
  // A server that still runs began with the one before; its pages and jails need those files until it ends.
  for (const old of await readdir(out)) {
    if (old !== stamp && !before.includes(`"${old}"`) && !old.startsWith('manifest.json') && !(await isBeingBuilt(join(out, old)))) await rm(join(out, old), { recursive: true, force: true });
  }
  return stamp;
}

const LONGEST_BUILD_MS = 10 * 60_000;
/** A folder that still bears the number of its process belongs to a build beside this one, unless that died long ago. */
const isBeingBuilt = async (folder: string): Promise<boolean> => basename(folder).includes('.') && Date.now() - (await stat(folder)).mtimeMs < LONGEST_BUILD_MS;

/** Without it every jailed process compiles on its own what it runs; that is slower, and no reason to stop. */
async function keepCode(folder: string): Promise<void> {
  const settings = [...engineSettings(LIMITS.heapMb), '--no-warnings', join(root, 'scripts/make-python-code.ts'), folder];
  await promisify(execFile)(process.execPath, settings, { env: {}, cwd: root }).catch((error: Error) => console.warn(`Machine code for Python was not kept: ${error.message}`));
}

async function bundle(entry: string, folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: false, minify: true, target: 'es2022', lib: { entry, formats: ['es'], fileName: () => `${basename(entry, '.ts')}.js` } },
  });
}

async function bundleForJail(entry: string, folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: { ssr: entry, outDir: folder, emptyOutDir: false, minify: true, target: 'es2022', rolldownOptions: { output: { entryFileNames: '[name].mjs', codeSplitting: false } } },
  });
}

async function stampOf(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of ['pyodide', 'sucrase', '@noble/hashes']) hash.update(await readFile(join(root, 'node_modules', name, 'package.json')));
  for (const folder of [guest, join(root, 'server/platform/sandbox/host'), labs]) {
    const paths = (await readdir(folder, { recursive: true })).filter((path) => /\.(ts|py)$/.test(path) && !path.endsWith('.test.ts')).sort();
    for (const path of paths) hash.update(path).update(await readFile(join(folder, path)));
  }
  for (const path of [fileURLToPath(import.meta.url), join(root, 'scripts/make-python-code.ts'), join(root, 'server/platform/sandbox/jail/engine-settings.ts'), join(root, 'server/platform/bytes-of-base64.ts')]) hash.update(await readFile(path));
  // Code is kept for the engine that made it.
  hash.update(process.versions.v8);
  return hash.digest('hex').slice(0, 16);
}

if (import.meta.main) {
  const began = performance.now();
  const stamp = await buildAssets();
  console.log(`Python for the browser: ${stamp} (${Math.round(performance.now() - began)} ms)`);
}
