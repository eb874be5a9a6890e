// The kit and the frame in a real browser under the product's content policy: barriers, widths, keys, words, guards.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { findBarriers, findFixedTexts, isTooWide, launchBrowser } from '../../../test/browser.ts';
import type { Role, Session } from '../session.ts';

const root = join(import.meta.dirname, '../../..');
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'";
const sizes = [{ width: 1280, height: 900 }, { width: 390, height: 844 }] as const;
const organisation = { name: 'Fjordworks', locale: 'en', isDemo: true };
const as = (...roles: Role[]): Session => ({
  organisation,
  setUp: null,
  canSendMail: false,
  person: roles.length === 0 ? null : { id: '1', name: 'Ada Lindqvist', email: 'ada@fjordworks.example', roles, teams: [], tiers: [1], languages: [] },
});

describe('the pages in a browser', () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  let base: string;
  let session = as('owner');
  const problems: string[] = [];

  before(async () => {
    folder = await mkdtemp(join(root, 'dist/gallery-test-'));
    process.env['GALLERY'] = '1';
    await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir: folder } });
    server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname;
      response.setHeader('content-security-policy', policy);
      if (path.startsWith('/api/')) {
        response.setHeader('content-type', 'application/json');
        if (path !== '/api/me') response.statusCode = 404;
        response.end(JSON.stringify(path === '/api/me' ? session : { error: { kind: 'NotFound', says: 'There is nothing at this address.' } }));
        return;
      }
      const file = path.startsWith('/assets/') ? path : '/index.html';
      response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
      readFile(join(folder, file)).then((body) => response.end(body), () => response.writeHead(404).end());
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const open = async (path: string, options: { width: number; height: number; scheme?: 'light' | 'dark' } = sizes[0]): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: options.width, height: options.height }, colorScheme: options.scheme ?? 'light' });
    page.on('console', (message) => void (message.type() === 'error' && !message.text().includes('404') && problems.push(message.text())));
    page.on('pageerror', (error) => void problems.push(String(error)));
    await page.goto(`${base}${path}`);
    await page.locator('h1').waitFor();
    return page;
  };

  it('show every component without a barrier, light and dark, on a desk and on a phone', async () => {
    for (const [nth, scheme] of (['light', 'dark'] as const).entries()) {
      // Otherwise light on a desk, and dark on a phone.
      for (const size of sizes.filter((_size, at) => process.env['TEST_FULL'] === '1' || at === nth)) {
        const page = await open('/gallery', { ...size, scheme });
        assert.deepEqual(await findBarriers(page), [], `${scheme}, ${size.width}`);
        assert.equal(await isTooWide(page), false, `${scheme}, ${size.width}: scrolls sideways`);
        await page.close();
      }
    }
  });

  it('break no rule of the content policy, and put styles in their order', async () => {
    const page = await open('/gallery');
    assert.deepEqual(problems, []);
    // Base rules colour links; the button's own rule has to win.
    const colours = (await page.evaluate(`(() => { const of = (name) => getComputedStyle(document.querySelector(name)); return [of('a.button').color, of('body').color, of('body').fontFamily] })()`)) as string[];
    assert.equal(colours[0], colours[1]);
    assert.match(colours[2] ?? '', /Inter/);
    await page.close();
  });

  it('work by keys: skip to the content, list the shortcuts, go to an entry, close by Escape', async () => {
    const page = await open('/gallery');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.className'), 'frame-skip');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate('location.hash'), '#content');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Shortcuts' }).waitFor();
    assert.deepEqual(await findBarriers(page, 'dialog'), []);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.close();
  });

  it('keep the colours somebody chose, from the first moment of the next page', async () => {
    const page = await open('/gallery', { ...sizes[0], scheme: 'light' });
    await page.getByRole('button', { name: 'Ada Lindqvist' }).click();
    assert.deepEqual(await findBarriers(page), []);
    await page.getByRole('radio', { name: 'Dark' }).check();
    await page.reload();
    await page.locator('h1').waitFor();
    assert.equal(await page.evaluate('getComputedStyle(document.documentElement).colorScheme'), 'dark');
    await page.close();
  });

  it('lead visitors to sign-in with the page they wanted, a fresh house to set-up, and refuse in words', async () => {
    session = as();
    const visitor = await open('/people?team=x');
    assert.equal(await visitor.evaluate('location.pathname + location.search'), '/sign-in?next=%2Fpeople%3Fteam%3Dx');
    await visitor.close();
    session = { ...as(), organisation: null, setUp: { needsCode: false } };
    const first = await open('/');
    assert.equal(await first.evaluate('location.pathname'), '/set-up');
    await first.close();
    session = as('learner');
    const learner = await open('/people');
    assert.equal(await learner.locator('h1').textContent(), 'This is not open to you');
    assert.deepEqual(await findBarriers(learner), []);
    await learner.close();
    session = as('owner');
  });

  it('say where nothing is, and mark demo data on every page', async () => {
    const page = await open('/no/such/page');
    assert.equal(await page.locator('h1').textContent(), 'There is no page here');
    assert.match(await page.title(), /There is no page here/);
    await page.getByText('Demo data').waitFor();
    assert.deepEqual(await findBarriers(page), []);
    await page.close();
  });

  it('take the words of the frame from the catalogue', async () => {
    const page = await open('/no/such/page?locale=pseudo');
    await page.keyboard.press('?');
    await page.locator('dialog').waitFor();
    assert.deepEqual(await findFixedTexts(page), []);
    assert.equal(await isTooWide(page), false);
    await page.close();
    const gallery = await open('/gallery?locale=pseudo');
    // The gallery's own samples are fixed on purpose: the finder has to see them.
    assert.ok((await findFixedTexts(gallery)).includes('Buttons and links'));
    await gallery.close();
  });
});
