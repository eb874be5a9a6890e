// The components by keyboard in a real browser, and the bytes that come before anything is seen.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { findBarriers, launchBrowser } from '../../../test/browser.ts';

const root = join(import.meta.dirname, '../../..');
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'";
const me = {
  organisation: { name: 'Lovelace Ltd', locale: 'en', isDemo: true },
  setUp: null,
  canSendMail: true,
  person: { id: 'a', name: 'Ada Lovelace', email: 'ada@example.org', roles: ['learner', 'owner'], teams: [], tiers: [1, 2], languages: [] },
};
/** Script of the frame and an empty page, gzip. React and its router are 94 of it. */
const BUDGET_KB = 118;

describe('the components by keyboard', () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  let base: string;

  const open = async (): Promise<Page> => {
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    await page.goto(`${base}/gallery`);
    await page.locator('h1').waitFor();
    return page;
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beforetab-kit-'));
    process.env['GALLERY'] = '1';
    await build({ root: join(root, 'web'), configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir: folder } });
    delete process.env['GALLERY'];
    server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname;
      response.setHeader('content-security-policy', policy);
      if (path === '/api/me') {
        response.setHeader('content-type', 'application/json').end(JSON.stringify(me));
        return;
      }
      const file = join(folder, path.startsWith('/assets/') ? path : 'index.html');
      response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
      readFile(file).then((body) => response.end(body), () => response.writeHead(404).end());
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('asks before erasing, keeps the focus inside, and gives it back on Esc', async () => {
    const page = await open();
    const opener = page.getByRole('button', { name: 'Erase a person' });
    await opener.press('Enter');
    await page.getByRole('dialog', { name: 'Erase Ada Lovelace?' }).waitFor();
    assert.equal(await page.evaluate("document.activeElement.closest('dialog') !== null"), true);
    assert.deepEqual(await findBarriers(page, 'dialog[open]'), []);
    assert.deepEqual(await page.getByRole('dialog').getByRole('button').allTextContents(), ['Cancel', 'Erase'], 'one way out');
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    assert.equal(await opener.evaluate((element) => element === document.activeElement), true);
    await page.close();
  });

  it('moves through tabs and answers by arrow keys, and leaves Tab to the page', async () => {
    const page = await open();
    await page.getByRole('tab', { name: 'Code' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('The second panel.').waitFor();
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate("document.activeElement.getAttribute('role')"), 'tabpanel');
    await page.getByRole('radio', { name: '70 %' }).focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.getByRole('radio', { name: '80 %' }).isChecked(), true);
    await page.close();
  });

  it('stays focusable while busy and does nothing', async () => {
    const page = await open();
    const save = page.getByRole('button', { name: 'Save' });
    await save.press('Enter');
    assert.equal(await save.getAttribute('aria-busy'), 'true');
    assert.equal(await save.evaluate((element) => element === document.activeElement), true);
    await page.close();
  });

  it(`starts with at most ${BUDGET_KB} KB of script`, async () => {
    const html = await readFile(join(folder, 'index.html'), 'utf8');
    const names = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? '');
    const sizes = await Promise.all(names.map(async (name) => gzipSync(await readFile(join(folder, name))).length));
    const total = sizes.reduce((sum, size) => sum + size, 0) / 1000;
    assert.ok(names.length > 0 && total <= BUDGET_KB, `${total.toFixed(1)} KB: ${names.map((name, at) => `${name} ${sizes[at]}`).join(', ')}`);
    assert.doesNotMatch(html, /<style|<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=/);
  });
});
