// How the pages are built: one app in web/, hashed files, nothing inline, so that a strict content policy holds.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const packing = { br: promisify(brotliCompress), gz: promisify(gzip) };

/** Packed once here, so that the server only sends bytes. */
const packFiles = (): Plugin => ({
  name: 'pack-files',
  apply: 'build',
  async writeBundle(options, bundle) {
    const files = Object.keys(bundle).filter((name) => /^assets\/.*\.(js|css|svg|json|safetensors)$/.test(name));
    const packOne = async (name: string): Promise<void> => {
      const path = join(options.dir ?? '', name);
      const whole = await readFile(path);
      for (const [ending, pack] of Object.entries(packing)) await writeFile(`${path}.${ending}`, await pack(whole));
    };
    await Promise.all(files.map(packOne));
  },
});

/** Chunks of style arrive in any order, and the minifier drops a statement that its own file makes needless. */
const layersInOrder = (): Plugin => ({
  name: 'layers-in-order',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css')) file.source = `@layer tokens,base,ui,shell,feature;${String(file.source)}`;
      }
    },
  },
});

/** Nothing is drawn before the script has chosen the colours: a dark page never flashes white. */
const colourFirst = (): Plugin => ({
  name: 'colour-first',
  transformIndexHtml: { order: 'post', handler: (html) => html.replace('<script type="module"', '<script type="module" blocking="render"') },
});

/** Tests run with NODE_ENV=test, and their builds must still be the ones people get. */
const asProduction = (): Plugin => ({
  name: 'as-production',
  apply: 'build',
  config: () => {
    process.env['NODE_ENV'] = 'production';
  },
});

export default defineConfig(({ mode }) => ({
  root: at('./web'),
  base: '/',
  publicDir: false,
  plugins: [asProduction(), layersInOrder(), colourFirst(), packFiles()],
  // The gallery of components is for those who build pages, not for the product.
  define: { __GALLERY__: JSON.stringify(mode !== 'production' || process.env['GALLERY'] === '1') },
  // The compiler Vite brings knows JSX; a plugin would add only hot replacement of components.
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: at('./dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // Browsers that know light-dark(): without this every colour is written twice over.
    cssTarget: ['chrome123', 'safari17.5', 'firefox121'],
    rolldownOptions: {
      // On a busy machine it warns that packing takes time, which nobody starting the product can use.
      checks: { bundlerTimings: false },
      // "use client" means something to server rendering, which there is none of.
      onLog: (level, log, say) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : say(level, log)),
      output: {
        // The first script lists the other files by name, and hashes are what does not pack: with one sign fewer it is a tenth of a kilobyte smaller.
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
        codeSplitting: {
          // What every page needs and rarely changes: a new release of ours leaves it in the browser's cache.
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'routes', test: /node_modules\/(@tanstack|isbot|seroval|cookie-es|use-sync-external-store)\// },
          ],
        },
      },
    },
    // Inlined fonts and pictures would need `data:` in the content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: true,
    sourcemap: false,
  },
  worker: { format: 'es' },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`, '/assets/pyodide': `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`, '/assets/scanner': `http://127.0.0.1:${process.env['PORT'] ?? '3000'}` },
  },
}));
