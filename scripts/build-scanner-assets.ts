// Puts the scanner for the browser's worker into dist/assets/scanner/<stamp>/, as one file with its engine inside. Does nothing when the stamp is there.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { build } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = join(root, 'server/platform/scanner');
const out = join(root, 'dist/assets/scanner');

/** Builds when needed and returns the stamp. */
export const buildScannerAssets = async (): Promise<string> => {
  const stamp = await stampOf();
  const manifest = join(out, 'manifest.json');
  const before = await readFile(manifest, 'utf8').catch(() => '');
  if (before.includes(`"${stamp}"`)) return stamp;
  // Built beside and renamed at the end, so that a broken build is never taken for a whole one.
  const folder = join(out, `${stamp}.${process.pid}`);
  await mkdir(folder, { recursive: true });
  const engine = await readFile(join(sources, 'engine.wasm'), 'base64');
  await build({
    configFile: false,
    logLevel: 'warn',
    define: { __ENGINE__: JSON.stringify(engine) },
    build: { outDir: folder, emptyOutDir: false, minify: true, target: 'es2022', lib: { entry: join(sources, 'worker.ts'), formats: ['es'], fileName: () => 'worker.js' } },
  });
  await writeFile(join(folder, 'worker.js.gz'), await promisify(gzip)(await readFile(join(folder, 'worker.js'))));
  await rm(join(out, stamp), { recursive: true, force: true });
  await rename(folder, join(out, stamp));
  await writeFile(`${manifest}.tmp`, JSON.stringify({ stamp }));
  await rename(`${manifest}.tmp`, manifest);
  // A server that still runs began with the one before, and names it to its pages.
  for (const old of await readdir(out)) if (old !== stamp && old !== 'manifest.json' && !before.includes(`"${old}"`)) await rm(join(out, old), { recursive: true, force: true });
  return stamp;
};

const stampOf = async (): Promise<string> => {
  const hash = createHash('sha256');
  const paths = (await readdir(sources, { recursive: true })).filter((path) => /\.(ts|wasm)$/.test(path) && !path.endsWith('.test.ts')).sort();
  for (const path of paths) hash.update(path).update(await readFile(join(sources, path)));
  hash.update(await readFile(join(root, 'node_modules/@noble/hashes/package.json'))).update(await readFile(fileURLToPath(import.meta.url)));
  return hash.digest('hex').slice(0, 16);
};
