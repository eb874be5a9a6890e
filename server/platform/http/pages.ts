// The built web: hashed files for a year, the one page for every other address, Python's files and the scanner's with a stricter policy.
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const NOT_BUILT = '<!doctype html><html lang="en"><meta charset="utf-8"><title>BeforeTab</title><h1>BeforeTab</h1><p>The pages are not built yet. <code>npm start</code> builds them.</p>';

export const servePages = <E extends object>(app: Hono<E>, distDir: string): void => {
  const web = join(distDir, 'web');
  const indexFile = join(web, 'index.html');
  const root = relative(process.cwd(), web) || '.';
  const page = existsSync(indexFile) ? readFileSync(indexFile, 'utf8') : NOT_BUILT;

  app.use('/assets/*', async (c, next) => {
    await next();
    if (c.res.status !== 200) return;
    const isList = c.req.path.endsWith('/manifest.json');
    c.header('cache-control', isList ? 'no-cache' : 'public, max-age=31536000, immutable');
  });
  app.use('/assets/scanner/*', serveStatic({ root: relative(process.cwd(), distDir) || '.', precompressed: true }));
  app.use('/assets/pyodide/*', serveStatic({ root: relative(process.cwd(), distDir) || '.', precompressed: true }));
  app.use('/assets/*', serveStatic({ root, precompressed: true }));
  app.get('/assets/*', (c) => c.text('There is no such file.', 404));
  app.get('/beforetab.mjs', async (c) => {
    const file = await readFile(join(distDir, 'command/beforetab.mjs')).then((bytes) => new Uint8Array(bytes), () => undefined);
    return file === undefined ? c.text('The command is not built yet.', 404) : c.body(file, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' });
  });
  app.get('/favicon.svg', serveStatic({ root }));
  app.get('*', (c) => c.html(page, 200, { 'cache-control': 'no-cache' }));
};
