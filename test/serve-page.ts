// A page of a test, built as the product's pages are and served by its own edge: the same policies, the same files of the engines.
import { serve } from '@hono/node-server';
import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'vite';
import { buildAssets } from '../scripts/build-assets.ts';
import { readConfig } from '../server/platform/config.ts';
import type { Ctx } from '../server/platform/context.ts';
import { silentLog } from '../server/platform/log.ts';
import { servePages } from '../server/platform/http/pages.ts';
import type { Route } from '../server/platform/http/route.ts';
import { serveRoutes } from '../server/platform/http/serve.ts';

export const ROOT = join(import.meta.dirname, '..');

export type ServedPage = {
  url: string;
  /** Every request since the start, with its cookies: `GET /api/me a=1`. */
  asked: string[];
  stop: () => Promise<void>;
};

/** `main` is the page's script as TSX; it stands in the folder web/ as far as its imports are concerned: `import './ui/…'`. */
export const servePage = async (main: string, routes: readonly Route[] = []): Promise<ServedPage> => {
  await buildAssets();
  const folder = await mkdtemp(join(ROOT, 'dist/page-test-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><html lang="en"><title>Test</title><body><main id="main"></main><script type="module" src="./main.tsx"></script>');
  await writeFile(join(folder, 'main.tsx'), main.replaceAll(/from '\.\/|import '\.\//g, (start) => start.replace('./', `${ROOT}/web/`)));
  await build({ root: folder, configFile: false, logLevel: 'error', base: '/', define: { __GALLERY__: 'false' }, build: { outDir: join(folder, 'web'), target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } }, oxc: { jsx: { runtime: 'automatic' } } });
  await symlink(join(ROOT, 'dist/assets'), join(folder, 'assets'));

  const ctx = { config: readConfig({ PORT: '0' }), log: silentLog } as unknown as Ctx;
  const app = serveRoutes(ctx, routes, async () => ({ is: 'nobody' }));
  servePages(app, folder);
  const asked: string[] = [];
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  server.on('request', ({ method, url, headers }: { method: string; url: string; headers: { cookie?: string } }) => void asked.push(`${method} ${url} ${headers.cookie ?? ''}`.trim()));
  server.on('upgrade', ({ url }: { url: string }, socket: { destroy(): void }) => {
    asked.push(`UPGRADE ${url}`);
    socket.destroy();
  });
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    server.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, asked, stop };
};
