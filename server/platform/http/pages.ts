// The built web: hashed files for a year, the one page for every other address, Python's files and the scanner's with a stricter policy.
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { formFor, holdFiles } from './held-files.ts';

const NOT_BUILT = '<!doctype html><html lang="en"><meta charset="utf-8"><title>BeforeTab</title><h1>BeforeTab</h1><p>The pages are not built yet. <code>npm start</code> builds them.</p>';

export const servePages = <E extends object>(app: Hono<E>, distDir: string): void => {
  const held = holdFiles(join(distDir, 'web'));
  const index = held.get('/index.html');
  const page = index === undefined ? NOT_BUILT : new TextDecoder().decode(index.plain);
  const engines = serveStatic({ root: relative(process.cwd(), distDir) || '.', precompressed: true });

  app.use('/assets/*', async (c, next) => {
    await next();
    if (c.res.status !== 200) return;
    const isList = c.req.path.endsWith('/manifest.json');
    c.header('cache-control', isList ? 'no-cache' : 'public, max-age=31536000, immutable');
  });
  for (const engine of ['scanner', 'pyodide']) {
    // Its other files are too large to hold; a build leaves those that this list names.
    const list = listOf(join(distDir, 'assets', engine, 'manifest.json'));
    if (list !== undefined) app.get(`/assets/${engine}/manifest.json`, (c) => c.body(list, 200, { 'content-type': 'application/json' }));
    app.use(`/assets/${engine}/*`, engines);
  }
  app.get('/assets/*', (c) => {
    const file = held.get(c.req.path);
    if (file === undefined) return c.text('There is no such file.', 404);
    const { bytes, encoding } = formFor(file, c.req.header('accept-encoding'));
    if (encoding !== undefined) c.header('content-encoding', encoding);
    return c.body(bytes, 200, { 'content-type': file.type, vary: 'accept-encoding' });
  });
  app.get('/beforetab.mjs', async (c) => {
    const file = await readFile(join(distDir, 'command/beforetab.mjs')).then((bytes) => new Uint8Array(bytes), () => undefined);
    return file === undefined ? c.text('The command is not built yet.', 404) : c.body(file, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' });
  });
  app.get('*', (c) => c.html(page, 200, { 'cache-control': 'no-cache' }));
};

const listOf = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};
